"""What `--json` says of a target table: its project and its payment plan beside the rows."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.doors.json_report import report
from sample_points import review

BOOK = Path(__file__).parents[2] / "workbooks" / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"


@pytest.fixture(scope="module")
def first() -> dict:
    return report(review(BOOK))["forms"][0]


def test_a_target_table_names_its_project(first: dict) -> None:
    assert (first["kind"], first["project"]) == ("target-table", "法律援助经费")
    assert first["project_code"] == "315-0404-JBN-PIZB"


def test_a_payment_plan_is_told_as_cumulative_ratios(first: dict) -> None:
    assert [(step["month"], step["share"]) for step in first["payment_plan"]] == [
        (3, "0.20"),
        (6, "0.40"),
        (10, "0.60"),
        (12, "1.00"),
    ]


def test_a_row_has_its_description_and_no_actual(first: dict) -> None:
    row = first["indicators"][0]
    assert (row["description"], row["target"], row["actual"]) == ("咨询受理案件数量", "≥260件", None)
