"""Formulas in cells of Calc, computed by the real functions: what VBA sends is what the core would be given.

The server of the tests hands each call to jixiao.doors.excel.udfs as COM would, and its answer back as xlwings does.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from doors.excel.basic.calc import Calc
from doors.excel.basic.server import Call
from jixiao import functions
from jixiao.doors.excel import udfs
from jixiao.form.grid import GridCell
from jixiao.formulas import Area, evaluate, formula
from jixiao.functions import FormulaError
from jixiao.workbook import read_snapshot

ROOT = Path(__file__).parents[4]
SAMPLE = ROOT / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"
NAMED_BY_SAMPLE = "tianjin-2021"
VBA_ERRORS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
}
_SCODE = 0x800A0000 - 2**32

# 指标值, 完成值, 分值, and the formats of the last two
ROWS: list[tuple[str | float, str | float, str | float, str, str]] = [
    ("≥200件", "174件", 1.0, "", ""),
    ("≥95%", 0.98, 5.0, "0%", ""),
    ("≥95%", 0.9, 2.5, "0.00%", "0.0"),
    ("≤180万元", 200.0, 10.0, '#,##0.00"万元"', "0"),
    ("2021年12月底前", 44530.0, 3.0, "yyyy-mm-dd", ""),
    ("≥1,200人次", 1234.5, 5.0, "#,##0.0", ""),
    ("有效提升", "有效提升", 5.0, "", ""),
    (200.0, 174.0, 1.0, "", ""),
    ("", "", "", "", ""),
    ("≥3次", "", 5.0, "", ""),
    ("≥3次", "见附件", 5.0, "", ""),
    ("≥3次", "3次", "五分", "", ""),
    ("＝100%", 1.0, 5.0, "0%", '0"分"'),
    ("≥0.5", 1 / 3, 5.0, "", ""),
]
COUNT = len(ROWS)


def computed(call: Call) -> object:
    """What Python answers, in the shape that xlwings gives it."""
    assert call.module == udfs.__name__
    rows: list[list[object]] = getattr(udfs, call.name)(*map(from_com, call.arguments))
    if len(rows) > 1:
        return rows
    return rows[0] if len(rows[0]) > 1 else rows[0][0]


def from_com(sent: Any) -> Any:
    """An argument as pywin32 gives it to Python."""
    if isinstance(sent, list):
        return tuple(map(from_com, sent))
    if isinstance(sent, dict):
        return _SCODE + int(sent["error"])
    return float(sent) if isinstance(sent, int) and not isinstance(sent, bool) else sent


def in_calc(answer: str | Decimal | FormulaError | None) -> object:
    """An answer of the core as a cell of Calc holds it."""
    if isinstance(answer, Decimal):
        return float(answer)
    if isinstance(answer, FormulaError):
        return f"Error {VBA_ERRORS[getattr(answer, 'shown', answer.code)]}"
    return answer or ""


def asked(function: Callable[..., Any], *given: object) -> object:
    """What a function of the core says, as a cell of Calc holds it."""
    try:
        return in_calc(function(*given))
    except FormulaError as error:
        return in_calc(error)


@pytest.fixture
def calc(calc_with: Callable[..., Calc]) -> Calc:
    opened = calc_with()
    opened.server.answer = computed
    for row, (target, actual, weight, of_actual, of_weight) in enumerate(ROWS, 1):
        cells = {f"A{row}": target, f"B{row}": actual, f"C{row}": weight}
        opened.put(**{place: content for place, content in cells.items() if content != ""})
        formats = {f"B{row}": of_actual, f"C{row}": of_weight}
        opened.shape({place: code for place, code in formats.items() if code})
    return opened


def texts(calc: Calc) -> list[list[str]]:
    """What the cells of the table show."""
    return calc.shown(f"A1:C{COUNT}")


THREE = [
    ("PERF_SCORE", functions.perf_score),
    ("PERF_BASIS", functions.perf_basis),
]
TWO = [
    ("PERF_FLAG", functions.perf_flag),
    ("PERF_COMPLETION", functions.perf_completion),
    ("PERF_DEVIATION", functions.perf_deviation),
]
# Shown cut to two decimals, 1÷3 is another number than the one that the cell holds.
TEXTS_TELL_ALL = [row for row in range(1, COUNT + 1) if row != COUNT]


@pytest.mark.parametrize(("name", "function"), THREE)
@pytest.mark.parametrize("pack", ["national", "hubei"])
def test_a_row_gives_what_the_core_says_of_the_texts_that_its_cells_show(
    calc: Calc, name: str, function: Callable[..., Any], pack: str
) -> None:
    shown = texts(calc)
    given = {row: calc.result(f'={name}(A{row};B{row};C{row};"{pack}")', f"H{row}") for row in TEXTS_TELL_ALL}
    assert given == {row: asked(function, *shown[row - 1], pack) for row in TEXTS_TELL_ALL}


@pytest.mark.parametrize(("name", "function"), TWO)
def test_a_column_gives_for_each_row_what_the_core_says_of_its_texts(
    calc: Calc, name: str, function: Callable[..., Any]
) -> None:
    last = COUNT - 1
    shown = texts(calc)[:last]
    spread = calc.result(f"={name}(A1:A{last};B1:B{last})", f"H1:H{last}")
    assert [row[0] for row in spread] == [asked(function, target, actual) for target, actual, _ in shown]
    assert len(calc.server.calls) == 1


def test_a_number_counts_with_all_its_digits_not_with_those_that_show(calc: Calc) -> None:
    third = Decimal("0.333333333333333")  # VBA hands fifteen digits over
    exact = functions.perf_score("≥0.5", GridCell("0.33", third), 5)
    calc.shape({f"B{COUNT}": "0.00"})
    assert calc.result(f"=PERF_SCORE(A{COUNT};B{COUNT};C{COUNT})") == in_calc(exact)


def test_whole_columns_give_what_their_used_rows_give(calc: Calc) -> None:
    whole = calc.result("=PERF_FLAG(A:A;B:B)", f"H1:H{COUNT}")
    assert [row[0] for row in whole] == [calc.result(f"=PERF_FLAG(A{row};B{row})") for row in range(1, COUNT + 1)]


OTHERS = [
    ('=PERF_RATE("2000";"1963.2")', lambda: functions.perf_rate("2000", "1963.2")),
    ("=PERF_RATE(0;5)", lambda: functions.perf_rate(0, 5)),
    ('=PERF_BUDGET_SCORE(2000;1000;;"hubei")', lambda: functions.perf_budget_score(2000, 1000, 0, "hubei")),
    ("=PERF_BUDGET_SCORE(2000;1000)", lambda: functions.perf_budget_score(2000, 1000)),
    ("=PERF_GRADE(91.5)", lambda: functions.perf_grade(Decimal("91.5"))),
    ("=PERF_GRADE(120)", lambda: functions.perf_grade(120)),
    ('=PERF_GRADE(80;"没有的口径")', lambda: functions.perf_grade(80, "没有的口径")),
    ('=PERF_TIER("基本达成")', lambda: functions.perf_tier("基本达成")),
    ("=PERF_TOTAL(C1:C3;C1:C3)", lambda: functions.perf_total(["1", "5", "2.5"], ["1", "5", "2.5"])),
    ("=PERF_TOTAL(C1:C3;C1:C2)", lambda: functions.perf_total(["1", "5", "2.5"], ["1", "5"])),
    ('=PERF_FLAG("≥5";"4";;"没有的类型")', lambda: functions.perf_flag("≥5", "4", None, "没有的类型")),
]


@pytest.mark.parametrize(("written", "said"), OTHERS, ids=[written for written, _ in OTHERS])
def test_other_formulas_give_what_the_core_says(calc: Calc, written: str, said: Callable[[], Any]) -> None:
    assert calc.result(written) == asked(said)


def test_the_parts_of_a_value_stand_in_a_row(calc: Calc) -> None:
    reading = functions.perf_value("≥1.2万人")
    assert reading is not None
    assert calc.result('=PERF_VALUE("≥1.2万人")', "H1:L1") == [[in_calc(part) for part in reading]]


def test_the_rules_that_the_workbook_names_are_those_that_are_computed_with(calc: Calc) -> None:
    calc.office.ask("name", name="绩效口径", content='"tianjin"')
    assert calc.result('=PERF_BASIS("≥200件";"174件";1)') == functions.perf_basis("≥200件", "174件", 1, "tianjin")


def test_a_whole_form_in_calc_has_the_findings_that_the_file_has_by_the_rules_it_names(
    calc_with: Callable[..., Calc],
) -> None:
    calc = calc_with(book=SAMPLE)
    calc.server.answer = computed
    sheet = read_snapshot(SAMPLE).sheets[0]
    down, across = (max(place[axis] for place in sheet.cells) for axis in (0, 1))
    rows = tuple(tuple(sheet.cells.get((row, column)) for column in range(1, across + 1)) for row in range(1, down + 1))
    pack = Area(((GridCell(NAMED_BY_SAMPLE),),))
    found = evaluate(formula("PERF_CHECK"), [Area(rows, merges=tuple(sheet.merges)), pack])
    assert len(found) > 3

    last = f"{chr(ord('A') + across - 1)}{down}"
    spread = calc.result(f"=PERF_CHECK(A1:{last})", f"AA1:AF{len(found)}")
    assert spread == [[in_calc(cell) for cell in row] for row in found]
