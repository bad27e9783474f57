from decimal import Decimal

import pytest

from jixiao.checks.adding_up import Sums, has_execution_row, makes_hundred, scores, weights
from jixiao.form.grid import Snapshot
from jixiao.form.model import Form
from jixiao.reader import read_book
from text_grid import sheet_from_text

_BUDGET = """
项目资金（万元） |              | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
                 | 年度资金总额 | 200        | 200        | 196        | 10   | 98%    | 9.8
"""
_ROWS = """
一级指标 | 二级指标     | 三级指标   | 年度指标值 | 实际完成值 | 分值 | 得分
产出指标 | 数量指标     | 植树数量   | ≥900株     | 920株      | 60   | 60
^        | 质量指标     | 苗木合格率 | ≥95%       | 96%        | ^    | ^
效益指标 | 生态效益指标 | 林木成活率 | ≥85%       | 88%        | 30   | 30
"""


def _form(text: str) -> Form:
    (form,) = read_book(Snapshot((sheet_from_text(text),)), "测试.xlsx").forms
    return form


def test_a_merged_weight_counts_once_and_the_budget_row_counts_too():
    form = _form(_BUDGET.strip() + _ROWS)
    assert weights(form) == Sums(Decimal(90), Decimal(10), complete=True)
    assert scores(form) == Sums(Decimal(90), Decimal("9.8"), complete=True)


def test_a_form_without_weights_has_no_sum():
    form = _form(_ROWS.replace("| 60   | 60", "|  |").replace("| 30   | 30", "|  |").replace("| ^    | ^", "|  |"))
    assert weights(form) is None
    assert scores(form) is None


def test_a_sum_with_a_blank_in_it_is_not_complete():
    form = _form(_ROWS.replace("| ^    | ^", "|  |"))
    assert weights(form) == Sums(Decimal(90), None, complete=False)


def test_the_budget_row_is_left_out_where_the_indicators_hold_the_execution_rate():
    row = "预算执行率 | 预算执行率 | 预算执行率 | ≥95% | 98% | 10 | 9.8"
    form = _form(_BUDGET.strip() + _ROWS + row)
    assert has_execution_row(form)
    assert weights(form) == Sums(Decimal(100), None, complete=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (_BUDGET.strip() + _ROWS, True),
        (_ROWS, True),  # 90, with the usual 10 for 预算执行率
        (_ROWS.replace("| 30   | 30", "| 40   | 40"), True),
        (_ROWS.replace("| 30   | 30", "| 35   | 35"), False),
        (_BUDGET.strip() + _ROWS.replace("| 30   | 30", "| 40   | 40"), False),
        (_ROWS.replace("| 60   | 60", "| 0.6 | 0.6").replace("| 30   | 30", "| 0.4 | 0.4"), True),
    ],
)
def test_weights_make_100_with_the_budget_row_or_as_shares(text, expected):
    form = _form(text)
    sums = weights(form)
    assert sums is not None
    assert makes_hundred(form, sums) is expected
