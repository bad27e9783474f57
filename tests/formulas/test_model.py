"""A formula and the areas it is given, as data."""

from __future__ import annotations

import pytest

from formulas.drawn import column, row
from jixiao.formulas import Area, Argument, Formula
from jixiao.formulas.model import BLANK

SHAPES = [
    (BLANK, (1, 1)),
    (column("a", "b", "c"), (3, 1)),
    (row("a", "b"), (1, 2)),
    (Area(((None, None), (None, None), (None, None))), (3, 2)),
    (Area(()), (0, 0)),
]


@pytest.mark.parametrize(("area", "shape"), SHAPES, ids=[str(shape) for _, shape in SHAPES])
def test_an_area_has_rows_and_columns(area: Area, shape: tuple[int, int]) -> None:
    assert area.shape == shape
    assert len(area.cells) == shape[0] * shape[1]


def test_optional_arguments_stand_in_brackets() -> None:
    arguments = (Argument("target", "指标值", "。"), Argument("pack", "口径", "。", optional=True))
    assert Formula("PERF_X", "。", arguments, lambda *_: ("",)).signature == "PERF_X(指标值, [口径])"
