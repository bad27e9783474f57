"""Which tier the words of an actual suggest."""

from __future__ import annotations

import pytest

from jixiao.scoring.qualitative import presumed_tier
from jixiao.values import Role, Tier, read

# target, actual, tier
CASES = [
    ("提升", "为民服务水平得到有效提升", Tier.MET),
    ("不断提升", "法治宣传教育知晓度不断提升", Tier.MET),
    ("激发", "激发了广大人民调解员的工作热情，办理案件量有所提升", Tier.MET),
    ("及时", "按时办理补贴发放手续", Tier.MET),
    ("保障", "机构正常运行", Tier.MET),
    ("保障", "基本支出得到保障", Tier.MET),
    ("提升", "未发生安全事故", Tier.MET),
    ("提升", "社区矫正对象无脱管漏管", Tier.MET),
    ("提升", "继续保持案件零投诉", Tier.MET),
    ("提升", "没有发生一起重大舆情", Tier.MET),
    ("提升", "未成年人保护水平提升", Tier.MET),
    ("提升", "有效解决了经费不足的问题", Tier.MET),
    ("提升", "提供无偿法律服务", Tier.MET),
    ("提升", "矛盾纠纷没有一件激化升级", Tier.MET),
    ("提升", "全年没有群众投诉", Tier.MET),
    ("提升", "未形成案件积压", Tier.MET),
    ("提升", "办件逾期率为0", Tier.MET),
    ("控制在预算内", "未超本年预算和上年决算", Tier.MET),
    ("提升", "严格执行到位", Tier.MET),
    ("基本建立", "基本建立", Tier.MET),
    ("不发生重大事故", "不发生重大事故", Tier.MET),
    ("提升", "基本完成", Tier.PARTLY),
    ("提升", "部分完成", Tier.PARTLY),
    ("提升", "取得一定成效", Tier.PARTLY),
    ("提升", "未完全达到预期", Tier.PARTLY),
    ("提升", "工作正在推进", Tier.PARTLY),
    ("提升", "项目尚未启动", Tier.MISSED),
    ("及时", "不及时", Tier.MISSED),
    ("提升", "没有完成", Tier.MISSED),
    ("提升", "资金支付滞后", Tier.MISSED),
    ("提升", "宣传力度不足", Tier.MISSED),
    ("完成", "未完成", Tier.MISSED),
    ("提升", "没有完成事故处理", Tier.MISSED),
    ("提升", "未及时处理投诉", Tier.MISSED),
    ("提升", "办件逾期", Tier.MISSED),
    ("提升", "效果不明显", Tier.MISSED),
    ("提升", "达成年度指标", Tier.MET),
    ("提升", "部分达成年度指标并具有一定效果", Tier.PARTLY),
    ("提升", "未达成年度指标且效果较差", Tier.MISSED),
]


@pytest.mark.parametrize(("target", "actual", "tier"), CASES)
def test_words_suggest_a_tier(target: str, actual: str, tier: Tier) -> None:
    assert presumed_tier(read(actual, Role.ACTUAL), read(target, Role.TARGET)) is tier
