"""The sheet 得分测算."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.form.model import Amount
from jixiao.sheets.score_sheet import score_sheet
from jixiao.workbook.edits import Formula
from sheets.made_review import SHEET, cell, form_score, review
from sheets.shown import at, lines, under


def _sheet(*scores, **options):
    return score_sheet(review(*scores), options.get("filled", {}), filling=bool(options))


def test_every_indicator_has_its_line_with_both_scores_and_the_sentence() -> None:
    assert lines(_sheet(form_score()))[4:7] == [
        ["整体支出绩效自评表（2021年度）"],
        [
            *("绩效目标1", "产出指标", "数量指标", "信访事项人民调解案件数量", "≥200件", "552件", "2.76", "1.76"),
            *("0.5", "0.45", "0.50", "-0.05"),
            "信访事项人民调解案件数量：完成值552件，指标值≥200件，得分=0.50（national）。",
            "超额",
        ],
        [
            *("绩效目标1", "产出指标", "数量指标", "调解案件数", "≥10000件", "17329件", "1.7329", "0.7329"),
            *("0.5", "", "0.50", ""),
            "调解案件数：完成值17329件，指标值≥10000件，得分=0.50（national）。",
            "超额",
        ],
    ]


def test_what_cannot_be_computed_shows_a_dash_and_says_why() -> None:
    line = lines(_sheet(form_score()))[8]
    assert line[6:] == ["—", "—", "1", "1", "—", "", "没有完成值，不能测算。", "待确认"]


def test_the_budget_follows_the_indicators_with_its_unit() -> None:
    line = lines(_sheet(form_score()))[15]
    assert line == [
        *(
            "",
            "预算执行率",
            "",
            "部门预算金额",
            "30892.6万元",
            "30322.9万元",
            "0.98155",
            "—",
            "10",
            "9.8",
            "9.82",
            "-0.02",
        ),
        "预算执行率98.16%，得分=10×98.16%=9.82（national）。",
        "未完成",
    ]


def test_sums_by_group_and_goal_and_the_total_end_the_block() -> None:
    sums = [[line[3], *line[8:12]] for line in lines(_sheet(form_score()))[16:24]]
    assert sums == [
        ["产出指标小计", "7.0", "6.45", "5.61", "0.84"],
        ["效益指标小计", "2.3", "2.3"],
        ["满意度指标小计", "10"],
        ["预算执行率小计", "10", "9.8", "9.82", "-0.02"],
        ["绩效目标1小计", "6.3", "5.55", "2.90", "2.65"],
        ["绩效目标2小计", "13", "3.2", "2.71", "0.49"],
        ["合计", "29.3", "18.55", "15.43", "3.12"],
        ["表中“总分”", "", "18.50"],
    ]
    assert lines(_sheet(form_score()))[24][9:11] == ["差", "差"]


def test_the_total_says_that_rows_are_missing_from_it() -> None:
    total = next(line for line in lines(_sheet(form_score())) if "合计" in line)
    assert total[12] == "有3个指标无法测算，测算合计不含这些指标，差额仅供参考。"


def test_weights_scores_differences_and_sums_are_live() -> None:
    sheet = _sheet(form_score())
    first = {place: at(sheet, 6, place).content.text for place in (9, 10, 12)}
    assert first == {
        9: "=IF(ISNUMBER('自评表'!$G$12),'自评表'!$G$12,\"\")",
        10: "=IF(ISNUMBER('自评表'!$H$12),'自评表'!$H$12,\"\")",
        12: '=IF(COUNT(J6:K6)<2,"",ROUND(J6-K6,4))',
    }
    outputs = at(sheet, 17, 10).content
    assert outputs == Formula('=IF(COUNT(J6:J10,J12:J14)=0,"",SUM(J6:J10,J12:J14))', Decimal("6.45"))


def test_a_form_without_goals_has_no_column_for_them() -> None:
    sheet = _sheet(form_score(goals=False))
    assert lines(sheet)[3][0] == "一级指标"
    assert at(sheet, 6, 11).content.text == '=IF(COUNT(I6:J6)<2,"",ROUND(I6-J6,4))'


def test_a_capped_total_is_the_packs_and_says_so() -> None:
    sheet = _sheet(replace(form_score(), points=Decimal("12.00"), cap="预算执行率低于50%，总分不超过12分。"))
    total = next(line for line in lines(sheet) if "合计" in line)
    assert total[10:13] == [
        "12.00",
        "6.55",
        "有3个指标无法测算，测算合计不含这些指标，差额仅供参考。预算执行率低于50%，总分不超过12分。",
    ]


def test_a_merged_score_counts_once_for_the_rows_that_share_it() -> None:
    score = form_score()
    shared = Amount(cell(12, 8, "0.9", rows=2), Decimal("0.9"))
    rows = [replace(row, indicator=replace(row.indicator, score=shared)) for row in score.rows[:2]]
    sheet = _sheet(replace(score, rows=tuple(rows), budget=None, points=None))
    assert [line[9] if len(line) > 9 else "" for line in lines(sheet)[5:7]] == ["0.9", ""]
    assert next(line for line in lines(sheet) if "合计" in line)[9] == "0.9"


def test_what_only_repeats_the_line_above_is_grey() -> None:
    sheet = _sheet(form_score())
    assert [at(sheet, row, 1).style.color for row in (6, 7, 12)] == ["000000", "7A7A7A", "000000"]


def test_several_forms_are_blocks_under_one_heading() -> None:
    sheet = _sheet(form_score(), form_score("本级"))
    titles = [line[0] for line in lines(sheet) if line[0].startswith("整体支出绩效自评表")]
    assert titles == [
        "整体支出绩效自评表（2021年度）（工作表“自评表”）",
        "整体支出绩效自评表（2021年度）（工作表“本级”）",
    ]
    assert sheet.freeze == (5, 1)
    assert sheet.print_title_rows == (4, 4)
    assert sum(cell.content == "测算得分" for cell in sheet.cells) == 1


def test_a_printed_page_begins_with_a_goal_rather_than_a_level_and_never_amid_the_sums() -> None:
    sheet = _sheet(form_score(), form_score("本级"))
    rows = {tuple(line[:4]): number for number, line in enumerate(lines(sheet), start=1)}
    first, same = (
        rows["绩效目标1", "产出指标", "数量指标", name] for name in ("信访事项人民调解案件数量", "调解案件数")
    )
    starts = sheet.page_starts
    assert [starts.get(row) for row in (first - 1, first, same, same + 1)] == [0.0, None, 2.0, 1.0]
    assert starts[rows["绩效目标2", "产出指标", "数量指标", "医疗纠纷人民调解案件数量"]] == 0.25
    assert starts[rows["", "", "", "产出指标小计"]] == 1.0
    assert [row for row in range(rows["", "", "", "产出指标小计"] + 1, len(lines(sheet)) + 1) if row in starts] == []


def test_scores_being_filled_in_are_shown_and_counted() -> None:
    sheet = _sheet(form_score(), filled={(SHEET, "H13"): Decimal("0.50")})
    assert lines(sheet)[2] == [
        "本次在空白的得分栏填入了1个测算得分；另有1个指标为定性指标、需要人工确认或无法测算，得分栏仍为空白，请评分后填写。"
    ]
    assert lines(sheet)[7][9:12] == ["0.50", "0.50", "0.00"]


@pytest.mark.parametrize(
    ("heading", "number_format"),
    [
        ("完成率", "0.00%"),
        ("偏离度", "0.00%"),
        ("填报得分", "0.00"),
        ("测算得分", "0.00"),
        ("差额", "+0.00;-0.00;0.00"),
    ],
)
def test_numbers_are_shown_with_two_places(heading: str, number_format: str) -> None:
    assert under(_sheet(form_score()), heading)[1].style.number_format == number_format


def test_a_form_without_weights_and_scores_has_nothing_to_add_up() -> None:
    score = form_score()
    rows = (replace(row, indicator=replace(row.indicator, weight=None, score=None)) for row in score.rows[3:4])
    sheet = _sheet(replace(score, rows=tuple(rows), budget=None, points=None))
    assert lines(sheet)[-1][3] == "人民调解案件补贴金额发放及时性"
