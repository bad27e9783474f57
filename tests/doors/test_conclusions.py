"""The draft of the 自评结论 from review to review: what people wrote on it stays, what nobody touched is made anew."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.asked import Asked
from jixiao.doors.file import clear_file, open_book, review_again, review_file
from jixiao.form.grid import reference
from jixiao.sheets import Part
from jixiao.sheets.conclusions import DRAFT, TICK, conclusion_edits, read_conclusions
from jixiao.workbook import FitRow, PutValue, apply_edits, read_snapshot

ROOT = Path(__file__).parents[2]
SAMPLE = next((ROOT / "workbooks").glob("天津市司法局-2021*.xlsx"))
GLANCE = "得分一览"
FORM = "整体支出绩效自评表"
TEXT = "2021年度自评得分97.3分，等级为“优”。存在的问题：个别案卷归档不及时。"


@pytest.fixture
def reviewed(tmp_path: Path) -> Path:
    return review_file(Path(shutil.copy(SAMPLE, tmp_path))).target


def below(path: Path, heading: str) -> str:
    """The cell below a heading of 得分一览."""
    (sheet,) = (sheet for sheet in read_snapshot(path).sheets if sheet.name == GLANCE)
    row, column = next(at for at, cell in sheet.cells.items() if cell.text == heading)
    return reference(row + 1, column)


def put(path: Path, **cells: str) -> None:
    """Write into the cells below the headings, as people do."""
    headings = {"draft": DRAFT, "tick": TICK}
    apply_edits(path, [PutValue(GLANCE, below(path, headings[name]), text) for name, text in cells.items()], path)


def test_a_draft_that_was_edited_and_ticked_stays_as_it_is(reviewed: Path) -> None:
    put(reviewed, draft=TEXT, tick="是")
    review_file(reviewed)
    (left,) = read_conclusions(read_snapshot(reviewed))
    assert (left.text, left.ticked) == (TEXT, True)
    once = reviewed.read_bytes()
    review_file(reviewed)
    assert reviewed.read_bytes() == once


def test_a_draft_that_nobody_edited_follows_the_form(reviewed: Path) -> None:
    (before,) = read_conclusions(read_snapshot(reviewed))
    total = next(total.score for total in open_book(reviewed).forms[0].totals if total.grand)
    assert total is not None
    apply_edits(reviewed, [PutValue(FORM, total.cell.ref, 96)], reviewed)
    review_file(reviewed)
    (after,) = read_conclusions(read_snapshot(reviewed))
    assert ("得分97.3分" in before.text, "得分96分" in after.text, after.edited) == (True, True, False)


@pytest.mark.parametrize("parts", [{Part.FINDINGS}, {Part.SCORES}])
def test_reviewing_a_part_keeps_it_too(reviewed: Path, parts: set[Part]) -> None:
    put(reviewed, draft=TEXT, tick="是")
    review_file(reviewed, parts=parts)
    assert [(each.text, each.ticked) for each in read_conclusions(read_snapshot(reviewed))] == [(TEXT, True)]


def test_a_ticked_draft_goes_into_the_form_and_its_tick_off(reviewed: Path) -> None:
    put(reviewed, draft=TEXT, tick="是")
    review = review_again(open_book(reviewed), Asked(), Asked())
    edits, unwritten = conclusion_edits(review, read_conclusions(read_snapshot(reviewed)))
    assert (edits, unwritten) == ((PutValue(FORM, "D101", TEXT),), ())
    apply_edits(reviewed, [*edits, *(FitRow(each.sheet, each.cell, TEXT) for each in edits)], reviewed)
    done = review_file(reviewed).review
    assert [one.code for one in done.findings if one.cell.ref == "D101"] == []
    (left,) = read_conclusions(read_snapshot(reviewed))
    assert (left.text, left.ticked) == (TEXT, False)
    assert openpyxl.load_workbook(reviewed)[FORM]["D101"].value == TEXT


def test_what_people_wrote_survives_a_program_that_dropped_our_record(reviewed: Path) -> None:
    put(reviewed, draft=TEXT, tick="是")
    openpyxl.load_workbook(reviewed).save(reviewed)
    review_file(reviewed)
    assert [(each.text, each.ticked) for each in read_conclusions(read_snapshot(reviewed))] == [(TEXT, True)]


def test_clearing_takes_the_draft_with_it_and_leaves_the_form(reviewed: Path) -> None:
    put(reviewed, draft=TEXT, tick="是")
    clear_file(reviewed)
    assert read_conclusions(read_snapshot(reviewed)) == ()
    before, after = (openpyxl.load_workbook(path)[FORM]["D101"].value for path in (SAMPLE, reviewed))
    assert before == after
