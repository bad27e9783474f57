"""The table of formulas: every door takes names, arguments and helps from it, so none may break a door's rules."""

from __future__ import annotations

import inspect
import re

import pytest

from jixiao import functions
from jixiao.formulas import CATEGORY, FORMULAS, Argument, Formula, formula

# https://support.microsoft.com: a name begins with a letter or _, and is no reference in either style.
NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]{0,254}")
REFERENCE = re.compile(r"[A-Za-z]{1,3}[0-9]{1,7}|[Rr][0-9]*([Cc][0-9]*)?|[Cc][0-9]*")

SIGNATURES = [
    "PERF_SCORE(指标值, 完成值, 分值, [口径], [类型])",
    "PERF_COMPLETION(指标值, 完成值, [口径], [类型])",
    "PERF_DEVIATION(指标值, 完成值, [口径], [类型])",
    "PERF_FLAG(指标值, 完成值, [口径], [类型])",
    "PERF_BASIS(指标值, 完成值, 分值, [口径], [类型])",
    "PERF_PROMPT(指标值, 完成值, [分值], [得分], [口径], [类型])",
    "PERF_BUDGET_SCORE(预算数, 执行数, [分值], [口径])",
    "PERF_RATE(预算数, 执行数)",
    "PERF_TOTAL(分值区域, 得分区域)",
    "PERF_GRADE(总分, [口径])",
    "PERF_TIER(完成情况, [指标值], [口径])",
    "PERF_VALUE(文字, [读法])",
    "PERF_CHECK(区域, [口径])",
]
ARGUMENTS = [(each, argument) for each in FORMULAS for argument in each.arguments]
every_formula = pytest.mark.parametrize("each", FORMULAS, ids=[each.name for each in FORMULAS])
every_argument = pytest.mark.parametrize(
    ("each", "argument"), ARGUMENTS, ids=[f"{each.name} {argument.name}" for each, argument in ARGUMENTS]
)


def test_the_formulas_are_these() -> None:
    assert [each.signature for each in FORMULAS] == SIGNATURES


def test_no_name_stands_twice() -> None:
    assert len({each.name.upper() for each in FORMULAS}) == len(FORMULAS)


def is_name(name: str) -> bool:
    """Whether Excel takes it as the name of a function."""
    return bool(NAME.fullmatch(name)) and not REFERENCE.fullmatch(name)


@pytest.mark.parametrize("wrong", ["A1", "XFD1048576", "R1C1", "R", "C", "1X", "绩效", "A B", "A-B", ""])
def test_a_name_that_excel_refuses_is_seen(wrong: str) -> None:
    assert not is_name(wrong)


@every_formula
def test_a_name_is_one_that_excel_takes(each: Formula) -> None:
    assert is_name(each.name)
    assert each.name.startswith("PERF_")


@every_formula
def test_a_formula_is_found_by_its_name(each: Formula) -> None:
    assert formula(each.name) is each


def test_an_unknown_name_is_no_formula() -> None:
    with pytest.raises(KeyError):
        formula("PERF_NOTHING")


@every_formula
def test_a_summary_fits_into_the_function_wizard(each: Formula) -> None:
    assert 0 < len(each.summary) <= 255
    assert each.summary.isprintable()
    assert each.summary.endswith("。")


@every_argument
def test_a_help_fits_into_the_function_wizard(each: Formula, argument: Argument) -> None:
    shown = f"{argument.label}：{argument.help}"
    assert len(shown) <= 255
    assert shown.isprintable()
    assert argument.help.endswith("。")


# Words of VBA that cannot name a parameter, and the one that xlwings keeps for itself.
TAKEN = {"as", "byval", "caller", "date", "end", "for", "if", "in", "is", "name", "next", "optional", "type", "with"}


@every_argument
def test_an_argument_is_called_by_a_plain_english_word(each: Formula, argument: Argument) -> None:
    assert re.fullmatch(r"[a-z][a-z_]*", argument.name)
    assert argument.name.isidentifier()
    assert argument.name not in TAKEN


@every_formula
def test_arguments_differ_and_the_optional_ones_stand_last(each: Formula) -> None:
    names = [argument.name for argument in each.arguments]
    assert len(set(names)) == len(names)
    optional = [argument.optional for argument in each.arguments]
    assert optional == sorted(optional)
    assert not optional[0]


@every_formula
def test_a_formula_takes_what_the_function_behind_it_takes(each: Formula) -> None:
    """Apart from PERF_CHECK, whose area is cells and merged areas there."""
    parameters = inspect.signature(getattr(functions, each.name.lower())).parameters.values()
    taken = [(one.name, one.default is not inspect.Parameter.empty) for one in parameters if one.name != "merges"]
    names = {"cells": "area"} if each.placed else {}
    assert [(names.get(name, name), optional) for name, optional in taken] == [
        (argument.name, argument.optional) for argument in each.arguments
    ]


def test_only_what_stands_on_a_sheet_asks_for_its_place() -> None:
    assert [each.name for each in FORMULAS if each.placed] == ["PERF_CHECK"]
    assert [each.name for each in FORMULAS if each.whole] == ["PERF_TOTAL", "PERF_CHECK"]


def test_the_category_fits_into_the_function_wizard() -> None:
    assert 0 < len(CATEGORY) <= 255
