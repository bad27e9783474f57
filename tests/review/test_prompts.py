"""Prompts: which deviation is asked about, with which facts; a cause is never supplied."""

from decimal import Decimal

import pytest

from jixiao.checks.reason_quality import Lack
from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import Prompt, PromptKind, review_book
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施"
BUDGET = "预算执行情况（万元） | 年初预算数 | 全年预算数（A） | 全年执行数（B） | 分值 | 得分 | 执行率（B/A）"
ROW = "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 505盏 | 90 | 90 |"

ROWS = [
    ("数量没有完成", "数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8", PromptKind.SHORT),
    ("没有完成却得满分", "数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 10", PromptKind.SHORT),
    ("远超指标值", "数量指标 | 接听来电 | ≥500次 | 900次 | 10 | 10", PromptKind.FAR_ABOVE),
    ("超出不多但扣了分", "数量指标 | 接听来电 | ≥500次 | 620次 | 10 | 9", PromptKind.FAR_ABOVE),
    ("略超指标值却扣了分", "数量指标 | 接听来电 | ≥500次 | 520次 | 10 | 9", PromptKind.POINTS_OFF),
    ("成本超支", "成本指标 | 维修费 | ≤50万元 | 56万元 | 10 | 8.93", PromptKind.OVERSPENT),
    ("成本结余较多", "成本指标 | 维修费 | ≤50万元 | 30万元 | 10 | 10", PromptKind.UNDERSPENT),
    ("成本略有结余但扣了分", "成本指标 | 维修费 | ≤50万元 | 49万元 | 10 | 9.8", PromptKind.UNDERSPENT),
    ("逾期", "时效指标 | 竣工时间 | 2023年9月底前 | 2023年11月 | 10 | 8", PromptKind.LATE),
    ("文字答复数值", "质量指标 | 检查覆盖率 | ≥95% | 应检尽检 | 10 | 10", PromptKind.WORDS),
    ("文字答复期限", "时效指标 | 竣工时间 | 2023年9月底前 | 按时完成 | 10 | 10", PromptKind.WORDS),
    ("完成值空白", "数量指标 | 安装路灯 | ≥500盏 | | 10 |", PromptKind.NO_EVIDENCE),
    ("定性指标扣分", "质量指标 | 工程质量 | 合格 | 合格 | 10 | 9", PromptKind.POINTS_OFF),
]

SILENT = [
    ("达到指标值", "数量指标 | 安装路灯 | ≥500盏 | 505盏 | 10 | 10"),
    ("略超指标值", "数量指标 | 安装路灯 | ≥500盏 | 540盏 | 10 | 10"),
    ("成本略有结余", "成本指标 | 维修费 | ≤50万元 | 49万元 | 10 | 10"),
    ("越低越好的指标远低于指标值", "时效指标 | 响应时间 | ≤60分钟 | 15分钟 | 10 | 10"),
    ("定性指标满分", "质量指标 | 工程质量 | 合格 | 合格 | 10 | 10"),
]


def prompts(text: str) -> tuple[Prompt, ...]:
    book = read_book(Snapshot((sheet_from_text(text, "自评表"),)), "测试.xlsx")
    return review_book(book, load_pack("national")).prompts


def table(*rows: str) -> str:
    return "\n".join(("（2023年度）", HEADER, *(f"产出指标 | {row}" for row in rows)))


@pytest.mark.parametrize(("title", "row", "kind"), ROWS, ids=lambda value: value)
def test_a_deviation_is_asked_about_by_its_kind(title, row, kind):
    assert [prompt.kind for prompt in prompts(table(row))] == [kind], title


@pytest.mark.parametrize(("title", "row"), SILENT, ids=lambda value: value)
def test_a_row_without_deviation_is_left_alone(title, row):
    assert prompts(table(row)) == (), title


