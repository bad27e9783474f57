"""What goes over between Excel and Python: every kind of value that COM gives, every answer that it takes back."""

from __future__ import annotations

import math
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.doors.excel import transport
from jixiao.doors.excel.transport import ERRORS, LAST_ROW, MARK, areas_of, cell_of, told
from jixiao.form.grid import GridCell, Span
from jixiao.formulas import Area, evaluate, formula
from jixiao.functions import (
    ArgumentIsError,
    FormulaError,
    NotScorableError,
    OutOfRangeError,
    WrongArgumentError,
    ZeroBudgetError,
)

VBA = Path(transport.__file__).parent / "addin" / "JixiaoCells.bas"


def formatted(number: str, code: str) -> str:
    """A number with the format of its cell, as JixiaoCells.Formatted writes it."""
    return f"{MARK}{number}{MARK}{code}"


VALUES = [
    (None, None),
    ("", None),
    ("≥200件", ("≥200件", None)),
    (" ", (" ", None)),
    ("0.98", ("0.98", None)),
    (174.0, ("174", "174.0")),
    (0.98, ("0.98", "0.98")),
    (0.1 + 0.2, ("0.3", "0.30000000000000004")),
    (-3.5, ("-3.5", "-3.5")),
    (1e20, ("100000000000000000000", "1E+20")),
    (1.5e300, ("1.5E+300", "1.5E+300")),
    (44561.0, ("44561", "44561.0")),
    (7, ("7", "7")),
    (True, ("TRUE", None)),
    (False, ("FALSE", None)),
    (math.nan, ("nan", None)),
    (math.inf, ("inf", None)),
    (-math.inf, ("-inf", None)),
    (Decimal("12.50"), ("12.50", None)),
    (formatted(".98", "0%"), ("98%", ".98")),
    (formatted(".905", "0.00%"), ("90.50%", ".905")),
    (formatted("1234567.891", "#,##0.00"), ("1,234,567.89", "1234567.891")),
    (formatted("9.5", '0.00"分"'), ("9.50分", "9.5")),
    (formatted(".5", "0.00"), ("0.50", ".5")),
    (formatted("-3", "0.00"), ("-3.00", "-3")),
    (formatted("1963.2", '0.00"万元"'), ("1963.20万元", "1963.2")),
    (formatted("44561", 'yyyy"年"m"月"d"日"'), ("2021年12月31日", None)),
    (formatted("44561", "yyyy/m/d"), ("2021/12/31", None)),
    (formatted("44561", "m/d/yyyy"), ("2021/12/31", None)),
    (formatted("44561.5", "m/d/yyyy h:mm"), ("2021/12/31 12:00", None)),
    (formatted("1.5E+300", "General"), ("1.5E+300", "1.5E+300")),
    (formatted("1E+30", "0.00"), ("1000000000000000000000000000000.00", "1E+30")),
    (formatted("1E+30", "yyyy/m/d"), ("1E+30", None)),
    (formatted("174", ""), ("174", "174")),
    (f"{MARK}174", ("174", "174")),
    (f"{MARK}一百{MARK}0%", ("一百0%", None)),
    (f"{MARK}{MARK}0%", ("0%", None)),
    (f"{MARK}NaN{MARK}0%", ("NaN0%", None)),
    (f"{MARK}1{MARK}0%{MARK}", ("100%", "1")),
    (MARK, None),
    (MARK * 2, None),
]


@pytest.mark.parametrize(("item", "shown"), VALUES, ids=[repr(item) for item, _ in VALUES])
def test_each_kind_of_value_becomes_a_cell(item: object, shown: tuple[str, str | None] | None) -> None:
    found = cell_of(item)
    if shown is None:
        assert found is None
    else:
        text, number = shown
        assert found == GridCell(text, None if number is None else Decimal(number))


@pytest.mark.parametrize(("scode", "code"), ERRORS.items(), ids=ERRORS.values())
def test_an_error_comes_as_its_scode(scode: int, code: str) -> None:
    assert cell_of(scode) == GridCell(code, error=True)
    assert cell_of(float(scode)) == GridCell(str(scode), Decimal(scode))  # a number that somebody typed is none


