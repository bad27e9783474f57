"""The type library is what LibreOffice's own tool writes.

types.rdb was written of types.idl by unoidl-write from Debian's package libreoffice-dev 25.2.3. After a formula has
been added: write `interface_source(map(method, FORMULAS))` into types.idl, unpack the package that belongs to the
LibreOffice at hand (apt-get download, dpkg -x), let LD_LIBRARY_PATH be LibreOffice's folder program, and run there
`unoidl-write.bin types.rdb types/offapi.rdb` with the two files of this folder.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.calc.builder.type_library_reading import read_type_library
from jixiao.doors.calc.builder import type_library as builder
from jixiao.doors.calc.builder.type_library import (
    DOCUMENT,
    RANGE,
    VALUE,
    Method,
    interface_source,
    method,
    type_library,
)
from jixiao.formulas import FORMULAS, formula

FOLDER = Path(__file__).parent
GENUINE = (FOLDER / "types.rdb").read_bytes()
METHODS = [method(each) for each in FORMULAS]

WORD = st.from_regex(r"[a-z][A-Za-z0-9]{0,20}", fullmatch=True)
PARAMETERS = st.lists(
    st.tuples(WORD, st.sampled_from([DOCUMENT, VALUE, RANGE])), max_size=6, unique_by=lambda each: each[0]
)
ANY_METHODS = st.lists(
    st.builds(Method, WORD, PARAMETERS.map(tuple)), min_size=1, max_size=12, unique_by=lambda each: each.name
)


def test_the_interface_is_the_one_that_the_genuine_library_was_made_of() -> None:
    assert interface_source(METHODS) == (FOLDER / "types.idl").read_text(encoding="utf-8")


def test_the_library_is_the_genuine_one_but_for_the_line_that_names_the_writer(monkeypatch: pytest.MonkeyPatch) -> None:
    banner = read_type_library(GENUINE).banner
    assert banner == b"\0** Created by LibreOffice 25.2.3.2 unoidl-write **\0"
    assert read_type_library(type_library(METHODS)).banner == b"\0** Created by jixiao **\0"
    monkeypatch.setattr(builder, "_MADE_BY", banner)
    assert type_library(METHODS) == GENUINE


@pytest.mark.parametrize("file", [GENUINE, type_library(METHODS)], ids=["genuine", "ours"])
def test_a_reader_finds_every_method_in_either(file: bytes) -> None:
    library = read_type_library(file)
    assert library.names == ["org", "jixiao", "XFormulas"]
    assert library.bases == ["com.sun.star.uno.XInterface"]
    assert library.methods == METHODS
    assert library.unread == []


@given(ANY_METHODS)
def test_any_methods_read_back_and_every_byte_has_its_place(methods: list[Method]) -> None:
    library = read_type_library(type_library(methods))
    assert library.methods == methods
    assert library.unread == []


def test_an_area_that_a_formula_looks_at_as_a_whole_comes_as_a_range() -> None:
    assert method(formula("PERF_TOTAL")) == Method(
        "perfTotal", (("document", DOCUMENT), ("weights", RANGE), ("scores", RANGE))
    )
    assert method(formula("PERF_CHECK")) == Method(
        "perfCheck", (("document", DOCUMENT), ("area", RANGE), ("pack", VALUE))
    )


def test_no_two_formulas_share_a_method_and_no_argument_is_called_document() -> None:
    assert len({each.name for each in METHODS}) == len(FORMULAS)
    assert all(name != "document" for each in METHODS for name, _ in each.parameters[1:])
