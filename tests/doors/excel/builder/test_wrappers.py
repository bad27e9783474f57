"""The VBA function of each formula, written from the registry."""

from __future__ import annotations

import pytest

from doors.excel.builder.vba_scanner import procedures, refuse_unbalanced
from jixiao.doors.excel.builder.wrappers import wrappers
from jixiao.formulas import FORMULAS, Formula, formula

WRITTEN = procedures(wrappers(FORMULAS))


def test_a_wrapper_hands_over_its_arguments_and_says_nothing_for_those_left_out() -> None:
    assert (
        wrappers([formula("PERF_GRADE")])
        == """Option Explicit

' Generated from the registry of formulas: a change here is lost with the next build.

Public Function PERF_GRADE(ByVal total As Variant, _
        Optional ByVal pack As Variant) As Variant
    If IsMissing(total) Then total = ""
    If IsMissing(pack) Then pack = ""
    PERF_GRADE = Computed("PERF_GRADE", Array( _
        Given(total), _
        GivenPack(pack)))
End Function
"""
    )


def test_a_formula_over_a_whole_table_hands_over_its_place_too() -> None:
    assert WRITTEN["PERF_CHECK"].statements[-1] == (
        'PERF_CHECK = Computed("PERF_CHECK", Array( Given(area), GivenPack(pack), AreaPlace(area)))'
    )


def test_there_is_one_for_each_formula_in_the_order_of_the_registry() -> None:
    assert list(WRITTEN) == [each.name for each in FORMULAS]


@pytest.mark.parametrize("each", FORMULAS, ids=lambda each: each.name)
def test_its_parameters_are_the_arguments_of_the_formula(each: Formula) -> None:
    found = WRITTEN[each.name]
    assert (found.kind, found.public) == ("Function", True)
    assert found.parameters == tuple(("ByVal", argument.name, "Variant") for argument in each.arguments)


@pytest.mark.parametrize("each", FORMULAS, ids=lambda each: each.name)
def test_those_that_may_be_left_out_come_last_as_vba_wants_it(each: Formula) -> None:
    optional = [argument.optional for argument in each.arguments]
    assert optional == sorted(optional)
    text = wrappers([each])
    assert [f"Optional ByVal {argument.name} As" in text for argument in each.arguments] == optional


@pytest.mark.parametrize("each", FORMULAS, ids=lambda each: each.name)
def test_only_the_rules_of_scoring_are_looked_up_in_the_workbook(each: Formula) -> None:
    looked_up = [f"GivenPack({argument.name})" in wrappers([each]) for argument in each.arguments]
    assert looked_up == [argument.label == "口径" for argument in each.arguments]


def test_no_formulas_are_a_module_without_functions() -> None:
    refuse_unbalanced(wrappers([]))
    assert procedures(wrappers([])) == {}
