"""A form at a glance: its total and grade, and how each row stands to its target."""

from decimal import Decimal

import pytest

from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from jixiao.review.overview import Overview, Standing, overview
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分"

STANDINGS = [
    ("数量指标 | 安装路灯 | ≥500盏 | 505盏 | 50 | 50", Standing.MET),
    ("数量指标 | 接听来电 | ≥500次 | 900次 | 50 | 50", Standing.MET),
    ("成本指标 | 维修费 | ≤50万元 | 30万元 | 50 | 50", Standing.MET),
    ("数量指标 | 安装路灯 | ≥500盏 | 400盏 | 50 | 40", Standing.UNMET),
    ("成本指标 | 维修费 | ≤50万元 | 56万元 | 50 | 44.65", Standing.UNMET),
    ("时效指标 | 竣工时间 | 2023年9月底前 | 2023年11月 | 50 | 40", Standing.UNMET),
    ("质量指标 | 工程质量 | 合格 | 合格 | 50 | 50", Standing.WORDS),
    ("质量指标 | 检查覆盖率 | ≥95% | 应检尽检 | 50 | 50", Standing.CONFIRM),
    ("时效指标 | 维修次数 | 5次 | 4次 | 50 | 50", Standing.CONFIRM),
    ("数量指标 | 安装路灯 | ≥500盏 | | 50 |", Standing.BLANK),
    ("数量指标 | 安装路灯 | ≥500盏 | 30公里 | 50 | 50", Standing.UNCOMPARED),
]


def seen(*rows: str, total: str = "") -> Overview:
    text = "\n".join(("（2023年度）", HEADER, *(f"产出指标 | {row}" for row in rows), total))
    review = review_book(read_book(Snapshot((sheet_from_text(text, "自评表"),)), "测试.xlsx"), load_pack("national"))
    return overview(review.scores[0], review.pack)


@pytest.mark.parametrize(("row", "expected"), STANDINGS, ids=str)
def test_a_row_stands_to_its_target_in_one_way(row, expected):
    one = seen(row, "质量指标 | 工程质量 | 合格 | 合格 | 50 | 50")
    assert one.rows[0][1] is expected
    assert sum(one.count(each) for each in Standing) == 2


def test_the_total_is_the_printed_one_before_the_sum_of_the_rows():
    rows = ("数量指标 | 安装路灯 | ≥500盏 | 505盏 | 50 | 50", "质量指标 | 工程质量 | 合格 | 合格 | 50 | 42.51")
    assert (seen(*rows).total, seen(*rows).grade) == (Decimal("92.51"), "优")
    printed = seen(*rows, total="总分 | < | < | | | 100 | 92.5")
    assert (printed.total, printed.computed, printed.grade) == (Decimal("92.5"), False, "优")


def test_a_form_that_claims_nothing_has_the_computed_total_once_every_row_could_be_computed():
    counted = seen("数量指标 | 安装路灯 | ≥500盏 | 505盏 | 50 |", "数量指标 | 安装路牌 | ≥10块 | 9块 | 50 |")
    assert (counted.total, counted.computed) == (Decimal("95.00"), True)
    unread = seen("数量指标 | 安装路灯 | ≥500盏 | 30公里 | 50 |", "数量指标 | 安装路牌 | ≥10块 | 9块 | 50 |")
    assert (unread.total, unread.computed, unread.grade) == (None, False, "")


def test_weights_that_do_not_make_100_give_no_grade():
    assert seen("数量指标 | 安装路灯 | ≥500盏 | 505盏 | 50 | 50").grade == ""


def test_rows_far_above_their_target_are_named_and_costs_are_not():
    one = seen("数量指标 | 接听来电 | ≥500次 | 900次 | 50 | 50", "成本指标 | 维修费 | ≤50万元 | 90万元 | 50 | 50")
    assert [row.indicator.name.text for row in one.far_above] == ["接听来电"]
    assert [row.indicator.name.text for row in one.unmet] == ["维修费"]
