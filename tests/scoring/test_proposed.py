"""A form without 分值 under proposed ones: numbers are scored, words wait for a person, the form stays as it is."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.form.grid import Snapshot
from jixiao.form.model import Amount, Cell, Form, FormKind, Heading
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.scoring.form_score import FormScore
from jixiao.scoring.proposal import Spread
from jixiao.scoring.proposed import lacks_weights, score_proposed
from text_grid import sheet_from_text

HUBEI = load_pack("hubei")

FOUR_GOALS = """
    2020年度某区司法局部门整体绩效自评表
    预算执行情况（万元） | | 预算数（A） | 执行数（B） | 执行率（B/A） |
    | 部门整体支出总额 | 4000 | 3800 | 95% |
    年度目标1：完成普法验收 | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | < | 年初目标值 | 实际完成值
    产出指标 | 数量指标 | 召开普法会议次数 | < | ≥4次 | 3次
    ^        | 质量指标 | 普法工作质量 | < | 良好 | 达成预期指标
    年度目标2：办理法律援助 | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | < | 年初目标值 | 实际完成值
    产出指标 | 数量指标 | 办理法律援助案件数 | < | 550件以上 | 660件
    年度目标3：调解矛盾纠纷 | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | < | 年初目标值 | 实际完成值
    产出指标 | 质量指标 | 调解成功率 | < | ≥99% |
    年度目标4：疫情防控 | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | < | 年初目标值 | 实际完成值
    产出指标 | 数量指标 | 下沉社区个数 | < | 4个 | 4个
"""


def read_form(text: str) -> Form:
    return read_book(Snapshot((sheet_from_text(text),)), "自评表.xlsx").forms[0]


@pytest.fixture(scope="module")
def form() -> Form:
    return read_form(FOUR_GOALS)


@pytest.fixture(scope="module")
def scored(form: Form) -> FormScore:
    proposed = score_proposed(form, HUBEI, Spread.EVEN)
    assert proposed is not None
    return proposed


def test_the_budget_has_20_points_and_each_goal_a_quarter_of_the_rest(scored: FormScore) -> None:
    assert [(row.indicator.goal[-1], row.indicator.weight.number) for row in scored.rows] == [
        ("1", 10),
        ("1", 10),
        ("2", 20),
        ("3", 20),
        ("4", 20),
    ]
    assert (scored.form.budget.total.weight.number, scored.budget.points) == (20, Decimal("19.00"))
    assert scored.weight == 100


def test_numbers_are_scored_and_words_wait_for_a_person_within_their_band(scored: FormScore) -> None:
    short, words, above, blank, met = (row.points for row in scored.rows)
    assert (short.points, short.share) == (Decimal("7.50"), Decimal("0.75"))
    assert (words.points, words.band, words.waiting) == (None, (8, 10), True)
    assert words.basis == (
        "定性指标：完成值“达成预期指标”推定为“达成年度指标”，得分区间8～10分，请在区间内评分（hubei）"
    )
    assert (above.points, met.points) == (20, 20)
    assert (blank.points, blank.waiting) == (None, False)


def test_the_total_holds_what_could_be_computed_and_has_no_grade_while_rows_are_open(scored: FormScore) -> None:
    assert (scored.points, scored.waiting, scored.complete, scored.grade) == (Decimal("66.50"), 1, False, "")
    assert scored.proposed


def test_a_form_whose_rows_can_all_be_computed_gets_its_grade(form: Form) -> None:
    whole = replace(form, indicators=(form.indicators[0], form.indicators[2]))
    scored = score_proposed(whole, HUBEI, Spread.EVEN)
    assert (scored.points, scored.complete, scored.grade) == (Decimal("89.00"), True, "良")


def test_the_form_itself_stays_without_weights(form: Form, scored: FormScore) -> None:
    assert [row.weight for row in form.indicators] == [None] * 5
    assert form.budget.total.weight is None
    assert scored.form is not form


def test_a_form_without_a_budget_block_keeps_a_line_for_it_and_says_what_is_missing(form: Form) -> None:
    scored = score_proposed(replace(form, budget=None), HUBEI, Spread.EVEN)
    assert scored.weight == 100
    assert scored.budget.basis == "预算执行率：没有填写全年执行数，无法计算执行率（hubei）"


def test_points_that_are_not_in_proportion_to_the_weight_have_no_share(form: Form) -> None:
    pack = load_pack("manual-2022")
    far_above = replace(form, indicators=(replace(form.indicators[2], target=form.indicators[0].target),))
    scored = score_proposed(far_above, pack, Spread.EVEN)
    assert scored.rows[0].points.share is None


def _weight(text: str, number: str | None) -> Amount:
    return Amount(Cell("自评表", 9, 7, text), None if number is None else Decimal(number))


STATED = [
    ("a weight in one row", lambda form: _first_row(form, _weight("5", "5"))),
    ("a weight that cannot be read", lambda form: _first_row(form, _weight("五分", None))),
    ("a weight of the budget", lambda form: _budget_weight(form, _weight("10", "10"))),
    ("weights in its headings", lambda form: replace(form, headings=(_HEADING,))),
    ("no row that somebody filled in", lambda form: replace(form, indicators=())),
    ("only targets", lambda form: replace(form, kind=FormKind.TARGET_TABLE)),
]
_HEADING = Heading(Cell("自评表", 5, 1, "产出指标（50分）"), 1, "产出指标", Decimal(50), (6, 7))


def _first_row(form: Form, weight: Amount) -> Form:
    return replace(form, indicators=(replace(form.indicators[0], weight=weight), *form.indicators[1:]))


def _budget_weight(form: Form, weight: Amount) -> Form:
    return replace(form, budget=replace(form.budget, total=replace(form.budget.total, weight=weight)))


@pytest.mark.parametrize("change", [case[1] for case in STATED], ids=[case[0] for case in STATED])
def test_nothing_is_proposed_for_a_form_with(form: Form, change) -> None:
    assert not lacks_weights(change(form))
    assert score_proposed(change(form), HUBEI, Spread.EVEN) is None


def test_a_blank_column_of_weights_is_no_weight(form: Form) -> None:
    assert lacks_weights(_first_row(form, _weight("", None)))