def test_a_form_that_nobody_has_begun_asks_for_nothing_yet():
    blank = "数量指标 | 安装路灯 | ≥500盏 | | 10 |"
    assert prompts(table(blank, blank)) == ()
    done = "数量指标 | 接听来电 | ≥500次 | 505次 | 10 | 10"
    assert [prompt.kind for prompt in prompts(table(blank, blank, done))] == [PromptKind.NO_EVIDENCE] * 2


def test_a_prompt_holds_the_texts_as_they_stand_and_computed_figures():
    (prompt,) = prompts(table("数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | 因报装延期。"))
    assert dict(prompt.facts) == {
        "target": "≥500盏",
        "actual": "400盏",
        "deviation": Decimal("-0.2"),
        "completion": Decimal("0.8"),
        "weight": Decimal(10),
        "score": Decimal(8),
        "points": Decimal(8),
    }
    assert prompt.subject == "安装路灯"
    assert prompt.cell.ref == "E3"
    assert prompt.reason_cell is not None
    assert prompt.reason_cell.ref == "H3"
    assert prompt.reason == "因报装延期。"
    assert prompt.lacks == (Lack.NUMBERS, Lack.MEASURE, Lack.WHO, Lack.WHEN)


def test_a_prompt_without_a_reason_lacks_the_text_alone():
    (prompt,) = prompts(table("数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 |"))
    assert prompt.lacks == (Lack.TEXT,)


def test_a_merged_reason_speaks_for_every_row_that_it_spans():
    text = table(
        "数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | 因报装延期。",
        "数量指标 | 铺设电缆 | ≥50公里 | 40公里 | 10 | 8 | ^",
    )
    first, second = prompts(text)
    assert first.reason_cell == second.reason_cell
    assert second.reason == "因报装延期。"


def budget(*amounts: str) -> str:
    line = " | ".join(("年度资金总额", *amounts))
    return "\n".join(("（2023年度）", BUDGET, line, "偏差原因分析及改进措施 | | < | < | < | < | <", HEADER, ROW))


BUDGETS = [
    ("执行完毕", ("500", "500", "500", "10", "10", "100%"), []),
    ("略有调整", ("500", "540", "540", "10", "10", "100%"), []),
    ("年中追加", ("500", "900", "900", "10", "10", "100%"), [PromptKind.BUDGET_ADJUSTED]),
    ("执行率偏低", ("500", "500", "300", "10", "6", "60%"), [PromptKind.EXECUTION_LOW]),
    ("执行率不足而扣分", ("500", "500", "490", "10", "9.8", "98%"), [PromptKind.EXECUTION_LOW]),
    ("超过预算", ("500", "500", "520", "10", "10", "104%"), [PromptKind.EXECUTION_HIGH]),
    (
        "追加而未执行完",
        ("500", "900", "700", "10", "7.78", "77.78%"),
        [PromptKind.BUDGET_ADJUSTED, PromptKind.EXECUTION_LOW],
    ),
]


@pytest.mark.parametrize(("title", "amounts", "kinds"), BUDGETS, ids=str)
def test_the_budget_is_asked_about_by_its_deviation(title, amounts, kinds):
    assert [prompt.kind for prompt in prompts(budget(*amounts))] == kinds, title


def test_a_budget_prompt_quotes_the_amounts_with_their_unit():
    (prompt,) = prompts(budget("500", "900", "900", "10", "10", "100%"))
    assert prompt.facts["target"] == "500万元"
    assert prompt.facts["actual"] == "900万元"
    assert prompt.facts["deviation"] == Decimal("0.8")
    assert prompt.subject == "预算执行情况"


def test_a_measure_with_a_column_of_its_own_is_known_by_its_cell():
    header = HEADER.replace("偏差原因分析及改进措施", "偏差原因分析 | 改进措施")
    row = "产出指标 | 数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8 | | 增派人员"
    (prompt,) = prompts("\n".join(("（2023年度）", header, row)))
    assert (prompt.reason_cell.ref, prompt.measure_cell.ref) == ("H3", "I3")
    (joint,) = prompts(table("数量指标 | 安装路灯 | ≥500盏 | 400盏 | 10 | 8"))
    assert joint.measure_cell is None
