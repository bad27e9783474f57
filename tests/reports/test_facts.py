"""What a report says of a form: its numbers once and alike, its reasons, and marks where only people know."""

from __future__ import annotations

import re

import pytest

from jixiao.reports import ReportError
from jixiao.reports.asked import asked_in
from reports.made import FORM, document_of, lines_of, report_of, template_for


def said(*texts: str, pack: str = "national") -> list[str]:
    """The finished report, a line for each paragraph and row."""
    return lines_of(document_of(report_of(*texts, pack=pack), template_for(*texts)))


def without(text: str, *beginnings: str) -> str:
    """A drawn form without the rows that begin so."""
    return "\n".join(line for line in text.split("\n") if not line.startswith(beginnings))


def test_the_title_names_department_and_year():
    assert said(FORM)[:2] == ["青山县档案馆", "2022年度部门整体绩效自评报告"]


def test_the_text_gives_the_budget_as_the_form_does_with_the_rate_computed():
    lines = said(FORM)
    sentence = "本部门2022年度年初预算数100.00万元，全年预算数120.00万元，全年执行数96.00万元，预算执行率80%。"
    assert sentence in lines
    assert "| 部门整体支出 | 100.00 | 120.00 | 96.00 | 80% |" in lines


def test_a_rate_printed_wrongly_is_computed_anew_in_text_and_table():
    lines = said(FORM.replace("| 80%  | 8", "| 81%  | 8"))
    assert not [line for line in lines if "81%" in line]
    assert [line for line in lines if "预算执行率80%" in line]


def test_amounts_without_a_unit_are_followed_by_the_question_for_it():
    lines = said(FORM.replace("预算执行情况（万元）", "预算执行情况"))
    assert [line for line in lines if line.startswith("本部门2022年度年初预算数")] == [
        "本部门2022年度年初预算数100.00，全年预算数120.00，全年执行数96.00，预算执行率80%。金额单位：【请填写：金额单位】。"
    ]
    assert not [line for line in said(FORM) if "金额单位：" in line]


def test_a_changed_budget_is_told_and_its_cause_asked_for():
    (line,) = [line for line in said(FORM) if line.startswith("年中")]
    assert line == (
        "年中调整增加20.00万元，调整率20%。【请填写：预算调整的原因、涉及的项目和批复文件，绩效目标是否相应调整】"
    )


def test_a_cut_budget_is_told_as_a_decrease():
    assert [
        line for line in said(FORM.replace("120.00", "90.00")) if line.startswith("年中调整减少10.00万元，调整率10%")
    ]


def test_a_budget_that_did_not_change_says_nothing_of_a_change():
    assert not [line for line in said(FORM.replace("120.00", "100.00")) if line.startswith("年中")]


def test_a_form_without_a_budget_asks_for_it():
    text = without(FORM, "预算执行情况", "部门整体支出")
    assert "【请填写：全年预算数、全年执行数和预算执行率，自评表中没有这些数】" in said(text)


def test_a_form_without_a_unit_of_money_asks_for_it_and_supposes_none():
    lines = said(FORM.replace("（万元）", ""))
    assert "预算执行情况表（单位：【请填写：金额单位】）" in lines
    assert not [line for line in lines if "万元" in line]


def test_amounts_in_yuan_stay_in_yuan():
    lines = said(FORM.replace("（万元）", "（元）").replace("120.00", "1200000.50"))
    assert [line for line in lines if "全年预算数1200000.50元" in line]


def test_rows_are_counted_by_how_they_stand():
    assert "本部门共设置绩效指标5项，其中达到指标值的3项，未达到指标值的1项，以文字说明完成情况的定性指标1项。" in said(
        FORM
    )


def test_a_group_in_which_all_rows_stand_alike_is_told_without_a_count():
    lines = said(FORM)
    assert "3.满意度指标。共1项，分值10分，得10分，达到指标值。" in lines
    assert "2.效益指标。共1项，分值20分，得20分，为以文字说明完成情况的定性指标。" in lines


def test_the_unmet_rows_are_listed_under_their_heading():
    lines = said(FORM)
    place = lines.index("未达到指标值的指标有1项，原因见第三部分。")
    assert lines[place + 3] == "| 1 | 按时办结率 | ≥95% | 90% | 20 | 18 |"


def test_where_no_row_is_unmet_the_report_says_so_and_draws_no_empty_table():
    lines = said(FORM.replace("| 90%      |", "| 96%      |"))
    assert "自评表中没有未达到指标值的指标。" in lines
    assert "未达到指标值的指标" not in lines


