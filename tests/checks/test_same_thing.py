"""When a figure of a report and a row of a form speak of one thing."""

import pytest

from checks.case_files import report_from_text
from jixiao.checks.report_figures import told_in
from jixiao.checks.same_thing import core_of, is_qualified, numbers_of
from jixiao.form.grid import Snapshot
from jixiao.reader import read_book
from text_grid import sheet_from_text

FORM = """
2022年度部门整体绩效自评表
一级指标 | 二级指标 | 三级指标 | 年初目标值 | 实际完成值
产出指标 | 数量指标 | 实际办理法律援助案件数 | 550件以上 | 660件
产出指标 | 数量指标 | 人民调解员培训人数 | ≥1500人 | 1620人
产出指标 | 数量指标 | 12348热线接听量 | ≥8000通 | 8420通
产出指标 | 数量指标 | 城区普法宣传活动场次 | ≥50场 | 52场
产出指标 | 数量指标 | 乡镇普法宣传活动场次 | ≥80场 | 83场
产出指标 | 质量指标 | 社区矫正对象重新犯罪率 | ≤0.2% | 0.1%
产出指标 | 数量指标 | 发放普法资料份数 | ≥20000份 | 21500
产出指标 | 成本指标 | “三公”经费支出 | ≤12万元 | 10.2
满意度指标 | 服务对象满意度指标 | 受援人满意率 | ≥90% | 97%
满意度指标 | 服务对象满意度指标 | 当事人满意率 | ≥90% | 96%
"""

# what a report says, and the row that it names, if it names one
NAMED = [
    ("共组织办理刑事民事法律援助案566件", ["实际办理法律援助案件数"]),
    ("办理法律援助案件566起", ["实际办理法律援助案件数"]),
    ("培训人民调解员1560人", ["人民调解员培训人数"]),
    ("热线接听8240通", ["12348热线接听量"]),
    ("在册社区矫正对象312人，重新犯罪率0.3%", ["社区矫正对象重新犯罪率"]),
    ("受援人满意率95%", ["受援人满意率"]),
    ("开展普法宣传活动135场", ["城区普法宣传活动场次", "乡镇普法宣传活动场次"]),
    ("发放普法资料2.5万份", ["发放普法资料份数"]),
    ("2022年“三公”经费为10.16万元", ["“三公”经费支出"]),
    ("完成法律援助案件质量评估241件", []),
    ("评查法律援助案件卷宗120件", []),
    ("受理法律援助申请690件", []),
    ("办理法律援助案件566人", []),
    ("刑满释放人员重新犯罪率0.3%", []),
    ("农民工满意率95%", []),
]


def _numbers():
    return numbers_of(read_book(Snapshot((sheet_from_text(FORM),)), "自评表.xlsx").forms, targets=False)


@pytest.mark.parametrize(("text", "rows"), NAMED, ids=[text for text, _ in NAMED])
def test_a_figure_names_the_rows_that_it_may_mean(text, rows):
    told = told_in(report_from_text(f"2022年度自评报告\n{text}。"), 2022)[-1]
    assert [number.row.name.text for number in _numbers().named(told)] == rows


@pytest.mark.parametrize(
    ("text", "qualified"),
    [("全年共办理法律援助案件566件", False), ("为农民工办理法律援助案件120件", True), ("区法律援助案件566件", False)],
)
def test_a_name_that_says_more_than_the_row_may_mean_a_part_of_it(text, qualified):
    (told,) = told_in(report_from_text(f"2022年度自评报告\n{text}。"), 2022)
    assert is_qualified(told, core_of("法律援助案件数")) is qualified


def test_a_bare_number_is_in_the_unit_and_the_scale_of_its_target():
    (told,) = told_in(report_from_text("2022年度自评报告\n“三公”经费支出10.16万元。"), 2022)
    (number,) = _numbers().named(told)
    assert (str(number.amount), number.unit) == ("102000.0", "元")
