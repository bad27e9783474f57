"""基本支出总额 and 项目支出总额 above the budget block."""

from decimal import Decimal

import pytest

from jixiao.form.grid import Snapshot
from jixiao.reader import read_book
from text_grid import sheet_from_text

TABLE = """
2020年度某局部门整体绩效自评表
{line}
预算执行情况（万元） | <                | 预算数（A） | 执行数（B） | 执行率（B/A）
^                    | 部门整体支出总额 | 4,262.41    | 4,262.41    | 100%
一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
产出指标 | 数量指标 | 培训次数 | ≥3次      | 3次
"""

# the line, what it states in 万元
LINES = [
    ("基本支出总额 | 2,136.50 万元 | 项目支出总额 | 2,125.91 万元", {"基本支出": "2136.50", "项目支出": "2125.91"}),
    ("基本支出总额(万元) | 2136.5 | 项目支出总额(万元) | 2125.91", {"基本支出": "2136.5", "项目支出": "2125.91"}),
    ("基本支出总额： | 21365000元 | 项目支出总额： | 21259100元", {"基本支出": "2136.5", "项目支出": "2125.91"}),
    ("基本支出总额 | | 项目支出总额 | 2125.91", {"项目支出": "2125.91"}),
    ("部门名称 | 某局", {}),
]


@pytest.mark.parametrize(("line", "stated"), LINES, ids=[line for line, _ in LINES])
def test_the_kinds_of_spending_are_read_with_their_amounts(line, stated):
    (form,) = read_book(Snapshot((sheet_from_text(TABLE.format(line=line)),)), "自评表.xlsx").forms
    assert {one.label: one.amount.number for one in form.spending} == {
        label: Decimal(number) for label, number in stated.items()
    }
