"""What a cell asks for fits the target, and no honest answer is refused."""

from __future__ import annotations

import pytest

from drafts.made import NATIONAL, RUNNING, projects_from
from jixiao.drafts.inputs import actual_rule, amount_rule, score_rule, scored_by_hand, weight_rule
from jixiao.form.model import Indicator
from jixiao.values import Role, read


def indicator(target: str) -> Indicator:
    (project,) = projects_from(RUNNING.replace("≥13个", target))
    return project.form.filled[0]


@pytest.mark.parametrize(
    ("target", "kind", "hint"),
    [
        ("≥13个", "length", "请填写全年实际完成的数值和单位，单位为“个”。\n指标值：≥13个"),
        ("≥12万人", "length", "请填写全年实际完成的数值和单位，单位为“万人”。\n指标值：≥12万人"),
        ("≥95%", "length", "请填写全年实际达到的百分比，带“%”号。\n指标值：≥95%"),
        ("≤291.2万元", "length", "请填写全年实际发生的金额和单位，单位为“万元”。\n指标值：≤291.2万元"),
        (
            "2024年12月底前",
            "length",
            "请填写实际完成的日期，写明年月日；没有完成的，写明目前进度。\n指标值：2024年12月底前",
        ),
        ("全年", "length", "请填写实际起止的时间；没有完成的，写明目前进度。\n指标值：全年"),
        ("有效保障", "list", "请选择一档，或用文字写明达到的状态和依据。\n指标值：有效保障"),
        ("7*24小时", "length", "请按指标值的写法填写全年实际达到的数。\n指标值：7*24小时"),
        (
            "**平米",
            "length",
            "指标值看不出要达到的程度，请先完善指标值（见“填表说明”），再填写全年实际完成情况。",
        ),
        (
            "",
            "length",
            "指标值看不出要达到的程度，请先完善指标值（见“填表说明”），再填写全年实际完成情况。",
        ),
    ],
)
def test_an_actual_is_asked_for_as_its_target_is_written(target: str, kind: str, hint: str) -> None:
    rule = actual_rule(indicator(target), NATIONAL.pack)
    assert (rule.kind, rule.hint, rule.refuses) == (kind, hint, False)


def test_a_target_in_words_offers_the_tiers_of_the_pack() -> None:
    rule = actual_rule(indicator("有效保障"), NATIONAL.pack)
    assert rule.choices == ("达成年度指标", "部分达成年度指标并具有一定效果", "未达成年度指标且效果较差")


def test_a_long_target_is_quoted_in_part() -> None:
    rule = actual_rule(indicator("保障" + "各项工作有序开展，" * 20), NATIONAL.pack)
    assert len(rule.hint) <= 250
    assert rule.hint.endswith("……")


@pytest.mark.parametrize(
    ("target", "by_hand"), [("≥13个", False), ("2024年底", False), ("保障", True), ("**平米", True), ("", True)]
)
def test_a_person_scores_what_cannot_be_computed(target: str, by_hand: bool) -> None:
    assert scored_by_hand(read(target, Role.TARGET)) is by_hand


def test_only_a_weight_that_is_no_weight_is_refused() -> None:
    weight, amount, score = weight_rule(), amount_rule("全年预算数", "万元"), score_rule("G9", NATIONAL.pack)
    assert (weight.least, weight.most, weight.refuses) == (0, 100, True)
    assert (amount.least, amount.most, amount.refuses) == (0, None, False)
    assert (score.least, score.most, score.refuses) == (0, "=G9", False)
    assert score.hint == (
        "定性指标由人在档内给分，可以直接写入数字：达成年度指标为100%～80%；"
        "部分达成年度指标并具有一定效果为80%～60%；未达成年度指标且效果较差为60%～0%。"
    )
