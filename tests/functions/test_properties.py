"""What holds for every text and every number in every argument."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from functions.asked import Refused, ask
from jixiao import functions
from jixiao.form.grid import GridCell
from jixiao.functions import perf_budget_score, perf_score, perf_total
from jixiao.packs import pack_names
from jixiao.values import Role, read
from jixiao.values.model import Kind

# Each function with the number of its arguments, and the place of 口径 and 类型 (an odd one hides all the others).
FUNCTIONS: list[tuple[Callable[..., object], int, tuple[int, ...]]] = [
    (functions.perf_score, 5, (3, 4)),
    (functions.perf_completion, 4, (2, 3)),
    (functions.perf_deviation, 4, (2, 3)),
    (functions.perf_flag, 4, (2, 3)),
    (functions.perf_basis, 5, (3, 4)),
    (functions.perf_prompt, 6, (4, 5)),
    (functions.perf_budget_score, 4, (3,)),
    (functions.perf_rate, 2, ()),
    (functions.perf_grade, 2, (1,)),
    (functions.perf_tier, 3, (2,)),
    (functions.perf_value, 2, (1,)),
]
IDS = [function.__name__ for function, *_ in FUNCTIONS]

real = st.sampled_from(
    [
        "≥200件", "174件", "≥90%", "99%", "≤180万元", "200万元", "2万元", "15000元", "1,200万元", "0.0元",
        "0", "-3", "1e5", "１２", "9" * 36, "2022.6", "370余场", "提升", "有效提升", "部分完成", "无", "**",
        "≤2021年12月", "2022年1月", "9月底前", "7*24小时", "1:3", "90%-95%", "100±5",
        "national", "hubei", "成本指标", "反向", "\0.toml", "\ud800.toml",
    ]
)  # fmt: skip
stored = st.floats(allow_nan=False, allow_infinity=False).map(lambda number: Decimal(repr(number)))
texts = st.one_of(st.none(), real, st.text(max_size=20))
cells = st.builds(GridCell, st.text(max_size=8) | real, st.none() | stored, st.none(), st.booleans())
anything = st.one_of(texts, texts, stored, st.floats(), st.integers(), st.decimals(), cells)


@pytest.mark.parametrize(("function", "count", "named"), FUNCTIONS, ids=IDS)
def test_whatever_is_given_only_errors_of_formulas_are_raised(
    function: Callable[..., object], count: int, named: tuple[int, ...]
) -> None:
    @settings(max_examples=200, deadline=None, derandomize=True)
    @given(st.lists(anything, min_size=count, max_size=count), st.booleans())
    def holds(row: list[object], left_out: bool) -> None:
        for place in named if left_out else ():
            row[place] = None
        found = ask(function, *row)
        assert not isinstance(found, Refused) or found.sentence.endswith(("。", "）"))

    holds()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(st.tuples(anything, anything), max_size=5))
def test_a_total_of_anything_raises_only_errors_of_formulas(rows: list[tuple[object, object]]) -> None:
    found = ask(perf_total, [weight for weight, _ in rows], [score for _, score in rows])
    assert found is None or isinstance(found, (Decimal, Refused))


weights = st.decimals(min_value=0, max_value=1000, places=3)
packs = st.sampled_from([None, *pack_names()])
kinds = st.sampled_from([None, "正向", "反向", "等于", "定性", "成本指标", "数量指标", "时效指标"])


@settings(max_examples=400, deadline=None, derandomize=True)
@given(texts, texts, weights, packs, kinds)
def test_points_lie_between_nought_and_the_weight(
    target: str | None, actual: str | None, weight: Decimal, pack: str | None, kind: str | None
) -> None:
    points = ask(perf_score, target, actual, weight, pack, kind)
    assert points is None or isinstance(points, Refused) or 0 <= points <= weight


@settings(max_examples=200, deadline=None, derandomize=True)
@given(stored, stored, weights, packs)
def test_points_of_a_budget_lie_between_nought_and_the_weight(
    budget: Decimal, spent: Decimal, weight: Decimal, pack: str | None
) -> None:
    points = ask(perf_budget_score, budget, spent, weight, pack)
    assert isinstance(points, Refused) or 0 <= points <= weight


blanks = st.sampled_from([None, "", " ", "　", "\n", GridCell(" ")])


@pytest.mark.parametrize(("function", "count", "named"), FUNCTIONS, ids=IDS)
def test_a_blank_row_gives_nothing(function: Callable[..., object], count: int, named: tuple[int, ...]) -> None:
    @settings(max_examples=30, deadline=None, derandomize=True)
    @given(st.lists(blanks, min_size=count, max_size=count))
    def holds(row: list[object]) -> None:
        assert function(*row) is None

    holds()


@settings(max_examples=200, deadline=None, derandomize=True)
@given(texts)
def test_a_reading_is_never_another_number_than_the_text_has(text: str | None) -> None:
    found = functions.perf_value(text)
    if found is not None and isinstance(found.number, Decimal):
        value = read((text or "").strip(), Role.TARGET)
        assert found.number == value.number
        assert value.kind is not Kind.UNREADABLE
