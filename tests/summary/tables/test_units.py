"""The ranking of units."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from jixiao.summary.record import Record
from jixiao.summary.tables.found import Action
from jixiao.summary.tables.units import UnitRow, ranks, unit_rows
from jixiao.summary.tables.whose import find_units
from summary.made import finding, form, store, workbook


def _ranked(folder: Path, *records: Record) -> dict[str, UnitRow]:
    data = store(folder, *records)
    return {row.name: row for row in unit_rows(data, find_units(data))}


def test_a_units_score_is_the_average_of_its_forms_with_a_score_rounded_half_up(tmp_path: Path) -> None:
    books = [
        workbook("a.xlsx", form("甲局", "90.01", "88"), form("甲局", "90.02", "89")),
        workbook("b.xlsx", form("甲局")),
    ]
    row = _ranked(tmp_path, *books)["甲局"]
    assert (row.claimed, row.scored, row.forms, row.workbooks) == (Decimal("90.02"), 2, 3, 2)
    assert row.points is None  # the third form could not be computed


def test_units_of_the_same_shown_score_share_a_place(tmp_path: Path) -> None:
    scores = {"甲局": "90", "乙局": "95", "丙局": "90.004", "丁局": "80"}
    rows = _ranked(tmp_path, *(workbook(f"{unit}.xlsx", form(unit, score, score)) for unit, score in scores.items()))
    assert [(name, row.claimed_place, row.points_place) for name, row in rows.items()] == [
        ("乙局", 1, 1),
        ("甲局", 2, 2),
        ("丙局", 2, 2),
        ("丁局", 4, 4),
    ]


def test_units_without_a_claimed_score_come_last_and_have_no_place(tmp_path: Path) -> None:
    rows = _ranked(tmp_path, workbook("a.xlsx", form("甲局")), workbook("b.xlsx", form("乙局", "60", "60")))
    assert [(row.name, row.claimed_place) for row in rows.values()] == [("乙局", 1), ("甲局", None)]


def test_a_difference_needs_both_scores_of_every_form(tmp_path: Path) -> None:
    rows = _ranked(
        tmp_path,
        workbook("a.xlsx", form("甲局", "95", "90")),
        workbook("b.xlsx", form("乙局", "95")),
        workbook("c.xlsx", form("丙局", "95", "90"), form("丙局", None, "70")),
    )
    assert [rows[name].difference for name in ("甲局", "乙局", "丙局")] == [Decimal("5.00"), None, None]
    assert [rows[name].partly for name in ("甲局", "乙局", "丙局")] == [False, True, False]


def test_target_tables_are_counted_but_not_scored(tmp_path: Path) -> None:
    target = form("甲局", kind="target-table", weight=None)
    row = _ranked(tmp_path, workbook("a.xlsx", target, form("甲局", "95", "95")))["甲局"]
    assert (row.forms, row.scored, row.points, row.partly) == (2, 1, Decimal("95.00"), False)


def test_weights_that_are_not_100_are_noted(tmp_path: Path) -> None:
    assert _ranked(tmp_path, workbook("a.xlsx", form("甲局", "90", "90", weight="90")))["甲局"].uneven


def test_the_rate_is_what_was_spent_over_what_was_to_be_spent(tmp_path: Path) -> None:
    with_annual = form("甲局", annual="200", initial="100", spent="150")
    without = form("甲局", initial="100", spent="100")
    no_amounts = form("甲局", execution_rate="0.1", money_unit="")
    row = _ranked(tmp_path, workbook("a.xlsx", with_annual, without, no_amounts))["甲局"]
    assert row.execution_rate == Decimal("0.8333")


def test_what_is_to_be_done_follows_the_gravest_finding(tmp_path: Path) -> None:
    found = {"甲": ["错误", "提示"], "乙": ["警告", "提示"], "丙": ["提示"], "丁": []}
    rows = _ranked(
        tmp_path,
        *(
            workbook(f"{unit}.xlsx", form(unit, findings=[finding(each) for each in kinds]))
            for unit, kinds in found.items()
        ),
    )
    assert {name: row.found.action for name, row in rows.items()} == {
        "甲": Action.RETURN,
        "乙": Action.EXPLAIN,
        "丙": Action.CONFIRM,
        "丁": Action.NOTHING,
    }


def test_a_workbook_without_forms_counts_for_its_unit(tmp_path: Path) -> None:
    rows = _ranked(
        tmp_path, workbook("报告.xlsx", unit="甲局"), workbook("a.xlsx", form("甲局")), workbook("b.xlsx", unit="乙局")
    )
    assert {row.name: row.workbooks for row in rows.values()} == {"甲局": 2, "乙局": 1}


@given(st.lists(st.none() | st.decimals(0, 100, places=2), max_size=30))
def test_a_place_is_one_more_than_the_number_of_higher_scores(scores: list[Decimal | None]) -> None:
    for score, place in zip(scores, ranks(scores), strict=True):
        assert place == (None if score is None else 1 + sum(each is not None and each > score for each in scores))