def test_a_reason_of_the_form_is_quoted_and_a_missing_one_is_asked_for():
    lines = said(FORM)
    assert "| 2 | 办理件数 | 明显高于指标值 | ≥200件 | 552件 | 高于176% | 申请增多。 |" in lines
    assert "| 3 | 按时办结率 | 未达到指标值 | ≥95% | 90% | 低于5.26% | 【请填写：未达到指标值的原因】 |" in lines
    assert "| 1 | 预算执行率 | 执行率不足 | 100% | 80% | 低于20% | 【请填写：预算执行率偏离100%的原因】 |" in lines


@pytest.mark.parametrize("empty", ["无", "0", "—"])
def test_a_reason_that_says_nothing_is_asked_for(empty: str):
    lines = said(FORM.replace("申请增多。", empty))
    assert [line for line in lines if line.endswith("【请填写：明显高于指标值的原因，指标值是否需要调整】 |")]


def test_a_row_that_lost_points_without_missing_its_target_is_asked_about():
    lines = said(FORM.replace("| 95%    | 10  | 10", "| 95%    | 10  | 9"))
    assert [
        line for line in lines if "| 满意度 | 未得满分 | ≥90% | 95% | 高于5.56% | 【请填写：未得满分的原因】 |" in line
    ]


def test_a_form_without_any_deviation_says_so():
    text = (
        FORM.replace("96.00 ", "120.00")
        .replace("552件", "201件")
        .replace("| 90%      | 20  | 18", "| 96%      | 20  | 20")
    )
    text = text.replace("| 20  | 18  |", "| 20  | 20  |")
    lines = said(text)
    assert "自评表中没有未达到指标值或明显高于指标值的指标。" in lines
    assert "指标偏差及原因表" not in lines


def test_the_total_and_the_grade_stand_in_one_sentence():
    assert "本部门2022年度绩效自评得分94分，等级为“优”。" in said(FORM)


def test_without_any_score_no_score_is_told():
    text = "\n".join(
        "|".join(line.split("|")[:5]) for line in without(FORM, "总分", "预算执行情况", "部门整体支出").split("\n")
    )
    lines = said(text)
    assert not [line for line in lines if "得分" in line and "分值" not in line]
    assert "| 一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 偏差原因分析及改进措施 |" in lines


def test_scores_that_nobody_filled_in_are_told_as_computed():
    text = without(FORM.replace("| 18  |", "|     |").replace("| 20  |", "| 20 |"), "总分")
    text = re.sub(r"\| (\d+) *\| (\d+) *\|(\s*\S*)$", r"| \1 | |\3", text, flags=re.MULTILINE)
    text = text.replace("| 10   | 80%  | 8", "| 10   | 80%  | ").replace("有所提升 | 有所提升", "≥5万人 | 6万人")
    (line,) = [line for line in said(text) if "测算" in line]
    assert line.startswith("自评表没有填写得分，按打分口径测算为")


def test_a_form_without_a_year_or_a_department_asks_for_both_in_the_title():
    text = without(FORM, "单位名称").replace("青山县档案馆2022年度", "").replace("2022年12月底前", "12月底前")
    lines = said(text.replace("2022年11月", "11月"))
    assert lines[:2] == ["【请填写：单位名称】", "【请填写：年度】年度部门整体绩效自评报告"]
    assert [line for line in lines if line.startswith("本部门本年度年初预算数")]


def test_words_that_answer_a_number_are_to_be_verified_by_people():
    lines = said(FORM.replace("| 95%    |", "| 达到     |"))
    assert "| 1 | 满意度 | ≥90% | 达到 | 【请填写：是否完成，依据是什么】 |" in lines


def test_an_actual_left_blank_is_asked_for():
    lines = said(FORM.replace("| 95%    |", "|      |"))
    assert "| 1 | 满意度 | ≥90% | — | 【请填写：实际完成值】 |" in lines


GOALS = """
项目支出绩效自评表
（2022年度）
项目名称 | 档案数字化 | < | < | < | <
实施单位 | 青山县档案馆 | < | < | < | <
年度总体目标 | 预期目标 | < | 实际完成情况 | < | <
^ | 完成档案数字化200卷。 | < | 完成档案数字化210卷。 | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因
产出指标 | 数量指标 | 数字化卷数 | ≥200卷 | 210卷 | 90 | 90 |
"""


def test_goals_stand_beside_what_came_of_them():
    assert "| 1 | 绩效目标1 | 完成档案数字化200卷。 | 完成档案数字化210卷。 |" in said(GOALS)


def test_a_goal_without_its_result_is_asked_about():
    lines = said(GOALS.replace("完成档案数字化210卷。", ""))
    assert "| 1 | 绩效目标1 | 完成档案数字化200卷。 | 【请填写：该目标的实际完成情况】 |" in lines


