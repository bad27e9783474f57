"""The sheet 得分一览."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.form.model import FormKind
from jixiao.scoring.form_score import FormScore
from jixiao.sheets.overview.sheet import overview_sheet
from jixiao.sheets.score_sheet import laid_scores
from jixiao.workbook.edits import Formula, NewSheet
from jixiao.workbook.places import covers
from sheets.made_review import SHEET, form_score, review, scored
from sheets.shown import lines, under


def _glance(*scores: FormScore) -> NewSheet | None:
    made = review(*scores)
    return overview_sheet(made, laid_scores(made, {}, filling=False))


def _sheet(*scores: FormScore) -> NewSheet:
    sheet = _glance(*(scores or (form_score(),)))
    assert sheet is not None
    return sheet


def _below(sheet: NewSheet, title: str, count: int) -> list[list[str]]:
    """The lines that follow the title of a table."""
    shown = lines(sheet)
    first = next(place for place, line in enumerate(shown) if line and line[0].startswith(title))
    return shown[first + 1 : first + 1 + count]


def test_totals_and_grades_come_first() -> None:
    shown = lines(_sheet())
    assert shown[2] == ["整体支出绩效自评表（2021年度）"]
    assert shown[3] == ["自评得分", "等级", "测算得分（不含3项没有测算的指标）", "等级", "自评比测算"]
    assert shown[4] == ["18.50", "—", "15.43", "差", "—"]


def test_each_group_has_its_sums_and_the_share_that_was_scored() -> None:
    assert _below(_sheet(), "按一级指标", 6) == [
        ["一级指标", "分值", "自评得分", "测算得分", "得分率"],
        ["产出指标", "7.0", "6.45", "5.61", str(Decimal("6.45") / Decimal("7.0"))],
        ["效益指标", "2.3", "2.3", "", "1"],
        ["满意度指标", "10", "", "", "—"],
        ["预算执行率", "10", "9.8", "9.82", "0.98"],
        ["合计", "29.3", "18.55", "15.43", str(Decimal("18.55") / Decimal("29.3"))],
    ]


def test_goals_have_their_table_only_where_there_are_some() -> None:
    assert _below(_sheet(), "按绩效目标", 3) == [
        ["绩效目标", "分值", "自评得分", "测算得分", "得分率"],
        ["绩效目标1", "6.3", "5.55", "2.90", str(Decimal("5.55") / Decimal("6.3"))],
        ["绩效目标2", "13", "3.2", "2.71", str(Decimal("3.2") / Decimal(13))],
    ]
    assert not [line for line in lines(_sheet(form_score(goals=False))) if "按绩效目标" in line]


def test_rows_are_counted_by_how_they_stand_and_named_where_somebody_should_see_to_them() -> None:
    assert _below(_sheet(), "完成情况（共10项指标）", 6) == [
        ["完成情况", "项数", "指标"],
        ["达到指标值", "5"],
        ["未达到指标值", "1", "组织全市行政执法人员参加综合法律知识和专业法律知识培训场次"],
        ["远超指标值（高30%及以上）", "2", "信访事项人民调解案件数量；调解案件数"],
        ["定性指标", "2"],
        ["需要确认", "1", "市级人民调解经费支出"],
    ]


def test_deviations_go_from_above_to_below() -> None:
    sheet = _sheet()
    assert [line[0] for line in _below(sheet, "指标偏离度（由高到低）", 8)[1:]] == [
        "信访事项人民调解案件数量",
        "调解案件数",
        "市级人民调解经费支出",
        "信访案件调解成功率",
        "医疗纠纷人民调解案件数量",
        "调解成功率",
        "组织全市行政执法人员参加综合法律知识和专业法律知识培训场次",
    ]
    assert _below(sheet, "指标偏离度", 2)[1] == [
        *("信访事项人民调解案件数量", "≥200件", "552件", "1.76", "达到指标值", "1")
    ]


def test_only_the_largest_deviations_are_listed_and_the_others_counted() -> None:
    line = "绩效目标1|产出指标|数量指标|案件数|≥100件|101件|1|1|1|1.01|{}|正常"
    rows = tuple(scored(row, line.format(Decimal(row) / 100)) for row in range(12, 30))
    shown = _below(_sheet(replace(form_score(), rows=rows)), "指标偏离度", 16)
    assert [shown[1][3], shown[15][3]] == ["0.29", "0.15"]
    assert (
        "指标偏离度（由高到低，列出幅度最大的15项，另有3项幅度较小）"
        in lines(_sheet(replace(form_score(), rows=rows)))[-17]
    )


def test_a_bar_beyond_the_axis_is_cut_and_labelled_with_what_it_stands_for() -> None:
    chart = _sheet().charts[-1]
    assert chart.title == "指标偏离度（斜纹：超过±100%，只画到此）"
    assert chart.series[0].cut == {0: "+176%"}
    low, high = chart.limits
    assert low is not None
    assert high is not None
    assert low < Decimal("-0.29")
    assert high > 1


def test_every_number_is_live() -> None:
    sheet = _sheet()
    for heading in ("自评得分", "测算得分", "得分率", "偏离度", "图中长度"):
        numbers = [cell.content for cell in under(sheet, heading) if isinstance(cell.content, Decimal)]
        assert numbers == [], heading
    texts = [cell.content.text for cell in sheet.cells if isinstance(cell.content, Formula)]
    assert f"=IF(ISNUMBER('{SHEET}'!$H$25),'{SHEET}'!$H$25,\"\")" in texts
    assert sum("'得分测算'!" in text for text in texts) > 20


def test_charts_draw_cells_of_the_sheet_itself_and_stand_beside_their_table() -> None:
    sheet = _sheet()
    filled = {(cell.row, cell.column) for cell in sheet.cells if cell.content is not None}
    assert [chart.title for chart in sheet.charts[:2]] == ["各一级指标的分值与得分", "各绩效目标的分值与得分"]
    for chart in sheet.charts:
        assert not [place for place in filled if covers(chart.anchor, *place)]
        for series in chart.series:
            rows = range(series.categories.top, series.categories.bottom + 1)
            assert all((row, series.categories.left) in filled for row in rows)
            assert (series.values.top, series.values.bottom) == (series.categories.top, series.categories.bottom)
    tops = [chart.anchor.top for chart in sheet.charts]
    bottoms = [chart.anchor.bottom for chart in sheet.charts]
    assert all(bottom < top for bottom, top in zip(bottoms, tops[1:], strict=False))


def test_a_page_begins_with_a_table_and_never_within_one() -> None:
    sheet = _sheet()
    titles = {cell.row: cell.content for cell in sheet.cells if cell.column == 1}
    assert [titles[row] for row in sorted(sheet.page_starts)] == [
        *("整体支出绩效自评表（2021年度）", "按一级指标", "按绩效目标", "指标偏离度（由高到低）")
    ]


def test_several_forms_stand_beside_each_other_first() -> None:
    other = form_score("乙")
    other = replace(other, form=replace(other.form, title="项目支出绩效自评表"))
    sheet = _sheet(form_score(), other)
    assert _below(sheet, "各表对照（2张）", 3) == [
        ["表", "分值", "自评得分", "测算得分", "得分率", "等级"],
        ["整体支出绩效自评表（2021年度）", *("29.3", "18.50", "15.43"), str(Decimal("18.5") / Decimal("29.3")), "—"],
        ["项目支出绩效自评表（2021年度）", *("29.3", "18.50", "15.43"), str(Decimal("18.5") / Decimal("29.3")), "—"],
    ]
    assert [chart.title for chart in sheet.charts].count("指标偏离度（斜纹：超过±100%，只画到此）") == 2
    assert sheet.charts[0].title == "各表得分"


def test_forms_of_one_title_are_told_apart_by_their_sheets() -> None:
    shown = _below(_sheet(form_score(), form_score("乙")), "各表对照", 3)
    assert [line[0] for line in shown[1:]] == [
        "自评表",
        "乙",
    ]
    same = [line[0] for line in _below(_sheet(form_score(), form_score(), form_score("乙")), "各表对照", 4)[1:]]
    assert same[1:] == [
        "整体支出绩效自评表（2021年度）（工作表“自评表”）",
        "整体支出绩效自评表（2021年度）（工作表“乙”）",
    ]


def test_of_very_many_forms_only_the_comparison_is_shown() -> None:
    sheet = _sheet(*(form_score(f"表{number}") for number in range(13)))
    assert len(sheet.charts) == 1
    assert lines(sheet)[1][0].endswith("更新。共13张表，这里只列对照；各表明细见工作表“得分测算”。")


def test_a_target_table_has_nothing_to_be_looked_at() -> None:
    assert _glance(form_score(kind=FormKind.TARGET_TABLE)) is None


def test_a_form_that_nobody_has_scored_yet_gets_no_sheet() -> None:
    score = form_score()
    rows = tuple(
        replace(row, indicator=replace(row.indicator, score=None), points=replace(row.points, points=None))
        for row in score.rows
    )
    blank = replace(score.form, totals=(), budget=None)
    made = replace(score, form=blank, rows=rows, budget=None, score=None, points=None, complete=False)
    assert _glance(made) is None
