"""A result that another application has saved again: reviewed anew and cleared, with nothing of the user's lost."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.worksheet.worksheet import Worksheet

from libreoffice import saved_by_libreoffice

RESULTS = ["校验结果", "得分测算", "得分一览", "偏差原因提示"]
SOLID = "solid"


def shown(sheet: Worksheet) -> dict[str, tuple[object, str | None, str | None]]:
    """Value, fill and note of every cell that has one."""
    found = {}
    for row in sheet.iter_rows():
        for cell in row:
            fill = cell.fill.fgColor.rgb if cell.fill.fill_type == SOLID else None
            note = cell.comment.text if cell.comment else None
            if cell.value is not None or fill or note:
                found[cell.coordinate] = (cell.value, fill, note)
    return found


def test_clear_takes_everything_out_of_a_result_that_libreoffice_has_saved(run, book, tmp_path):
    run("review", book, "--pack", "tianjin-2021")
    saved = tmp_path / "saved.xlsx"
    shutil.move(saved_by_libreoffice(book.parent / "自评表-已校验.xlsx", tmp_path / "office"), saved)
    assert openpyxl.load_workbook(saved).sheetnames[1:] == RESULTS
    assert run("clear", saved).status == 0
    assert openpyxl.load_workbook(saved).sheetnames == openpyxl.load_workbook(book).sheetnames
    assert shown(openpyxl.load_workbook(saved).worksheets[0]) == shown(openpyxl.load_workbook(book).worksheets[0])


def test_a_result_that_libreoffice_has_saved_is_reviewed_again_with_the_same_findings(run, book, tmp_path):
    first = run("review", book, "--pack", "tianjin-2021").output.splitlines()[1:3]
    saved = tmp_path / "saved-已校验.xlsx"
    shutil.move(saved_by_libreoffice(book.parent / "自评表-已校验.xlsx", tmp_path / "office"), saved)
    assert run("review", saved).output.splitlines()[1:3] == first
    assert openpyxl.load_workbook(saved).sheetnames[1:] == RESULTS


def test_what_somebody_wrote_on_the_prompt_sheet_stays(run, book):
    run("review", book)
    target: Path = book.parent / "自评表-已校验.xlsx"
    fill_in(target, "偏差原因提示", "原因", "=九月起职责集中，案件增加")
    assert run("review", target).status == 0
    sheet = openpyxl.load_workbook(target)["偏差原因提示"]
    assert [cell.value for row in sheet.iter_rows() for cell in row if "九月起" in str(cell.value)] == [
        "=九月起职责集中，案件增加"
    ]


def fill_in(path: Path, title: str, heading: str, text: str) -> None:
    """Write into the first empty cell below a heading, as a person would."""
    from jixiao.form.grid import reference
    from jixiao.workbook import PutValue, apply_edits, read_snapshot

    (sheet,) = [sheet for sheet in read_snapshot(path).sheets if sheet.name == title]
    row, column = next(place for place, cell in sheet.cells.items() if cell.text == heading)
    apply_edits(path, [PutValue(title, reference(row + 1, column), text)], path)


def saved_by_openpyxl(path: Path) -> None:
    """Save a workbook by a program that drops the record: custom XML parts are gone."""
    workbook = openpyxl.load_workbook(path)
    workbook.save(path)


def test_without_its_record_a_result_is_cleared_by_its_traces(run, book):
    user = openpyxl.load_workbook(book)
    user.worksheets[0]["F78"].comment = Comment("请核对台账", "王会计")
    user.save(book)
    run("review", book, "--pack", "tianjin-2021")
    target = book.parent / "自评表-已校验.xlsx"
    saved_by_openpyxl(target)
    assert run("clear", target).status == 0
    assert openpyxl.load_workbook(target).sheetnames == openpyxl.load_workbook(book).sheetnames
    assert shown(openpyxl.load_workbook(target).worksheets[0]) == shown(openpyxl.load_workbook(book).worksheets[0])


def test_without_its_record_a_result_is_reviewed_where_it_stands_and_answers_stay(run, book):
    run("review", book)
    target = book.parent / "自评表-已校验.xlsx"
    fill_in(target, "偏差原因提示", "原因", "九月起职责集中，案件增加")
    saved_by_openpyxl(target)
    assert run("review", target).status == 0
    workbook = openpyxl.load_workbook(target)
    assert workbook.sheetnames[1:] == RESULTS
    texts = [cell.value for row in workbook["偏差原因提示"].iter_rows() for cell in row]
    assert texts.count("九月起职责集中，案件增加") == 1
    notes = [note for _, _, note in shown(workbook.worksheets[0]).values() if note]
    assert notes
    assert all(note.count("【绩效校验】") == 1 for note in notes)
    once = target.read_bytes()
    run("review", target)
    assert target.read_bytes() == once


def test_without_its_record_a_result_is_still_not_overwritten(run, book):
    run("review", book)
    target = book.parent / "自评表-已校验.xlsx"
    saved_by_openpyxl(target)
    outcome = run("review", book)
    assert outcome.status == 2
    assert "在上次校验后有人改过" in outcome.error
