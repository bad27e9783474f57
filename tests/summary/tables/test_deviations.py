"""How far actuals are off their targets."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.summary.tables.deviations import BINS, Deviations, bin_of, spread_of_deviations
from jixiao.summary.tables.whose import find_units
from summary.made import Form, form, indicator, store, workbook


def spread(folder: Path, *forms: Form) -> Deviations:
    data = store(folder, workbook("a.xlsx", *forms))
    return spread_of_deviations(data, find_units(data))


def test_a_target_table_has_no_actuals_yet_and_does_not_count(tmp_path: Path) -> None:
    rows = [indicator(number=9, deviation="-0.1")]
    found = spread(tmp_path, form(indicators=rows), form(kind="target-table", indicators=[indicator(), indicator()]))
    assert (found.all.compared, found.all.uncompared) == (1, 0)


@pytest.mark.parametrize(
    ("deviation", "name"),
    [
        (-1.0, "低50%及以上"),
        (-0.5, "低50%及以上"),
        (-0.4999, "低30%～50%"),
        (-0.3, "低30%～50%"),
        (-0.1, "低10%～30%"),
        (-0.0999, "低10%以内"),
        (0.0, "持平"),
        (-1e-12, "持平"),
        (0.0001, "高10%以内"),
        (0.1, "高10%～30%"),
        (0.3, "高30%～50%"),
        (0.30000000000000004, "高30%～50%"),
        (0.5, "高50%～1倍"),
        (1.0, "高1倍及以上"),
        (9999.0, "高1倍及以上"),
    ],
)
def test_a_limit_belongs_to_what_lies_beyond_it(deviation: float, name: str) -> None:
    assert BINS[bin_of(deviation)] == name


@given(st.floats(-10, 10))
def test_a_deviation_and_its_opposite_lie_in_opposite_bins_within_one_time(deviation: float) -> None:
    if abs(deviation) < 0.5:
        assert bin_of(deviation) + bin_of(-deviation) == 8


def test_indicators_are_counted_by_first_level_however_it_is_written(tmp_path: Path) -> None:
    rows = [
        indicator(level1="产出指标(50分)", deviation="0.4"),
        indicator(level1="产出指标", deviation="-0.6", explained=True),
        indicator(level1="效益指标", deviation="0"),
        indicator(level1="", deviation="0.05"),
        indicator(level1="效果"),
    ]
    found = spread(tmp_path, form(indicators=rows))
    levels = {row.name: (row.compared, row.far, row.unexplained, row.uncompared) for row in found.levels}
    assert levels["产出指标"] == (2, 2, 1, 0)
    assert (found.all.compared, found.all.far, found.all.unexplained, found.all.uncompared) == (4, 2, 1, 1)
    assert list(levels)[-1] == "其他"


def test_without_indicators_everything_is_nought(tmp_path: Path) -> None:
    found = spread(tmp_path, form())
    assert (found.all.compared, found.levels) == (0, ())
