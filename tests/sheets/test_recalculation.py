"""Every formula shows, from the start, what an application makes of it: checked by LibreOffice itself."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.form.model import Cell
from jixiao.review.model import Review
from jixiao.sheets import review_edits
from jixiao.workbook import PutValue, apply_edits
from jixiao.workbook.edits import Edit
from libreoffice import saved_by_libreoffice
from sheets.made_review import form_score, full_review, review

_AWKWARD = "局'本级 (1)+=&表"
_SHEETS = ("校验结果", "得分测算", "偏差原因提示")

Values = Mapping[tuple[str, str], object]


def _cells(made: Review) -> list[Cell]:
    """The cells of the forms that formulas refer to."""
    found: list[Cell] = []
    for score in made.scores:
        amounts = [amount for row in score.rows for amount in (row.indicator.weight, row.indicator.score)]
        amounts += [score.form.budget.total.weight, score.form.budget.total.score]
        amounts += [total.score for total in score.form.totals]
        found += [amount.cell for amount in amounts]
    return found


def _write(made: Review, edits: tuple[Edit, ...], target: Path) -> None:
    """The forms as a workbook, with the edits applied."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for form in made.forms:
        book.create_sheet(form.sheet)
    for cell in _cells(made):
        if not cell.blank:
            book[cell.sheet].cell(cell.row, cell.column, cell.number if cell.number is not None else cell.text)
    source = target.with_name("source.xlsx")
    book.save(source)
    apply_edits(source, edits, target)


def _formulas(file: Path) -> Values:
    """The values in the file of all cells of our sheets that hold a formula."""
    formulas, values = load_workbook(file), load_workbook(file, data_only=True)
    return {
        (title, cell.coordinate): values[title][cell.coordinate].value
        for title in _SHEETS
        for row in formulas[title].iter_rows()
        for cell in row
        if cell.data_type == "f"
    }


def _alike(one: object, other: object) -> bool:
    if isinstance(one, int | float) and isinstance(other, int | float):
        return abs(one - other) < 1e-9
    return (one or "") == (other or "")


@pytest.mark.parametrize("fill_scores", [False, True], ids=["只标注", "填入得分"])
def test_what_is_shown_at_first_is_what_libreoffice_computes(tmp_path: Path, fill_scores: bool) -> None:
    one, file = full_review(_AWKWARD), tmp_path / "book.xlsx"
    made = review(*one.scores, form_score("乙", goals=False), findings=one.findings, prompts=one.prompts)
    _write(made, review_edits(made, fill_scores=fill_scores), file)
    before, after = _formulas(file), _formulas(saved_by_libreoffice(file, tmp_path / "out"))
    assert len(before) > 100
    assert before.keys() == after.keys()
    assert {place: (before[place], after[place]) for place in before if not _alike(before[place], after[place])} == {}


def test_differences_and_sums_follow_when_the_form_is_corrected(tmp_path: Path) -> None:
    made, file = full_review(), tmp_path / "book.xlsx"
    corrected = PutValue("自评表", "H20", Decimal("0.71"))
    _write(made, (*review_edits(made), corrected), file)
    sheet = load_workbook(saved_by_libreoffice(file, tmp_path / "out"), data_only=True)["得分测算"]
    shown = {row[3]: row[9:12] for row in sheet.iter_rows(values_only=True)}
    name = "组织全市行政执法人员参加综合法律知识和专业法律知识培训场次"
    assert shown[name] == (pytest.approx(0.71), pytest.approx(0.71), pytest.approx(0))
    assert shown["合计"] == (pytest.approx(18.06), pytest.approx(15.43), pytest.approx(2.63))
