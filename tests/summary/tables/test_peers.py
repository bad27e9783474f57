"""Indicators of one name across units."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.summary.tables.peers import Compared, Doubt, compare_peers
from jixiao.summary.tables.segments import distinct, segments_of
from jixiao.summary.tables.whose import find_units
from summary.made import form, indicator, store, workbook


def _compared(folder: Path, values: Iterable[object], name: str = "培训人次", measure: str = "人次") -> Compared:
    books = [
        workbook(f"{at}.xlsx", form(f"单位{at}", indicators=[indicator(name, value, measure=measure)]))
        for at, value in enumerate(values)
    ]
    data = store(folder, *books)
    return compare_peers(data, find_units(data))


def test_what_five_units_report_under_one_name_is_compared(tmp_path: Path) -> None:
    (peers,) = _compared(tmp_path, [10, 20, 30, 40, 50]).peers
    assert (peers.units, peers.least, peers.lower, peers.median, peers.upper, peers.most) == (5, 10, 20, 30, 40, 50)


def test_four_units_are_too_few(tmp_path: Path) -> None:
    assert _compared(tmp_path, [10, 20, 30, 4000]) == Compared((), (), 0)


@pytest.mark.parametrize(
    ("values", "measure", "far"),
    [
        ([20, 21, 22, 23, 200000], "元", [(200000, Doubt.TIMES)]),
        ([100, 110, 120, 130, 5], "人次", [(5, Doubt.TIMES)]),
        ([100, 110, 120, 130, 25], "人次", []),  # less than five times
        ([1, 10, 100, 1000, 10000], "人次", []),  # all are far apart
        ([0.95, 0.96, 0.97, 0.98, 0.5], "%", [(0.5, Doubt.POINTS)]),
        ([0.95, 0.96, 0.97, 0.98, 0.8], "%", []),
        ([0.95, 0.96, 0.97, 0.98, 98], "%", [(98, Doubt.POINTS)]),
        ([10, 11, 12, 13, 0], "人次", []),  # none is an answer
        ([10, 11, 12, 13, 14, -12], "人次", [(-12, Doubt.SIGN)]),
        ([-10, -11, -12, -13, -1400], "人次", []),
        ([0, 0, 0, 0, 5], "起", []),
    ],
    ids=str,
)
def test_a_value_far_off_the_median_is_asked_about(
    values: list[float], measure: str, far: list[tuple[float, Doubt]], tmp_path: Path
) -> None:
    assert [(row.value, row.doubt) for row in _compared(tmp_path, values, measure=measure).far] == far


def test_names_are_one_without_numbers_in_front_and_punctuation(tmp_path: Path) -> None:
    names = ["培训人次", "1.培训人次", "（2）培训 人次", "指标3：培训人次", "④培训人次；"]
    books = [
        workbook(f"{at}.xlsx", form(f"单位{at}", indicators=[indicator(name, 9)])) for at, name in enumerate(names)
    ]
    data = store(tmp_path, *books)
    assert [peers.name for peers in compare_peers(data, find_units(data)).peers] == ["培训人次"]


def test_different_units_of_measure_are_not_compared(tmp_path: Path) -> None:
    measures = ["人次", "人次", "人次", "场", "场", "场"]
    books = [
        workbook(f"{at}.xlsx", form(f"单位{at}", indicators=[indicator(number=9, measure=measure)]))
        for at, measure in enumerate(measures)
    ]
    data = store(tmp_path, *books)
    assert compare_peers(data, find_units(data)).peers == ()


@pytest.mark.parametrize("name", ["数量指标", "成本指标", "质量", "服务对象满意度指标", "社会效益指标"])
def test_the_name_of_a_level_is_no_name_of_an_indicator(name: str, tmp_path: Path) -> None:
    assert _compared(tmp_path, [1, 2, 3, 4, 5], name).peers == ()


def test_a_unit_with_many_rows_counts_once_but_every_row_is_compared(tmp_path: Path) -> None:
    many = form("大局", indicators=[indicator(number=1000 + at) for at in range(50)])
    others = [workbook(f"{at}.xlsx", form(f"单位{at}", indicators=[indicator(number=10 + at)])) for at in range(5)]
    data = store(tmp_path, workbook("大.xlsx", many), *others)
    found = compare_peers(data, find_units(data), most=7)
    (peers,) = found.peers
    assert (peers.units, peers.rows, peers.median, peers.far) == (6, 55, 12.5, 50)
    assert (len(found.far), found.left_out) == (7, 43)
    assert found.far[0].value == 1049  # the farthest first


def test_a_row_far_off_is_quoted_as_it_stands(tmp_path: Path) -> None:
    rows = [indicator("经费", 20 + at, measure="元") for at in range(5)]
    rows.append(indicator("经费", "210000", measure="元", actual="21万元", target="≤21元", actual_cell="F7"))
    books = [workbook(f"{at}.xlsx", form(f"单位{at}", indicators=[row])) for at, row in enumerate(rows)]
    data = store(tmp_path, *books)
    (row,) = compare_peers(data, find_units(data)).far
    assert (row.unit, row.path, row.copy, row.cell) == (5, "5.xlsx", "5-已校验.xlsx", "F7")
    assert (row.target, row.actual) == ("≤21元", "21万元")


@given(st.lists(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=9), min_size=1, max_size=5))
def test_the_quantile_of_a_stretch_is_that_of_its_values(groups: list[list[float]]) -> None:
    values = np.array([value for group in groups for value in sorted(group)])
    numbers = np.repeat(np.arange(len(groups)), [len(group) for group in groups])
    found = segments_of(numbers).quantile(values, 0.5)
    assert found.tolist() == pytest.approx([statistics.median(group) for group in groups])


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), max_size=40))
def test_members_are_counted_once_in_each_group(pairs: list[tuple[int, int]]) -> None:
    groups, members = (np.array([pair[at] for pair in pairs], dtype=np.int64) for at in (0, 1))
    assert distinct(groups, members, 5).tolist() == [len({two for one, two in pairs if one == at}) for at in range(5)]
