"""Layouts of many provinces, each with what must be read of it beside it."""

from pathlib import Path

import pytest

from form_text import form_text
from jixiao.reader import read_forms
from text_grid import sheet_from_text

LAYOUTS = sorted(Path(__file__).parent.glob("layouts/*.txt"))


@pytest.mark.parametrize("layout", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_reads_as_expected(layout: Path) -> None:
    forms, troubles = read_forms(sheet_from_text(layout.read_text(encoding="utf-8")))
    read = "\n".join([*map(form_text, forms), *(trouble.message for trouble in troubles)])
    assert read == layout.with_suffix(".expected").read_text(encoding="utf-8")


def test_there_are_layouts() -> None:
    assert len(LAYOUTS) >= 15
