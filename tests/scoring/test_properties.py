"""What holds for every target and every actual, whatever they say."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.form.family import Family
from jixiao.packs import Pack, load_pack, pack_names
from jixiao.scoring import Points, score_values
from jixiao.values import Role, Value, read
from jixiao.values.model import Comparator, Kind

PACKS = [load_pack(name) for name in pack_names()]
NATIONAL = load_pack("national")

numbers = st.decimals(min_value=0, max_value=10**9, places=2)
any_numbers = st.decimals(min_value=-(10**9), max_value=10**9, places=3)
weights = st.decimals(min_value=0, max_value=100, places=2)
units = st.sampled_from(["", "件", "人", "%", "元", "天", "小时", "个月", "元/小时", "次/年"])
scales = st.sampled_from([Decimal(1), Decimal("0.01"), Decimal(10000)])
words = st.sampled_from(
    ["及时", "按时完成", "部分完成", "未完成", "无", "年度计划", "**", "", "均为100%", "全年", "2021年12月"]
)
odd_texts = st.sampled_from(
    [
        "≤2021年12月",
        "9月底前",
        "第四季度",
        "7*24小时",
        "1:3",
        "90%-95%",
        "100±5",
        "370余场",
        "小于1%",
        "衔接率100%，帮教率90%以上",
    ]
)
texts = st.one_of(words, odd_texts, st.text(max_size=12))


@st.composite
def numeric(draw: st.DrawFn) -> Value:
    """A value with a number, of any kind that may have one."""
    kinds = [
        Kind.QUANTITY,
        Kind.PERCENT,
        Kind.MONEY,
        Kind.RATE,
        Kind.DURATION,
        Kind.FREQUENCY,
        Kind.RANGE,
        Kind.TOLERANCE,
    ]
    kind = draw(st.sampled_from([*kinds, Kind.RATIO, Kind.APPROX, Kind.SERVICE_HOURS]))
    upper = draw(any_numbers) if kind in (Kind.RANGE, Kind.TOLERANCE, Kind.RATIO, Kind.SERVICE_HOURS) else None
    comparator = draw(st.sampled_from([None, *Comparator]))
    return Value(kind, comparator, draw(any_numbers), upper, draw(units), draw(scales))


targets = st.one_of(numeric(), texts.map(lambda text: read(text, Role.TARGET)))
actuals = st.one_of(numeric(), texts.map(lambda text: read(text, Role.ACTUAL)))


@settings(max_examples=300, deadline=None)
@given(
    target=targets,
    actual=actuals,
    weight=weights,
    pack=st.sampled_from(PACKS),
    family=st.sampled_from(Family),
    claimed=st.none() | any_numbers,
    year=st.none() | st.integers(2015, 2030),
)
def test_no_pair_of_values_breaks_it_or_leaves_its_bounds(
    target: Value, actual: Value, weight: Decimal, pack: Pack, family: Family, claimed: Decimal | None, year: int | None
) -> None:
    scored = score_values(target, actual, weight, pack, family=family, claimed=claimed, year=year)
    assert scored.basis.endswith(f"（{pack.name}）")
    assert len(scored.basis) > len(pack.name) + 6
    assert scored.points is None or 0 <= scored.points <= weight
    if scored.band is not None:
        assert 0 <= scored.band[0] <= scored.band[1] <= weight
    if scored.points is None:
        assert scored.presumed


def points(comparator: Comparator, target: Decimal, actual: Decimal, unit: str = "件", scale: int = 1) -> Points:
    goal = Value(Kind.QUANTITY, comparator, target, unit=unit, scale=Decimal(scale))
    done = Value(Kind.QUANTITY, None, actual, unit=unit, scale=Decimal(scale))
    return score_values(goal, done, Decimal(10), NATIONAL)


@settings(max_examples=150, deadline=None)
@given(target=numbers, first=numbers, second=numbers)
def test_more_never_scores_less_where_more_is_better(target: Decimal, first: Decimal, second: Decimal) -> None:
    low, high = sorted((first, second))
    assert points(Comparator.AT_LEAST, target, low).points <= points(Comparator.AT_LEAST, target, high).points


@settings(max_examples=150, deadline=None)
@given(target=numbers, first=numbers, second=numbers, curve=st.sampled_from(["national", "system-2022"]))
def test_more_never_scores_more_where_less_is_better(
    target: Decimal, first: Decimal, second: Decimal, curve: str
) -> None:
    low, high = (Value(Kind.QUANTITY, None, number, unit="件") for number in sorted((first, second)))
    goal = Value(Kind.QUANTITY, Comparator.AT_MOST, target, unit="件")
    scored = [score_values(goal, done, Decimal(10), load_pack(curve)).points for done in (low, high)]
    assert scored[0] >= scored[1]


@settings(max_examples=150, deadline=None)
@given(
    comparator=st.sampled_from([Comparator.AT_LEAST, Comparator.AT_MOST, Comparator.EQUAL]),
    target=numbers,
    actual=numbers,
    pack=st.sampled_from(PACKS),
)
def test_the_unit_an_amount_is_written_in_changes_nothing(
    comparator: Comparator, target: Decimal, actual: Decimal, pack: Pack
) -> None:
    wan = Value(Kind.MONEY, comparator, target, unit="元", scale=Decimal(10000))
    yuan = replace(wan, number=target * 10000, scale=Decimal(1))
    done_wan = Value(Kind.MONEY, None, actual, unit="元", scale=Decimal(10000))
    done_yuan = replace(done_wan, number=actual * 10000, scale=Decimal(1))
    scored = {
        score_values(goal, done, Decimal(10), pack, family=Family.COST).points
        for goal in (wan, yuan)
        for done in (done_wan, done_yuan)
    }
    assert len(scored) == 1


@given(target=numbers, actual=numbers)
def test_completion_and_deviation_are_exact(target: Decimal, actual: Decimal) -> None:
    scored = points(Comparator.AT_LEAST, target, actual)
    if target == 0:
        assert (scored.completion, scored.deviation) == (None, None)
    else:
        assert scored.completion == actual / target
        assert scored.deviation == (actual - target) / target


SIZES = ["0", "1", "0.001", "1E-30", "1E+30", "123456789012345678901234567890"]


@pytest.mark.parametrize("target", SIZES)
@pytest.mark.parametrize("actual", SIZES)
@pytest.mark.parametrize("comparator", list(Comparator))
def test_numbers_of_any_size_are_taken(target: str, actual: str, comparator: Comparator) -> None:
    scored = points(comparator, Decimal(target), Decimal(actual))
    assert scored.basis
    assert scored.points is None or 0 <= scored.points <= 10


@pytest.mark.parametrize("weight", ["-1", "1E+30", "1000001"])
def test_a_weight_that_is_none_is_not_scored(weight: str) -> None:
    scored = score_values(read("≥1件", Role.TARGET), read("2件", Role.ACTUAL), Decimal(weight), NATIONAL)
    assert scored.points is None
    assert scored.basis == f"未测算：分值{Decimal(weight):f}不是可用的分数，请核对（national）"
