"""The sheet 校验结果."""

from __future__ import annotations

from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.form.grid import Span
from jixiao.form.model import FormKind
from jixiao.sheets.answers import Answers
from jixiao.sheets.finding_sheet import finding_sheet
from jixiao.workbook.edits import Formula, Link
from sheets.made_review import SHEET, finding, form_score, full_review, review
from sheets.shown import at, lines, under

_HEADINGS = ["序号", "级别", "编号", "位置", "指标", "问题", "改法", "依据", "处理情况"]
_SHOWN = """
绩效自评校验结果
校验对象：整体支出绩效自评表（2021年度）
错误2项，警告1项，提示1项，其中尚未处理4项。请先改正“错误”，再改正或说明“警告”，最后逐条确认“提示”，处理后在“处理情况”栏中选择结果。
填报得分合计18.55分（差），测算得分合计15.43分（差），填报比测算高3.12分；有的指标无法测算，测算合计不含这些指标。各行见工作表“得分测算”。
测算口径：全国口径（财预〔2020〕10号）。依据：财预〔2020〕10号《项目支出绩效评价管理办法》（原文待核对）；以财政部门要求为准。
序号｜级别｜编号｜位置｜指标｜问题｜改法｜依据｜处理情况
1｜错误｜R01｜H20｜培训场次｜得分1.2分高于分值1分。｜请把得分改为不高于1分。｜得分必须小于等于权重。
2｜错误｜V02｜F21｜服务对象满意度｜实际完成值为空白，指标值为≥95%。｜请填写实际完成值；本年未发生的写明“未发生”。｜为必录项。
3｜警告｜R03｜F12｜信访事项人民调解案件数量｜完成值552件比指标值≥200件高176%，偏差原因栏没有写明是否调整下一年度指标值。｜请说明超出的部分来自哪些工作，并说明下一年度指标值是否调整。｜财预〔2020〕10号：远超指标值的要分析原因。
4｜提示｜S04｜F12｜激发广大人民调解员的工作热情｜指标值“激发”无法衡量。｜请确认；下一年度宜改为可以衡量的指标值。｜指标应清晰、可衡量。
"""


def test_the_summary_stands_above_one_line_for_each_finding() -> None:
    shown = ["｜".join(line) for line in lines(finding_sheet(full_review(), {}))]
    assert shown == _SHOWN.strip().splitlines()


def test_the_counts_are_live() -> None:
    counting = at(finding_sheet(full_review(), {}), 3, 1).content
    assert isinstance(counting, Formula)
    assert counting.text == (
        '="错误"&COUNTIF(B7:B10,"错误")&"项，警告"&COUNTIF(B7:B10,"警告")&"项，提示"&COUNTIF(B7:B10,"提示")'
        '&"项，其中尚未处理"&COUNTBLANK(I7:I10)&"项。请先改正“错误”，再改正或说明“警告”，最后逐条确认“提示”，'
        '处理后在“处理情况”栏中选择结果。"'
    )


def test_the_table_can_be_filtered_and_its_heading_stays() -> None:
    sheet = finding_sheet(full_review(), {})
    assert sheet.autofilter == Span(6, 1, 10, 9)
    assert sheet.freeze == (7, 1)
    assert sheet.print_title_rows == (6, 6)
    assert sheet.landscape


def test_a_place_leads_to_its_cell_and_names_the_sheet_where_there_are_several() -> None:
    findings = [finding("R01", Severity.ERROR, 12, 6, sheet=name) for name in (SHEET, "本级")]
    one = finding_sheet(review(form_score(), findings=findings[:1]), {})
    two = finding_sheet(review(form_score(), findings=findings), {})
    assert [cell.content for cell in under(one, "位置")] == [Link("F12", SHEET, "F12")]
    assert [cell.content for cell in under(two, "位置")] == [
        Link("自评表!F12", SHEET, "F12"),
        Link("本级!F12", "本级", "F12"),
    ]


def test_how_a_finding_was_handled_is_chosen_from_a_list() -> None:
    (drop_down,) = finding_sheet(full_review(), {}).drop_downs
    assert drop_down.span == Span(7, 9, 10, 9)
    assert drop_down.choices == ("已修改", "已说明", "不适用")


def test_what_was_chosen_before_stays_and_is_no_longer_open() -> None:
    message = finding("R01", Severity.ERROR, 20, 8).message
    answers = Answers(findings={("", "H20", "R01", message): {"处理情况": "已修改"}})
    sheet = finding_sheet(full_review(), {}, answers)
    assert [cell.content for cell in under(sheet, "处理情况")] == ["已修改", None, None, None]
    assert "其中尚未处理3项" in at(sheet, 3, 1).content.cached


def test_without_findings_one_friendly_line_says_so() -> None:
    sheet = finding_sheet(review(form_score()), {})
    assert lines(sheet)[2] == ["未发现问题。请仍以财政部门要求为准。"]
    assert _HEADINGS not in lines(sheet)
    assert sheet.freeze is None
    assert sheet.autofilter is None


def test_the_scores_of_a_target_table_are_not_spoken_of() -> None:
    made = review(form_score(kind=FormKind.TARGET_TABLE))
    assert not [line for line in lines(finding_sheet(made, {})) if "得分合计" in line[0]]


def test_scores_filled_in_are_part_of_the_claimed_total() -> None:
    sheet = finding_sheet(full_review(), {(SHEET, "H13"): Decimal("0.50")})
    assert lines(sheet)[3][0].startswith("填报得分合计19.05分，测算得分合计15.43分（差），填报比测算高3.62分")


def test_a_finding_in_a_report_outside_the_workbook_has_no_link() -> None:
    found = [finding("R01", Severity.ERROR, 12, 6), finding("V02", Severity.ERROR, 3, 0, sheet="自评报告.docx")]
    sheet = finding_sheet(review(form_score(), findings=found), {})
    places = under(sheet, "位置")
    assert [cell.content for cell in places] == [Link("自评表!F12", SHEET, "F12"), "自评报告.docx 第3段"]
    assert [cell.style.underline for cell in places] == [True, False]
