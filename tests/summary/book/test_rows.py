"""Rows are written as XML that says just what was given."""

from __future__ import annotations

from decimal import Decimal
from io import StringIO
from types import SimpleNamespace
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.summary.book.plain_text import clean
from jixiao.summary.book.rows import Value, write_row


def _written(value: Value) -> ET.Element:
    sheet = SimpleNamespace(fh=StringIO(), row_sizes={}, _check_dimensions=lambda *_: 0)
    write_row(sheet, 0, [value], [7], 20.0)
    return ET.fromstring(sheet.fh.getvalue())[0]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (0, "0"),
        (12, "12"),
        (Decimal("90.00"), "90"),
        (Decimal("0.1"), "0.1"),
        (1 / 3, "0.333333333333333"),
        (0.9299999999999999, "0.93"),
        (1e300, "1E+300"),
    ],
)
def test_a_number_is_a_number(value: Value, number: str) -> None:
    cell = _written(value)
    assert (cell.attrib, cell[0].tag, cell[0].text) == ({"r": "A1", "s": "7"}, "v", number)


@pytest.mark.parametrize("value", [None, "", "\x07"])
def test_nothing_is_a_blank_cell(value: Value) -> None:
    assert list(_written(value)) == []


@given(st.text(min_size=1))
def test_a_text_is_read_as_it_was_written(text: str) -> None:
    cell = _written(text)
    shown = "" if not len(cell) else "".join(cell.itertext())
    assert shown.replace("_x005F_", "_") == clean(text).replace("_x005F_", "_")


def test_a_text_that_looks_like_an_escaped_character_stays_a_text() -> None:
    assert "".join(_written("_x0041_").itertext()) == "_x005F_x0041_"