def test_a_project_gets_the_report_of_a_project():
    lines = said(GOALS)
    assert lines[:3] == ["青山县档案馆", "2022年度档案数字化绩效自评报告", "一、项目概况"]
    assert [line for line in lines if line.startswith("本项目2022年度绩效自评得分90分")]


def test_several_projects_are_all_in_one_report():
    lines = said(GOALS, GOALS.replace("数字化", "修复"))
    assert lines[1] == "2022年度项目支出绩效自评报告"
    assert "| 1 | 档案数字化 | 青山县档案馆 | — |" in lines
    assert "| 2 | 档案修复 | 青山县档案馆 | — |" in lines
    assert lines.count("档案修复") > 1  # the heading of its part in each chapter
    assert not [line for line in lines if "本项目" in line]


def test_the_whole_department_stands_before_its_projects():
    lines = said(GOALS, FORM)
    assert lines[1] == "2022年度部门整体绩效自评报告"
    assert "| 1 | 部门整体 | 80% | 94 | 优 |" in lines
    assert "| 2 | 档案数字化 | — | 90 | — |" in lines
    assert lines.index("部门整体") < lines.index("档案数字化")


CARD = """
部门整体支出绩效评价指标体系评分表
一级指标 | 二级指标 | 三级指标 | 评分标准 | 分值 | 得分
投入 | 预算配置 | 预算完成率 | 达到目标值得3分 | 60 | 55
产出 | 职责履行 | 项目完成率 | 达到目标值得4分 | 40 | 40
合计 | < | < | < | 100 | 95
"""


def test_a_scorecard_makes_it_a_report_of_an_evaluation():
    lines = said(FORM, CARD)
    assert lines[1] == "2022年度部门整体支出绩效评价报告"
    assert "按《部门整体支出绩效评价指标体系评分表》评分，评价得分95分，等级为“优”。" in lines
    assert "1.投入。共1项，分值60分，得55分。" in lines
    assert "| 1 | 预算完成率 | 60 | 55 | 【请填写：扣分的原因】 |" in lines


def test_a_text_box_of_the_form_is_quoted_whole_with_its_place():
    text = FORM + "自评结论 | 总体完成较好。\\n个别指标没有完成。 | < | < | < | < | < | <\n"
    (line,) = [line for line in said(text) if "个别指标" in line]
    assert line.endswith("| 总体完成较好。↵个别指标没有完成。 |")


def test_a_mark_stands_wherever_only_people_know_and_nothing_is_invented():
    asked = [mark for line in said(FORM) for mark in asked_in(line)]
    assert "【请填写：针对上述问题的改进措施、责任部门和完成时限】" in asked
    assert "【请填写：报告日期】" in asked


def test_target_tables_alone_give_no_report():
    text = "项目支出绩效目标表\n三级指标 | 指标值\n办理件数 | ≥2件\n"
    with pytest.raises(ReportError) as raised:
        report_of(text)
    assert str(raised.value) == (
        "“绩效自评.xlsx”里只有绩效目标表，没有实际完成值，不能生成自评报告；"
        "请用填好的绩效自评表，或先用 jixiao new 由目标表生成自评表。"
    )


def test_a_form_that_nobody_has_filled_in_gives_no_report():
    text = "项目支出绩效自评表\n三级指标 | 指标值 | 实际完成值\n办理件数 | ≥2件 |\n"
    with pytest.raises(ReportError) as raised:
        report_of(text)
    assert str(raised.value) == "“绩效自评.xlsx”里的绩效自评表还没有填实际完成值，请填好后再生成自评报告。"


def test_a_total_that_only_the_rules_give_is_not_put_into_the_form():
    text = "自评表\n三级指标 | 指标值 | 实际完成值 | 分值 | 得分\n办理件数 | ≥2件 | 3件 | 100 |\n"
    lines = said(text)
    assert "自评表没有填写得分，按打分口径测算为100分，等级为“优”。" in lines
    assert not [line for line in lines if line.startswith("| 总分")]
    assert [line for line in said(text, text.replace("办理", "修复")) if line.endswith("| 100（测算） | 优 |")]


def test_rows_that_share_a_reason_are_each_told_their_own():
    text = "【办理件数】申请增多。"
    other = "【按时办结率】人员不足。"
    form = FORM.replace("| 申请增多。", f"| {text}\\n{other}").replace(
        "| 18  |\n^          | 时效", "| 18  | ^\n^          | 时效"
    )
    reasons = [line.split(" | ")[-1].rstrip(" |") for line in said(form) if "高于176%" in line or "低于5.26%" in line]
    assert reasons == ["申请增多。", "人员不足。"]
