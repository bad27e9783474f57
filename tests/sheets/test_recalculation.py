"""Every formula shows, from the start, what an application makes of it: checked by LibreOffice itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from itertools import product
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.form.model import Cell
from jixiao.review.model import Prompt, PromptKind, Review
from jixiao.review.shared_cells import own_paragraph
from jixiao.sheets import Answers, Part, review_edits
from jixiao.workbook import PutValue, apply_edits
from jixiao.workbook.edits import Edit
from libreoffice import saved_by_libreoffice
from sheets.made_review import cell, form_score, full_review, prompt, review

_AWKWARD = "局'本级 (1)+=&表"
_SHEETS = ("校验结果", "得分测算", "得分一览", "偏差原因提示")

Values = Mapping[tuple[str, str], object]


def _cells(made: Review) -> list[Cell]:
    """The cells of the forms that formulas refer to."""
    found: list[Cell] = []
    for score in made.scores:
        amounts = [amount for row in score.rows for amount in (row.indicator.weight, row.indicator.score)]
        amounts += [score.form.budget.total.weight, score.form.budget.total.score]
        amounts += [total.score for total in score.form.totals]
        found += [amount.cell for amount in amounts]
    return [*found, *(prompt.reason_cell for prompt in made.prompts if prompt.reason_cell)]


def _write(made: Review, edits: tuple[Edit, ...], target: Path) -> None:
    """The forms as a workbook, with the edits applied."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for form in made.forms:
        book.create_sheet(form.sheet)
    for there in _cells(made):
        if not there.blank:
            value = there.number if there.number is not None else there.text
            book[there.sheet].cell(there.row, there.column, value).data_type = "n" if there.number is not None else "s"
    source = target.with_name("source.xlsx")
    book.save(source)
    apply_edits(source, edits, target)


def _formulas(file: Path) -> Values:
    """The values in the file of all cells of our sheets that hold a formula."""
    formulas, values = load_workbook(file), load_workbook(file, data_only=True)
    return {
        (title, cell.coordinate): values[title][cell.coordinate].value
        for title in _SHEETS
        if title in formulas.sheetnames
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


_FILLED = (
    {"原因": "因疫情停办"},
    {"原因": "因疫情停办。", "原因类别": "疫情或不可抗力"},
    {"原因": "计划200件，实际552件，因案件增多；"},
    {"原因": "案件为何增多？", "佐证": "台账！"},
    {"原因": "信访办答复：“案件增多。”", "改进措施": "增派人员。", "责任科室": "信访科"},
    {"原因": "案件增多（见台账）", "改进措施": "增派人员", "责任科室": "信访科", "完成时限": "年底"},
    {"原因": "案件增多……", "完成时限": "年底"},
    {"原因": "1. 案件增多；\n2. 人员减少", "责任科室": "无", "佐证": "——"},
    {"原因": "=1+1", "改进措施": "无"},
    {"原因": "\"引号\" 'A' & <甲>", "佐证": "{{ pack }}"},
    {"原因": "无", "佐证": "台账"},
    {"原因": "无"},
    {"责任科室": "信访科"},
    {},
    {"原因": "长" * 3000, "覆盖原文": "是"},
    {"原因": "甲", "覆盖原文": "√"},
    {"原因": "甲", "覆盖原文": "否"},
)
_STANDING = ("", "无", "案件增多。", "【甲】案件增多。\n【乙】因雨。", "=1+1")


def _asked() -> tuple[Prompt, ...]:
    """Prompts of all kinds, about every reason in the form, with a cell of their own and with one that they share."""
    made: list[Prompt] = []
    for number, (standing, _) in enumerate(product(_STANDING, _FILLED)):
        kind = tuple(PromptKind)[number % len(PromptKind)]
        one = replace(prompt(kind, 12 + number, standing), subject=f"指标{number}")
        if number % 4 == 1:
            one = replace(one, measure_cell=cell(12 + number, 10))
        if number % 4 == 2:
            lead = "甲" if number % 8 == 2 else f"指标{number}"
            one = replace(one, lead=lead, reason=own_paragraph(standing, lead, ("甲", "乙")))
        made.append(one)
    return tuple(made)


def test_what_a_line_says_at_first_is_what_libreoffice_computes(tmp_path: Path) -> None:
    """The text that will be written back, how far the line is, what stands in the form: each as Python says it."""
    prompts, file = _asked(), tmp_path / "book.xlsx"
    lines = [
        {"位置": one.cell.ref, "目标": one.goal, "指标": one.subject, "偏差类型": one.kind.value, "请核实并说明": "1"}
        | _FILLED[number % len(_FILLED)]
        for number, one in enumerate(prompts)
    ]
    made = review(form_score(), prompts=prompts)
    _write(made, review_edits(made, answers=Answers(tuple(lines)), parts={Part.PROMPTS}), file)
    before, after = _formulas(file), _formulas(saved_by_libreoffice(file, tmp_path / "out"))
    assert len(before) > 3 * len(prompts) - len(prompts) // 4
    assert {place: (before[place], after[place]) for place in before if not _alike(before[place], after[place])} == {}
