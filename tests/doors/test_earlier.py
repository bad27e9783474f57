"""What an earlier review left is known by its record, or by its sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.doors.asked import Asked
from jixiao.doors.earlier import earlier_review
from jixiao.doors.file import review_file
from jixiao.sheets import ALL_PARTS, Filling, Part
from jixiao.workbook import PutFill, apply_edits, read_record, read_snapshot, read_workbook

FINDINGS, SCORES, GLANCE, PROMPTS = "校验结果", "得分测算", "得分一览", "偏差原因提示"


@pytest.fixture
def form(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["2023年度项目支出绩效自评表"],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分", "偏差原因分析及改进措施"],
        ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 100, 60, None],
    ):
        workbook.active.append(row)
    path = tmp_path / "表.xlsx"
    workbook.save(path)
    return path


def sheets(path: Path) -> list[str]:
    return [sheet.name for sheet in read_snapshot(path).sheets][1:]


def marked(path: Path) -> bool:
    return any(cell.comment for row in openpyxl.load_workbook(path)["自评表"].iter_rows() for cell in row)


ASKED = [
    ({Part.FINDINGS}, [FINDINGS], True),
    ({Part.SCORES}, [SCORES, GLANCE], False),
    ({Part.PROMPTS}, [PROMPTS], False),
    ({Part.SCORES, Part.PROMPTS}, [SCORES, GLANCE, PROMPTS], False),
    (ALL_PARTS, [FINDINGS, SCORES, GLANCE, PROMPTS], True),
]


@pytest.mark.parametrize(("parts", "titles", "notes"), ASKED)
def test_only_the_parts_asked_for_are_written(form, parts, titles, notes):
    review_file(form, in_place=True, parts=parts)
    assert (sheets(form), marked(form)) == (titles, notes)


def test_what_was_asked_for_before_stays_beside_what_is_asked_for_now(form):
    for parts in ({Part.SCORES}, {Part.PROMPTS}, {Part.SCORES}):
        review_file(form, in_place=True, parts=parts)
    assert (sheets(form), marked(form)) == ([SCORES, GLANCE, PROMPTS], False)
    assert read_record(form).memo == "\nparts=scores,prompts"


def test_asking_for_a_part_twice_changes_no_byte(form):
    review_file(form, in_place=True, parts={Part.FINDINGS})
    once = form.read_bytes()
    review_file(form, in_place=True, parts={Part.FINDINGS})
    assert form.read_bytes() == once


def test_the_command_line_writes_every_part_over_one(run, form):
    review_file(form, in_place=True, parts={Part.SCORES})
    assert run("review", form, "--in-place").status == 0
    assert (sheets(form), marked(form)) == ([FINDINGS, SCORES, GLANCE, PROMPTS], True)
    assert read_record(form).memo == ""


def test_one_part_asked_for_after_all_leaves_all(run, form):
    run("review", form, "--in-place")
    once = form.read_bytes()
    review_file(form, in_place=True, parts={Part.SCORES})
    assert form.read_bytes() == once


def test_a_summary_sends_nobody_to_a_sheet_that_is_not_there(form):
    review_file(form, in_place=True, parts={Part.FINDINGS})
    assert not any("得分测算" in cell.text for cell in read_snapshot(form).sheets[1].cells.values())
    review_file(form, in_place=True, parts={Part.SCORES})
    assert any("得分测算" in cell.text for cell in read_snapshot(form).sheets[1].cells.values())


def test_a_result_that_lost_its_record_tells_its_parts_by_its_sheets(form):
    review_file(form, in_place=True, parts={Part.SCORES})
    workbook = openpyxl.load_workbook(form)
    workbook.save(form)
    earlier = earlier_review(read_workbook(form))
    assert (earlier.record, earlier.reviewed, earlier.asked.parts) == (None, True, {Part.SCORES})
    review_file(form, in_place=True, parts={Part.PROMPTS})
    assert sheets(form) == [SCORES, GLANCE, PROMPTS]


def test_what_is_asked_of_a_workbook_without_a_review_is_all_there_is(form):
    asked = Asked(parts=frozenset({Part.FINDINGS}))
    assert earlier_review(read_workbook(form)).options(asked) == asked
    apply_edits(form, [PutFill("自评表", "A1", "FFC7CE")], form, record=True, layer="绩效运行监控")
    assert not earlier_review(read_workbook(form)).reviewed
    assert earlier_review(read_workbook(form)).options(asked) == asked


def test_scores_are_filled_in_whichever_part_is_asked_for(form):
    review_file(form, in_place=True, parts={Part.PROMPTS}, fill_scores=Filling.ALL)
    assert openpyxl.load_workbook(form)["自评表"]["G3"].value == 50
    assert sheets(form) == [PROMPTS]
