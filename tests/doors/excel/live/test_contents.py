"""Contents go over in few calls and stay what they are, whatever Excel would make of them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from doors.excel.com import opened
from doors.excel.forms import FORM, drawn_book
from jixiao.doors.excel.live.contents import lost_formulas, put_contents, typed
from jixiao.workbook.difference import CellChange, Difference
from jixiao.workbook.difference.held import Held, Kind

TEXTS = [
    ("174件", "174件"),
    ("九月起案件增加", "九月起案件增加"),
    ("完成2020-3-5前的任务", "完成2020-3-5前的任务"),
    ("=九月起", "'=九月起"),
    ("+10%", "'+10%"),
    ("-", "'-"),
    ("@甲", "'@甲"),
    ("＝全角", "'＝全角"),
    ("'已有引号", "''已有引号"),
    ("12.50", "'12.50"),
    ("１２", "'１２"),
    ("98%", "'98%"),
    ("1/2", "'1/2"),
    ("2020-3-5", "'2020-3-5"),
    ("3月5日", "'3月5日"),
    ("12:30", "'12:30"),
    ("1E5", "'1E5"),
    ("5-Jan", "'5-Jan"),
    ("true", "'true"),
    ("#N/A", "'#N/A"),
    ("", ""),
]
VALUES = [
    (Held(Kind.NUMBER, Decimal("9.50")), 9.5),
    (Held(Kind.BOOLEAN, value=True), True),
    (Held(Kind.ERROR, "#N/A"), "#N/A"),
    (Held(Kind.FORMULA, "=A1*2"), "=A1*2"),
    (Held(Kind.FORMULA, "=[1]!PERF_SCORE(A1,_xludf.PERF_FLAG(B1))"), "=PERF_SCORE(A1,PERF_FLAG(B1))"),
    (Held(), None),
]


@pytest.mark.parametrize(("text", "given"), TEXTS)
def test_a_text_that_excel_would_read_is_marked_as_text(text: str, given: str) -> None:
    assert typed(Held(Kind.TEXT, text)) == given


@pytest.mark.parametrize(("held", "given"), VALUES)
def test_every_other_content_is_given_as_what_it_is(held: Held, given: object) -> None:
    assert typed(held) == given
    assert type(typed(held)) is type(given)


def put(path: Path, contents: dict[str, Held]) -> tuple[Any, list[str]]:
    """Put contents into an open workbook; gives its sheet and the calls."""
    book = opened(path)
    difference = Difference(tuple(CellChange(FORM, cell, content=held) for cell, held in contents.items()))
    sheet = book.api.Worksheets(FORM)
    book.api._log.calls.clear()
    put_contents({FORM: sheet}, difference)
    return sheet._sheet, book.api._log.calls


def test_neighbours_below_each_other_go_over_in_one_call(tmp_path: Path) -> None:
    contents = {f"J{row}": Held(Kind.NUMBER, Decimal(row)) for row in range(1, 41)}
    sheet, calls = put(drawn_book(tmp_path / "a.xlsx"), contents)
    assert calls == ["call Worksheet.Range", "set Range.Value2"]
    assert [sheet[f"J{row}"].value for row in (1, 40)] == [1, 40]


def test_formulas_long_texts_and_gaps_are_calls_of_their_own(tmp_path: Path) -> None:
    contents = {
        "J1": Held(Kind.TEXT, "一"),
        "J2": Held(Kind.TEXT, "=二"),
        "J3": Held(Kind.FORMULA, "=J1"),
        "J4": Held(Kind.TEXT, "长" * 901),
        "J5": Held(Kind.TEXT, "五"),
        "J7": Held(Kind.ERROR, "#N/A"),
        "J8": Held(),
    }
    sheet, calls = put(drawn_book(tmp_path / "a.xlsx"), contents)
    assert [call for call in calls if call.startswith("set")] == [
        "set Range.Value2",
        "set Range.Formula",
        "set Range.Value2",
        "set Range.Value2",
        "set Range.Value2",
    ]
    assert [(sheet[cell].value, sheet[cell].data_type) for cell in ("J2", "J3", "J7", "J8")] == [
        ("=二", "s"),
        ("=J1", "f"),
        ("#N/A", "e"),
        (None, "n"),
    ]


def test_a_number_under_the_format_text_stays_a_number_and_keeps_the_format(tmp_path: Path) -> None:
    path = drawn_book(tmp_path / "a.xlsx")
    user = openpyxl.load_workbook(path)
    user[FORM]["J1"].number_format = user[FORM]["J2"].number_format = "@"
    user.save(path)
    held = {"J1": Held(Kind.NUMBER, Decimal(5), as_text=True), "J2": Held(Kind.TEXT, "五", as_text=True)}
    sheet, _ = put(path, held)
    assert [(sheet[cell].value, sheet[cell].data_type, sheet[cell].number_format) for cell in held] == [
        (5, "n", "@"),
        ("五", "s", "@"),
    ]


def test_a_formula_that_leads_to_another_workbook_is_told_and_not_written(tmp_path: Path) -> None:
    held = {"J1": Held(Kind.FORMULA, "=[1]Sheet1!A1")}
    _, calls = put(drawn_book(tmp_path / "a.xlsx"), held)
    assert calls == []
    assert list(lost_formulas(Difference((CellChange(FORM, "J1", content=held["J1"]),)))) == [
        "工作表“绩效自评表”的 J1 原来的公式引用了其他工作簿，不能恢复，请重新填写这个公式。"
    ]
