"""Deadlines: the days that a calendar point may mean, and what is on time."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.packs import load_pack
from jixiao.packs.loader import DATA
from jixiao.scoring import Outcome, score_values
from jixiao.scoring.deadline import first_day, last_day
from jixiao.values import Role, When, read

NATIONAL = load_pack("national")


@pytest.mark.parametrize(
    ("when", "first", "last"),
    [
        (When(2024, None, 12, 31), date(2024, 12, 31), date(2024, 12, 31)),
        (When(2024, None, 2), date(2024, 2, 1), date(2024, 2, 29)),
        (When(2023, None, 2), date(2023, 2, 1), date(2023, 2, 28)),
        (When(2023, None, 2, 29), date(2023, 2, 28), date(2023, 2, 28)),
        (When(2024), date(2024, 1, 1), date(2024, 12, 31)),
        (When(quarter=4), date(2021, 10, 1), date(2021, 12, 31)),
        (When(half=1), date(2021, 1, 1), date(2021, 6, 30)),
        (When(half=2), date(2021, 7, 1), date(2021, 12, 31)),
        (When(month=9, day=30), date(2021, 9, 30), date(2021, 9, 30)),
        (When(), date(2021, 1, 1), date(2021, 12, 31)),
    ],
    ids=str,
)
def test_a_calendar_point_has_a_first_and_a_last_day(when: When, first: date, last: date) -> None:
    assert first_day(when, 2021) == first
    assert last_day(when, 2021) == last


# target, actual, form's year, outcome, points
CASES = [
    ("≤2021年12月", "2021年12月31日", 2021, Outcome.MET, 5),
    ("≤2021年12月", "2021年11月", None, Outcome.MET, 5),
    ("≤2021年12月", "2022年1月1日", 2021, Outcome.LATE, None),
    ("9月底前", "2021年9月30日", 2021, Outcome.MET, 5),
    ("9月底前", "2021年10月1日", 2021, Outcome.LATE, None),
    ("9月底前", "9月", None, Outcome.MET, 5),
    ("2021年9月底前", "2021年", 2021, Outcome.CONFIRM, None),
    ("第四季度", "第三季度", 2021, Outcome.MET, 5),
    ("上半年", "7月", 2021, Outcome.LATE, None),
    ("全年", "2021年1-12月", 2021, Outcome.MET, 5),
    ("2021年1-6月", "2021年5月", 2021, Outcome.MET, 5),
    ("2021年1-6月", "2021年1-7月", 2021, Outcome.LATE, None),
    ("2021年2月底前", "2021年2月29日", 2021, Outcome.UNSCORED, None),
    ("3月底前", "2月29日", 2021, Outcome.MET, 5),
]


@pytest.mark.parametrize(("target", "actual", "year", "outcome", "points"), CASES)
def test_a_date_is_on_time_late_or_asked_for(
    target: str, actual: str, year: int | None, outcome: Outcome, points: int | None
) -> None:
    scored = score_values(read(target, Role.TARGET), read(actual, Role.ACTUAL), Decimal(5), NATIONAL, year=year)
    assert (scored.outcome, scored.points) == (outcome, points)


def test_a_year_taken_from_the_other_side_is_presumed() -> None:
    scored = score_values(read("9月底前", Role.TARGET), read("2021年9月", Role.ACTUAL), Decimal(5), NATIONAL)
    assert scored.presumed


def test_a_pack_may_give_a_late_date_nothing(tmp_path: Path) -> None:
    path = tmp_path / "严格.toml"
    header = 'name = "严格"\ntitle = "严格"\nextends = "national"\n'
    ground = 'source = "通知"\nbecause = "逾期不得分。"\nverified = false\n'
    path.write_text(f'{header}{ground}[deadline]\n{ground}late = "nothing"\n', encoding="utf-8")
    assert DATA not in path.parents
    scored = score_values(
        read("≤2021年12月", Role.TARGET), read("2022年1月", Role.ACTUAL), Decimal(5), load_pack(path), year=2021
    )
    assert (scored.points, scored.outcome) == (0, Outcome.LATE)
    assert scored.basis == "时效：完成值2022年1月晚于指标值≤2021年12月，得0分（严格）"
