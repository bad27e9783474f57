"""The VBA function of each formula (公式的外壳), generated from the registry: cells go over, answers come back."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.formulas import Argument, Formula

_HEAD = """Option Explicit

' Generated from the registry of formulas: a change here is lost with the next build.
"""
_FUNCTION = """
Public Function {name}({parameters}) As Variant
{left_out}    {name} = Computed("{name}", Array( _
        {given}))
End Function
"""
_LEFT_OUT = """    If IsMissing({name}) Then {name} = ""
"""
_PACK = "pack"


def wrappers(formulas: Iterable[Formula]) -> str:
    """The source of the module that holds all formulas."""
    return _HEAD + "".join(map(_wrapper, formulas))


def _wrapper(formula: Formula) -> str:
    given = [_given(argument) for argument in formula.arguments]
    if formula.placed:
        given.append(f"AreaPlace({formula.arguments[0].name})")
    parameters = ", _\n        ".join(map(_parameter, formula.arguments))
    # Excel lets every argument be left out between two commas, and would hand Python a number for it.
    left_out = "".join(_LEFT_OUT.format(name=argument.name) for argument in formula.arguments)
    passed = ", _\n        ".join(given)
    return _FUNCTION.format(name=formula.name, parameters=parameters, left_out=left_out, given=passed)


def _parameter(argument: Argument) -> str:
    return f"{'Optional ' if argument.optional else ''}ByVal {argument.name} As Variant"


def _given(argument: Argument) -> str:
    """What is handed over: the cells; for 口径 that is left out, what the workbook names."""
    return f"{'GivenPack' if argument.name == _PACK else 'Given'}({argument.name})"
