"""Findings by check and by unit."""

from __future__ import annotations

from pathlib import Path

from jixiao.summary.tables.codes import count_codes
from jixiao.summary.tables.found import Counts, findings_by_unit
from jixiao.summary.tables.whose import find_units
from summary.made import finding, form, store, workbook


def test_checks_are_sorted_by_how_often_they_found_something(tmp_path: Path) -> None:
    often, seldom = finding("警告", "R33"), finding("错误", "R32")
    data = store(
        tmp_path,
        workbook("a.xlsx", form("甲局", findings=[often, often, seldom])),
        workbook("b.xlsx", form("乙局", findings=[often])),
        workbook("c.xlsx", form("丙局")),
    )
    codes = count_codes(data, find_units(data))
    assert [(row.code, row.severity.value, row.title, row.count, row.units) for row in codes.rows] == [
        ("R33", "警告", "名称R33", 3, 2),
        ("R32", "错误", "名称R32", 1, 1),
    ]
    assert codes.by_unit == ((2, 1), (1, 0), (0, 0))


def test_a_check_that_a_pack_has_moved_counts_in_each_severity(tmp_path: Path) -> None:
    data = store(tmp_path, workbook("a.xlsx", form(findings=[finding("警告"), finding("提示")])))
    assert [row.severity.value for row in count_codes(data, find_units(data)).rows] == ["提示", "警告"]


def test_no_more_than_twenty_checks_are_counted_by_unit(tmp_path: Path) -> None:
    data = store(tmp_path, workbook("a.xlsx", form(findings=[finding(code=f"R{number}") for number in range(25)])))
    codes = count_codes(data, find_units(data))
    assert (len(codes.rows), len(codes.shown), len(codes.by_unit[0])) == (25, 20, 20)


def test_nothing_found_is_nothing_counted(tmp_path: Path) -> None:
    data = store(tmp_path, workbook("a.xlsx", form("甲局")))
    whose = find_units(data)
    assert (count_codes(data, whose).rows, findings_by_unit(data, whose)) == ((), [Counts()])


def test_many_checks_are_kept_apart(tmp_path: Path) -> None:
    found = [finding("错误" if number % 2 else "提示", f"R{number:03}") for number in range(300)]
    data = store(tmp_path, workbook("a.xlsx", form(findings=found)))
    rows = count_codes(data, find_units(data)).rows
    assert [(row.code, row.count) for row in rows] == [(f"R{number:03}", 1) for number in range(300)]
    assert {row.code: row.severity.value for row in rows} == {each["code"]: each["severity"] for each in found}
