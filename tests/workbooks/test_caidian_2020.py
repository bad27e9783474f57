"""蔡甸's form and report: written from their sources, adding up as printed, read and computed as expected."""

from __future__ import annotations

import csv
import subprocess
import sys
import tomllib
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

import docx
import openpyxl
import pytest

from jixiao.form.model import Book
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import Review, review_book
from jixiao.values.decimals import percent
from jixiao.workbook import read_snapshot

ROOT = Path(__file__).parents[2]
SOURCES = ROOT / "workbooks" / "sources"
BOOK = ROOT / "workbooks" / "蔡甸区司法局-2020-部门整体绩效自评表.xlsx"
DOCUMENT = ROOT / "workbooks" / "蔡甸区司法局-2020-自评报告.docx"
BLANK = ROOT / "templates" / "部门整体绩效自评表-空白.xlsx"
REPORT = SOURCES / "蔡甸区司法局-2020.report.txt"
EXPECTED = tomllib.loads(BOOK.with_suffix(".expected.toml").read_text(encoding="utf-8"))
WRITTEN = [("caidian_2020.py", BOOK), ("caidian_2020.py", DOCUMENT), ("blank_department_form.py", BLANK)]


@cache
def book() -> Book:
    return read_book(read_snapshot(BOOK), BOOK.name)


@cache
def review() -> Review:
    return review_book(book(), load_pack(book().pack))


def _rows() -> list[dict[str, str]]:
    with (SOURCES / "蔡甸区司法局-2020.indicators.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _paragraphs() -> list[str]:
    return [line.lstrip("#").strip() for line in REPORT.read_text(encoding="utf-8").splitlines()]


def _percent(share: Decimal) -> str:
    number = (share * 100).quantize(Decimal("0.01"), ROUND_HALF_UP).normalize()
    return f"{number:f}%"


@pytest.mark.parametrize(("script", "file"), WRITTEN, ids=lambda part: Path(part).name)
def test_writing_it_again_gives_the_same_bytes(script: str, file: Path, tmp_path: Path) -> None:
    again = [tmp_path / f"{number}{file.suffix}" for number in (1, 2)]
    for target in again:
        subprocess.run([sys.executable, SOURCES / script, target], check=True)
    assert again[0].read_bytes() == again[1].read_bytes()


@pytest.mark.parametrize(("script", "file"), [pair for pair in WRITTEN if pair[1] != DOCUMENT])
def test_the_workbooks_are_what_their_sources_write(script: str, file: Path, tmp_path: Path) -> None:
    again = tmp_path / file.name
    subprocess.run([sys.executable, SOURCES / script, again], check=True)
    written, kept = (
        {
            sheet.title: {cell.coordinate: (cell.value, cell.number_format) for row in sheet for cell in row}
            for sheet in openpyxl.load_workbook(path)
        }
        for path in (again, file)
    )
    assert written == kept


def test_sheet_and_document_hold_the_same_report() -> None:
    sheet = openpyxl.load_workbook(BOOK)["自评报告"]
    shown = [str(row[0].value).strip() for row in sheet.iter_rows()]
    assert shown == _paragraphs() == [paragraph.text for paragraph in docx.Document(str(DOCUMENT)).paragraphs]


def test_the_document_has_headings_of_four_ranks() -> None:
    styles = {paragraph.style.name for paragraph in docx.Document(str(DOCUMENT)).paragraphs}
    assert styles == {"Title", "Heading 1", "Heading 2", "Heading 3", "Heading 4", "Normal"}


def test_the_expected_counts_are_those_of_the_sources() -> None:
    counts = EXPECTED["counts"]
    per_goal = [sum(row["目标"] == str(goal) for row in _rows()) for goal in range(1, counts["goals"] + 1)]
    assert per_goal == counts["per_goal"]
    assert sum(per_goal) == counts["indicators"]
    assert len(_paragraphs()) == counts["paragraphs"]


@pytest.mark.parametrize("change", EXPECTED["adjusted"], ids=lambda change: change["what"])
def test_the_expected_adjustments_add_up_and_stand_in_the_report(change: dict[str, str]) -> None:
    initial, added, annual = (Decimal(change[key]) for key in ("initial", "added", "annual"))
    assert initial + added == annual
    assert _percent(added / initial) == change["change"]
    text = REPORT.read_text(encoding="utf-8")
    assert all(f"{number:,}" in text for number in (initial, added, annual))


@pytest.mark.parametrize("row", EXPECTED["completion"], ids=lambda row: row["name"])
def test_the_expected_completions_follow_from_the_source(row: dict[str, str]) -> None:
    target, actual = Decimal(row["target"]), Decimal(row["actual"])
    assert _percent(actual / target) == row["completion"]
    assert _percent(actual / target - 1) == row["deviation"]
    (printed,) = (line for line in _rows() if line["三级指标"] == row["name"])
    assert row["target"] in printed["年初目标值"]
    assert row["actual"] in printed["实际完成值"]


def test_the_form_is_read_whole() -> None:
    (form,) = book().forms
    budget = EXPECTED["budget"]
    assert (form.title, form.year, form.department) == tuple(EXPECTED[key] for key in ("title", "year", "department"))
    goals = [goal.label for goal in form.goals]
    assert [sum(row.goal == goal for row in form.indicators) for goal in goals] == EXPECTED["counts"]["per_goal"]
    assert [(row.name.text, row.target.text, row.actual.text) for row in form.indicators] == [
        (row["三级指标"], row["年初目标值"], row["实际完成值"]) for row in _rows()
    ]
    line = form.budget.total
    assert (line.annual.number, line.spent.number) == (Decimal(budget["annual"]), Decimal(budget["spent"]))
    assert [stated.amount.number for stated in form.spending] == [Decimal(budget[key]) for key in ("basic", "projects")]
    assert [remark.cell.blank for remark in form.remarks] == [True, True]


@pytest.mark.parametrize("expected", EXPECTED["completion"], ids=lambda row: row["name"])
def test_a_row_without_weight_has_its_completion_and_deviation(expected: dict[str, str]) -> None:
    row = next(row for row in review().scores[0].rows if row.indicator.actual.cell.ref == expected["cell"])
    assert percent(row.points.completion) == expected["completion"]
    assert percent(row.points.deviation) == expected["deviation"]
    assert row.points.points is None


def test_the_execution_rate_is_computed_without_a_weight() -> None:
    assert percent(review().scores[0].budget.completion) == EXPECTED["budget"]["execution_rate"]


def test_the_blank_form_is_one_that_nobody_has_filled_in() -> None:
    (form,) = read_book(read_snapshot(BLANK), BLANK.name).forms
    assert len(form.goals) == 3
    assert form.filled == ()
