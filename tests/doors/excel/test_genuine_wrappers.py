"""Our VBA functions say what xlwings' own generator says of the same module, and what the registry says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from types import SimpleNamespace
from typing import NamedTuple

import pytest

from doors.excel.genuine_xlwings import UDFS, Xlwings, genuine_xlwings
from jixiao.doors.excel.builder.wrappers import wrappers
from jixiao.formulas import FORMULAS, Formula

_FUNCTION = re.compile(
    r"^(?:Public )?Function (?P<name>\w+)\((?P<parameters>[^)]*)\)(?P<body>.*?)^End Function", re.MULTILINE | re.DOTALL
)
_GIVEN = re.compile(r"\bArray\((?P<given>(?:[^()]|\([^()]*\))*)\)")
_HANDED_OVER = re.compile(r"(?:Given|GivenPack)\((\w+)\)")


class Declared(NamedTuple):
    """What a VBA function takes, and what it hands over to Python."""

    parameters: tuple[tuple[str, bool], ...]  # each with whether it may be left out
    given: tuple[str, ...]


def declared(source: str) -> dict[str, Declared]:
    """The functions of a VBA module."""
    joined = re.sub(r" _\r?\n\s*", " ", source)
    return {match["name"]: _declared(match) for match in _FUNCTION.finditer(joined)}


def _declared(match: re.Match[str]) -> Declared:
    written = [each for each in match["parameters"].split(", ") if each]
    names = [re.sub(r"Optional |ByVal | As Variant", "", each) for each in written]
    parameters = tuple((name, "Optional " in each) for name, each in zip(names, written, strict=True))
    handed = {tuple(map(str.strip, found["given"].split(","))) for found in _GIVEN.finditer(match["body"])}
    (given,) = handed
    return Declared(parameters, tuple(_HANDED_OVER.sub(r"\1", each) for each in given))


def in_registry(formulas: tuple[Formula, ...]) -> dict[str, Declared]:
    """What the registry says of each formula."""
    return {
        each.name: Declared(
            tuple((argument.name, argument.optional) for argument in each.arguments),
            (
                *(argument.name for argument in each.arguments),
                *([f"AreaPlace({each.arguments[0].name})"] if each.placed else []),
            ),
        )
        for each in formulas
    }


@pytest.fixture(scope="module")
def genuine() -> Iterator[dict[str, Declared]]:
    """What xlwings itself would import into a workbook."""
    with genuine_xlwings() as excel:
        yield declared(generated(excel))


def generated(excel: Xlwings) -> str:
    """The VBA that `import_udfs` would write for our module."""
    file = StringIO()
    excel.udfs.generate_vba_wrapper(UDFS, excel.ours, file, SimpleNamespace(Name="jixiao.xlam"))
    return file.getvalue()


def test_our_functions_are_those_of_the_registry() -> None:
    assert declared(wrappers(FORMULAS)) == in_registry(FORMULAS)


def test_the_genuine_functions_are_those_of_the_registry(genuine: dict[str, Declared]) -> None:
    assert genuine == in_registry(FORMULAS)


def test_our_functions_are_the_genuine_ones(genuine: dict[str, Declared]) -> None:
    assert declared(wrappers(FORMULAS)) == genuine


def test_the_functions_stand_in_the_order_of_the_registry() -> None:
    assert list(declared(wrappers(FORMULAS))) == [each.name for each in FORMULAS]


def test_only_the_place_is_hidden(genuine: dict[str, Declared]) -> None:
    hidden = {
        name: one.given[len(one.parameters) :] for name, one in genuine.items() if len(one.given) > len(one.parameters)
    }
    assert hidden == {"PERF_CHECK": ("AreaPlace(area)",)}


def test_each_function_calls_the_formula_of_its_own_name() -> None:
    source = wrappers(FORMULAS)
    for each in FORMULAS:
        assert f'{each.name} = Computed("{each.name}", Array(' in source


def test_the_pack_is_that_of_the_workbook_where_none_is_given() -> None:
    source = wrappers(FORMULAS)
    with_pack = [each for each in FORMULAS if any(argument.name == "pack" for argument in each.arguments)]
    assert source.count("GivenPack(pack)") == len(with_pack)
    assert "Given(pack)" not in source.replace("GivenPack(pack)", "")


RATE = next(each for each in FORMULAS if each.name == "PERF_RATE")
CHECK = next(each for each in FORMULAS if each.placed)


def changed(old: Formula, new: Formula) -> tuple[Formula, ...]:
    """The registry with one formula replaced."""
    return tuple(new if each is old else each for each in FORMULAS)


def renamed_argument() -> Formula:
    first, *others = RATE.arguments
    return replace(RATE, arguments=(replace(first, name="granted"), *others))


CONTROLS = {
    "a changed name": changed(RATE, replace(RATE, name="PERF_RATES")),
    "a changed argument": changed(RATE, renamed_argument()),
    "arguments in another order": changed(RATE, replace(RATE, arguments=RATE.arguments[::-1])),
    "an argument more": changed(RATE, replace(RATE, arguments=(*RATE.arguments, CHECK.arguments[-1]))),
    "an argument less": changed(RATE, replace(RATE, arguments=RATE.arguments[:1])),
    "an argument that may be left out": changed(
        RATE, replace(RATE, arguments=tuple(replace(each, optional=True) for each in RATE.arguments))
    ),
    "a place that is not told": changed(CHECK, replace(CHECK, placed=False)),
    "a formula less": FORMULAS[1:],
}


@pytest.mark.parametrize("formulas", CONTROLS.values(), ids=CONTROLS)
def test_a_difference_is_seen(formulas: tuple[Formula, ...], genuine: dict[str, Declared]) -> None:
    ours = declared(wrappers(formulas))
    assert ours != genuine
    assert ours != in_registry(FORMULAS)
    assert in_registry(formulas) != genuine
    assert ours == in_registry(formulas)
