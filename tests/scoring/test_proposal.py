"""Proposed weights: always exactly 100, every row with something, rows of equal standing alike."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.errors import JixiaoError
from jixiao.form.family import Family, Group
from jixiao.form.grid import Span
from jixiao.form.model import Cell, Form, FormKind, Indicator
from jixiao.packs import Pack, load_pack, pack_names
from jixiao.scoring.proposal import Proposal, Spread, propose_weights, share_evenly
from jixiao.values.decimals import plain

NATIONAL = load_pack("national")
HUBEI = load_pack("hubei")
PACKS = [load_pack(name) for name in pack_names()]


def row(group: Group, goal: str = "", *, template: bool = False) -> Indicator:
    return Indicator(goal, None, None, Cell("目标表", 1, 1, "指标"), group, Family.OTHER, template=template)


def form(*rows: Indicator) -> Form:
    return Form(FormKind.TARGET_TABLE, "目标表", "绩效目标表", Span(1, 1, 9, 9), {}, rows)


def of_groups(**numbers: int) -> Form:
    """A form with so many rows of each group, in this order."""
    return form(*(row(Group[name.upper()]) for name, number in numbers.items() for _ in range(number)))


def of_goals(*numbers: int) -> Form:
    """A form with so many rows under each goal."""
    return form(*(row(Group.OUTPUT, f"目标{goal}") for goal, number in enumerate(numbers) for _ in range(number)))


def shown(proposal: Proposal) -> str:
    """The proposal as 10 | 3×12.5 12.5: the budget row, then equal neighbours together."""
    runs: list[list[Decimal]] = []
    for weight in proposal.weights:
        if runs and runs[-1][0] == weight:
            runs[-1].append(weight)
        else:
            runs.append([weight])
    texts = [f"{len(run)}×{plain(run[0])}" if len(run) > 1 else plain(run[0]) for run in runs]
    return f"{proposal.budget} | {' '.join(texts)}"


GROUPS = [
    ("the pack's 50, 30 and 10", of_groups(output=4, benefit=2, satisfaction=1), "10 | 4×12.5 2×15 10"),
    ("a step of 0.1 where 0.5 is too coarse", of_groups(output=12, benefit=3, satisfaction=3),
     "10 | 8×4.2 4×4.1 3×10 3.4 2×3.3"),
    ("thirds of 10", of_groups(output=1, benefit=1, satisfaction=3), "10 | 50 30 3.4 2×3.3"),
    ("first-level costs take the second set of weights", of_groups(cost=2, output=2, benefit=1, satisfaction=1),
     "10 | 2×10 3×20 10"),
    ("a group without rows leaves its points to the others", of_groups(output=5, benefit=3), "10 | 5×11.2 12 2×11"),
    ("a row 预算执行率 takes the budget's points", of_groups(execution=1, output=1, benefit=1, satisfaction=1),
     "None | 10 50 30 10"),
    ("only 预算执行率", of_groups(execution=1), "None | 100"),
    ("groups that the pack does not know, by rows", of_groups(management=2, other=1), "10 | 3×30"),
    ("known and unknown groups", of_groups(management=3, output=3, benefit=2, satisfaction=1), "10 | 3×10 3×11 2×10 7"),
    ("nothing to spread over", of_groups(), "100 | "),
]  # fmt: skip


@pytest.mark.parametrize(("filled", "proposed"), [case[1:] for case in GROUPS], ids=[case[0] for case in GROUPS])
def test_groups_share_the_first_level_weights_of_the_pack(filled: Form, proposed: str) -> None:
    assert shown(propose_weights(filled, NATIONAL, Spread.GROUPS)) == proposed


EVEN = [
    ("four goals of the 湖北 form: 80 points after the budget's 20", of_goals(13, 12, 9, 9), HUBEI,
     "20 | 5×1.6 8×1.5 8×1.7 4×1.6 2×2.3 7×2.2 2×2.3 7×2.2"),
    ("no goals: all rows alike", of_groups(output=3, benefit=2, satisfaction=1), NATIONAL, "10 | 6×15"),
    ("three goals of one row each", of_goals(1, 1, 1), HUBEI, "20 | 2×27 26"),
    ("a row 预算执行率", of_groups(execution=1, output=4), HUBEI, "None | 5×20"),
    ("nothing to spread over", of_groups(), HUBEI, "100 | "),
]  # fmt: skip


@pytest.mark.parametrize(("filled", "pack", "proposed"), [case[1:] for case in EVEN], ids=[case[0] for case in EVEN])
def test_goals_share_evenly_what_the_budget_leaves(filled: Form, pack: Pack, proposed: str) -> None:
    assert shown(propose_weights(filled, pack, Spread.EVEN)) == proposed


def test_a_pack_that_fixes_only_the_budget_row_spreads_the_rest_by_rows() -> None:
    assert shown(propose_weights(of_groups(output=3, benefit=1), HUBEI, Spread.GROUPS)) == "20 | 4×20"


def test_template_rows_get_no_weight() -> None:
    blank = row(Group.BENEFIT, "目标9", template=True)
    assert shown(propose_weights(form(row(Group.OUTPUT), blank), HUBEI, Spread.EVEN)) == "20 | 80"


def test_a_pack_that_leaves_nothing_for_the_rows_is_refused() -> None:
    greedy = replace(NATIONAL, budget=replace(NATIONAL.budget, weight=Decimal(100)))
    with pytest.raises(JixiaoError) as refused:
        propose_weights(of_goals(1), greedy, Spread.EVEN)
    assert str(refused.value) == "口径“national”把100分全给了预算执行率，各项指标没有分值可分，请修改口径。"


any_row = st.builds(row, st.sampled_from(Group), st.sampled_from(["", "目标1", "目标2"]), template=st.booleans())
any_form = st.lists(any_row, max_size=90).map(lambda rows: form(*rows))


@given(any_form, st.sampled_from(PACKS), st.sampled_from(Spread))
def test_every_proposal_makes_exactly_a_hundred_and_leaves_no_row_without(
    filled: Form, pack: Pack, spread: Spread
) -> None:
    proposal = propose_weights(filled, pack, spread)
    assert sum(proposal.weights, proposal.budget or Decimal(0)) == 100
    assert len(proposal.weights) == len(filled.filled)
    assert all(weight > 0 for weight in proposal.weights)


@given(st.data(), any_form, st.sampled_from(PACKS))
def test_the_order_of_the_rows_changes_no_group_s_weights(data: st.DataObject, filled: Form, pack: Pack) -> None:
    shuffled = form(*data.draw(st.permutations(filled.indicators)))
    assert weights_by_group(filled, pack) == weights_by_group(shuffled, pack)


def weights_by_group(filled: Form, pack: Pack) -> Counter[tuple[Group, Decimal]]:
    proposal = propose_weights(filled, pack, Spread.GROUPS)
    return Counter((item.group, weight) for item, weight in zip(filled.filled, proposal.weights, strict=True))


@given(st.integers(1, 100), st.integers(1, 500))
def test_parts_of_a_total_stay_within_a_tenth_and_never_grow(total: int, parts: int) -> None:
    shares = share_evenly(Decimal(total), parts)
    assert sum(shares) == total
    assert list(shares) == sorted(shares, reverse=True)
    assert shares[0] <= shares[-1] * Decimal("1.1")
