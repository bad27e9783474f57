"""The review of one published form: everything that a reviewer wrote down about it comes out, and nothing else."""

from functools import cache
from pathlib import Path

import pytest

from jixiao.checks import Finding, Severity
from jixiao.form.grid import Snapshot
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import PromptKind, Review, review_book
from text_grid import sheet_from_text

LAYOUT = Path(__file__).parents[1] / "reader" / "layouts" / "tianjin-2021.txt"

# What the reviewer wrote, the check, the column of the cell, the indicator.
POINTS = [
    ("同类行有的扣10%有的满分", "R40", "H", "参与重大行政决策、决定研究"),
    ("同类行有的扣10%有的满分", "R40", "H", "译审文件数量"),
    ("结余行有的按比例有的满分", "R40", "H", "普法宣传经费"),
    ("结余行有的按比例有的满分", "R40", "H", "法律顾问经费支出"),
    ("超支行的得分没有算法", "R33", "H", "市级人民调解经费支出"),
    ("超支行的得分没有算法", "R33", "H", "课题经费"),
    ("超支行的得分没有算法", "R33", "H", "机构保障经费"),
    ("超支4.5%与11.1%扣得一样多", "R41", "H", "课题经费"),
    ("年初到全年增加69.9%没有说明", "B01", "D", "预算执行情况"),
    ("文字28000套、表2.4万本", "X06", "E", "全市行政执法证件数量"),
    ("原因说的是2023年", "E11", "I", "参与重大行政决策、决定研究"),
    ("合并的原因盖住没有扣分的14次", "E13", "I", "参与重大行政决策、决定研究"),
    ("应援尽援答≥95%", "R03", "F", "民事、行政法律援助应援尽援率"),
    ("完成值0没有单位", "R10", "F", "译审经费"),
    ("照抄≤65元/小时", "R02", "F", "公共法律服务人员成本"),
    ("期限答以按时完成", "R05", "F", "项目完成时间"),
    ("费用上年已支付", "E12", "I", "译审经费"),
    ("12万人恰好相等", "R23", "F", "国家工作人员网上学法考试人数"),
    ("99%恰好相等", "R23", "F", "参考率"),
    ("16个恰好相等", "R23", "F", "运维系统数量"),
    ("320万元恰好相等", "R23", "F", "信息化运维费经费支出"),
    ("600万元恰好相等", "R23", "F", "医疗纠纷人民调解经费支出"),
    ("180万元恰好相等", "R23", "F", "法律援助案件补贴经费支出"),
    ("95%恰好相等", "R23", "F", "信息化系统运转正常率"),
    ("共用的原因不是各行自己的", "E17", "I", "参与合同法律审核"),
    ("共用的原因不是各行自己的", "E17", "I", "12348热线接通量"),
    ("超出50%没有原因", "E03", "I", "译审文件数量"),
    ("原因没有措施", "E09", "I", "市级人民调解经费支出"),
    ("原因没有措施", "E09", "I", "行政复议经费支出"),
    ("原因没有措施", "E09", "I", "机构保障经费"),
    ("原因没有措施", "E09", "I", "保障市司法行政服务中心工资发放人数"),
    ("原因没有措施", "E09", "I", "市司法行政服务中心机构保障经费"),
    ("原因只有口号", "E08", "I", "制证费用"),
    ("远超而未说指标值是否调整", "E14", "I", "信访事项人民调解案件数量"),
    ("远超而未说指标值是否调整", "E14", "I", "调解案件数"),
    ("远超而未说指标值是否调整", "E14", "I", "办理行政复议案件数"),
    ("远超而未说指标值是否调整", "E14", "I", "12348热线接通量"),
    ("结论自相矛盾", "X01", "D", "自评结论"),
    ("社会效益行只是复述指标", "R39", "F", "激发广大人民调解员的工作热情"),
]


@cache
def review() -> Review:
    sheet = sheet_from_text(LAYOUT.read_text(encoding="utf-8"), "自评表")
    return review_book(read_book(Snapshot((sheet,)), "整体支出绩效自评表.xlsx"), load_pack("national"))


def of(code: str) -> list[Finding]:
    return [finding for finding in review().findings if finding.code == code]


@pytest.mark.parametrize(("point", "code", "column", "subject"), POINTS, ids=str)
def test_a_point_of_the_reviewer_is_found(point, code, column, subject):
    places = {(finding.cell.ref.rstrip("0123456789"), finding.subject) for finding in of(code)}
    assert (column, subject) in places, point


def test_the_checks_of_results_reasons_budget_and_text_find_nothing_beside_the_points():
    found = {(finding.code, finding.subject) for finding in review().findings if finding.code[0] in "REBX"}
    extra = {("R21", "公检法工作站值班天数")}
    assert found == {(code, subject) for _, code, _, subject in POINTS} | extra


def test_twelve_rows_restate_their_indicator():
    assert "有12项效益指标" in of("R39")[0].message


def test_the_overspent_row_quotes_its_claim_and_its_arithmetic():
    message = next(finding.message for finding in of("R33") if finding.subject == "市级人民调解经费支出")
    assert message == ("完成值“200万元”比照指标值“≤180万元”高出11.11%，得分0.80分，按口径应为0.90分（1×180/200）。")


def test_a_total_that_holds_raises_no_error():
    assert not [finding for finding in review().findings if finding.severity is Severity.ERROR]


def test_the_budget_score_of_98_percent_is_taken_as_rounded():
    assert of("B04") == []


def test_the_grade_and_the_score_of_the_conclusion_agree_with_the_table():
    assert of("X03") == of("X04") == of("X05") == []


def test_rows_deducted_for_a_far_exceeded_target_are_not_blamed_for_it():
    assert of("R35") == of("R34") == []


def test_every_deviation_has_its_prompt_in_the_order_of_the_form():
    prompts = review().prompts
    kinds = [prompt.kind for prompt in prompts]
    assert kinds[:2] == [PromptKind.BUDGET_ADJUSTED, PromptKind.EXECUTION_LOW]
    assert [prompt.cell.row for prompt in prompts] == sorted(prompt.cell.row for prompt in prompts)
    assert {kind: kinds.count(kind) for kind in sorted(set(kinds))} == {
        PromptKind.UNDERSPENT: 4,
        PromptKind.BUDGET_ADJUSTED: 1,
        PromptKind.FAR_ABOVE: 10,
        PromptKind.EXECUTION_LOW: 1,
        PromptKind.OVERSPENT: 3,
        PromptKind.SHORT: 3,
        PromptKind.WORDS: 2,
    }
