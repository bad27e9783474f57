"""What LibreOffice's configuration is told of the formulas."""

from __future__ import annotations

from dataclasses import replace

from doors.calc.builder.configuration import component, configuration
from jixiao.doors.calc.builder.registration import registration
from jixiao.doors.calc.builder.type_library import method
from jixiao.doors.calc.names import SERVICE, method_name
from jixiao.formulas import FORMULAS, Argument

ONLY = configuration(registration(FORMULAS))["AddInInfo"]


def said(text: str) -> dict[str, str]:
    """The same in every language that LibreOffice may speak."""
    return {"en-US": text, "zh-CN": text}


def test_every_formula_is_registered_with_its_names_and_its_help_in_order() -> None:
    assert component(registration(FORMULAS)) == "org.openoffice.Office.CalcAddIns"
    assert list(ONLY) == [SERVICE]
    functions = ONLY[SERVICE]["AddInFunctions"]
    assert list(functions) == [method_name(formula) for formula in FORMULAS]
    for formula in FORMULAS:
        told = functions[method_name(formula)]
        assert told["DisplayName"] == told["CompatibilityName"] == said(formula.name)
        assert told["Description"] == said(formula.summary)
        assert told["Category"] == "Add-In"
        assert list(told["Parameters"].items()) == [
            (each.name, {"DisplayName": said(each.label), "Description": said(each.help)}) for each in formula.arguments
        ]


def test_the_arguments_are_those_of_the_interface_after_the_document() -> None:
    for formula in FORMULAS:
        told = ONLY[SERVICE]["AddInFunctions"][method_name(formula)]
        assert list(told["Parameters"]) == [name for name, _ in method(formula).parameters[1:]]


def test_signs_that_xml_reserves_come_through() -> None:
    odd = replace(
        FORMULAS[0],
        summary='完成值 < 目标值 & "未填"',
        arguments=(Argument("target", "指标值 <&>", "例如 <5 & >1。"),),
    )
    told = configuration(registration([odd]))["AddInInfo"][SERVICE]["AddInFunctions"]["perfScore"]
    assert told["Description"]["zh-CN"] == '完成值 < 目标值 & "未填"'
    assert told["Parameters"]["target"] == {"DisplayName": said("指标值 <&>"), "Description": said("例如 <5 & >1。")}