CVERR = {2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A"}


@pytest.mark.parametrize(("cverr", "code"), CVERR.items(), ids=CVERR.values())
def test_an_scode_is_that_of_cverr(cverr: int, code: str) -> None:
    assert ERRORS[0x800A0000 + cverr - 2**32] == code


CELL = GridCell("≥200件")
SHAPES = [
    ("≥200件", ((CELL,),)),
    (None, ((None,),)),
    ((), ((None,),)),
    (("≥200件", None), ((CELL, None),)),
    (["≥200件", ""], ((CELL, None),)),
    ((("≥200件",), (None,)), ((CELL,), (None,))),
    ([["≥200件", None]], ((CELL, None),)),
    ((("≥200件", "≥200件"), (None, "")), ((CELL, CELL), (None, None))),
]


@pytest.mark.parametrize(("item", "rows"), SHAPES, ids=[repr(item) for item, _ in SHAPES])
def test_an_argument_becomes_rows_of_cells(item: object, rows: tuple[tuple[GridCell | None, ...], ...]) -> None:
    assert areas_of([item]) == [Area(rows)]


def whole_column(*items: object) -> tuple[tuple[object], ...]:
    """A whole column that begins with these items, as Excel hands it over where the sheet is used to its end."""
    return tuple((item,) for item in items) + ((None,),) * (LAST_ROW - len(items))


def test_a_whole_column_ends_with_its_last_cell_that_holds_something() -> None:
    (area,) = areas_of([whole_column("指标值", None, "≥200件")])
    assert area == Area(((GridCell("指标值"),), (None,), (CELL,)))


def test_an_empty_whole_column_is_one_blank_cell() -> None:
    assert areas_of([((None,),) * LAST_ROW]) == [Area(((None,),))]


def test_whole_columns_end_together() -> None:
    """One that is shorter than its neighbour has blank rows, not another length."""
    columns = (
        whole_column("指标值", "≥200件", "≥95%"),
        whole_column("完成值", "174件"),
        whole_column("分值", 1.0, 1.0),
    )
    areas = areas_of(columns)
    assert [area.shape for area in areas] == [(3, 1)] * 3
    answers = [told(line[0]) for line in evaluate(formula("PERF_SCORE"), areas)]
    assert answers == [MARK + "#VALUE!", 0.87, ""]


def test_only_whole_columns_are_cut() -> None:
    areas = areas_of([whole_column("≥200件"), (("174件",), (None,), (None,))])
    assert [area.shape for area in areas] == [(1, 1), (3, 1)]


def test_a_column_just_short_of_whole_is_taken_as_it_is() -> None:
    (area,) = areas_of([(("≥200件",), (None,), (None,))])
    assert area.shape == (3, 1)


PLACES = [
    ("3;2;", (3, 2, ())),
    ("3;2;A1:B1", (3, 2, (Span(1, 1, 1, 2),))),
    ("10;4;D10:F10,D12:D13", (10, 4, (Span(10, 4, 10, 6), Span(12, 4, 13, 4)))),
    ("1;1;A1", (1, 1, (Span(1, 1, 1, 1),))),
    ("", (1, 1, ())),
    (None, (1, 1, ())),
    (7.0, (1, 1, ())),
    ("3;2", (1, 1, ())),
    ("3;2;A1;B1", (1, 1, ())),
    ("三;2;", (1, 1, ())),
    ("0;2;", (1, 1, ())),
    ("-3;2;", (1, 1, ())),
    (";;", (1, 1, ())),
    ("3;2;,,", (3, 2, ())),
    ("3;2;第三行,A1:B1", (3, 2, (Span(1, 1, 1, 2),))),
    ("3;2;A1:XFE9", (3, 2, ())),
]


@pytest.mark.parametrize(("place", "stands"), PLACES, ids=[repr(place) for place, _ in PLACES])
def test_the_first_area_stands_where_vba_says(place: object, stands: tuple[int, int, tuple[Span, ...]]) -> None:
    first, second = areas_of([(("≥200件",),), "national"], place)
    assert (first.top, first.left, first.merges) == stands
    assert (second.top, second.left, second.merges) == (1, 1, ())


ANSWERS = [
    ("", ""),
    ("正常", "正常"),
    (Decimal("0.87"), 0.87),
    (Decimal("1E+2"), 100.0),
    (Decimal("0.8700"), 0.87),
    (Decimal("1E+400"), MARK + "#NUM!"),
    (Decimal("-1E+400"), MARK + "#NUM!"),
    (FormulaError("。"), MARK + "#VALUE!"),
    (WrongArgumentError("。"), MARK + "#VALUE!"),
    (NotScorableError("。"), MARK + "#N/A"),
    (ZeroBudgetError("。"), MARK + "#DIV/0!"),
    (OutOfRangeError("。"), MARK + "#NUM!"),
    (ArgumentIsError("#REF!"), MARK + "#REF!"),
    (ArgumentIsError("#SPILL!"), MARK + "#SPILL!"),
]


@pytest.mark.parametrize(("answer", "item"), ANSWERS, ids=[repr(answer) for answer, _ in ANSWERS])
def test_an_answer_goes_back_as_a_text_a_number_or_the_mark_of_an_error(answer: object, item: object) -> None:
    found = told(answer)
    assert (found, type(found)) == (item, type(item))


def test_vba_makes_an_error_of_every_mark_that_python_sends() -> None:
    """Anything that the module does not list becomes #VALUE!."""
    source = VBA.read_text(encoding="ascii")
    codes = {kind.code for kind in (FormulaError, NotScorableError, ZeroBudgetError, OutOfRangeError)}
    for code in codes - {"#VALUE!"} | {"#REF!", "#NAME?", "#NULL!"}:
        assert f'Case "{code}": Unmarked = CVErr(' in source
    assert "Case Else: Unmarked = CVErr(xlErrValue)" in source
    assert f"Mark = Chr$({ord(MARK)})" in source


@settings(max_examples=300, deadline=None, derandomize=True)
@given(
    st.one_of(
        st.none(),
        st.text(max_size=8),
        st.text(max_size=8).map(lambda text: MARK + text),
        st.tuples(st.text(max_size=8), st.text(max_size=12)).map(lambda pair: formatted(*pair)),
        st.tuples(st.floats(), st.text(max_size=12)).map(lambda pair: formatted(repr(pair[0]), pair[1])),
        st.floats(),
        st.integers(),
        st.booleans(),
        st.binary(max_size=3),
    )
)
def test_no_value_is_too_odd_to_become_a_cell(item: object) -> None:
    found = cell_of(item)
    assert found is None or (MARK not in found.text or isinstance(item, str))
    assert found is None or found.number is None or found.number.is_finite()
