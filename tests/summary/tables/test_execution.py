"""Rates and sums of money."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jixiao.summary.tables.execution import ALL, BINS, OF_PROJECTS, OF_UNITS, Execution, execution_rates
from jixiao.summary.tables.whose import find_units
from summary.made import Form, form, store, workbook


def _rates(folder: Path, *forms: Form, most: int = 100) -> Execution:
    data = store(folder, workbook("a.xlsx", *forms))
    return execution_rates(data, find_units(data), most)


def test_sums_are_exact_and_in_10000_yuan_rounded_half_up(tmp_path: Path) -> None:
    forms = [form(annual="0.1", spent="0.1", execution_rate="1") for _ in range(500)]
    (row,) = _rates(tmp_path, *forms).sums
    assert (row.name, row.forms, row.annual, row.spent, row.rate) == (
        OF_UNITS,
        500,
        Decimal("0.01"),
        Decimal("0.01"),
        1,
    )


def test_units_and_their_projects_are_summed_apart(tmp_path: Path) -> None:
    whole = form(annual="100000", spent="50000", execution_rate="0.5")
    project = form(project="修路", annual="100000", spent="100000", execution_rate="1")
    found = _rates(tmp_path, whole, project)
    assert [(row.name, row.rate) for row in found.sums] == [
        (OF_UNITS, Decimal("0.5")),
        (OF_PROJECTS, Decimal(1)),
        (ALL, Decimal("0.75")),
    ]


def test_what_cannot_be_summed_is_counted_apart(tmp_path: Path) -> None:
    found = _rates(
        tmp_path,
        form(execution_rate="0.9", money_unit=""),
        form(),
        form(annual="100", spent="1000000", execution_rate="10000"),
        form(kind="target-table", annual="100"),
        form(annual="100", spent="90", execution_rate="0.9"),
    )
    assert (found.unitless, found.rateless, found.doubtful, found.rated) == (1, 1, 1, 3)
    assert [row.rate for row in found.sums] == [Decimal("0.9")]


def test_doubtful_forms_come_first_then_the_lowest_rates(tmp_path: Path) -> None:
    rates = ("1", "0.59", "3", "0.8", "1.01")
    found = _rates(tmp_path, *(form(annual="100", spent="1", execution_rate=rate) for rate in rates))
    assert [str(row.execution_rate.normalize()) for row in found.rows if row.execution_rate] == [
        "3",
        "0.59",
        "0.8",
        "1",
        "1.01",
    ]
    assert dict(zip(BINS, found.counts, strict=True)) == {
        "低于60%": 1,
        "60%～80%": 0,
        "80%～90%": 1,
        "90%～100%": 0,
        "100%": 1,
        "高于100%": 2,
    }


def test_only_so_many_forms_are_listed_and_they_are_the_lowest(tmp_path: Path) -> None:
    rates = [f"0.{number:02}" for number in range(99, 10, -1)]
    found = _rates(tmp_path, *(form(annual="100", spent="1", execution_rate=rate) for rate in rates), most=2)
    assert ([row.execution_rate for row in found.rows], found.left_out) == ([Decimal("0.11"), Decimal("0.12")], 87)


def test_without_forms_there_is_nothing(tmp_path: Path) -> None:
    assert _rates(tmp_path) == Execution((), (0,) * len(BINS), (), 0, 0, 0, 0)
