"""The draft of the 自评结论: offered by a review, written into its box only where somebody ticked it."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from doors.concluding import TICK, below, completed, conclusion, edit
from doors.conftest import SAMPLE
from jixiao.doors.file import review_file


@pytest.fixture
def result(tmp_path: Path) -> Path:
    """The sample reviewed."""
    shutil.copyfile(SAMPLE, tmp_path / "表.xlsx")
    return review_file(tmp_path / "表.xlsx", pack="tianjin-2021").target


def test_a_draft_that_nobody_ticked_stays_on_its_sheet(run, result):
    before = conclusion(result)
    completed(result)
    outcome = run("write-back", result)
    assert outcome.status == 2
    assert "还没有填写内容" in outcome.error
    assert conclusion(result) == before


def test_a_completed_draft_goes_into_its_box_when_it_was_ticked(run, result):
    text = completed(result)
    edit(result, TICK, "是")
    outcome = run("write-back", result)
    assert (outcome.status, outcome.error) == (0, "")
    kept = result.with_name("表-已校验.备份.xlsx")
    assert outcome.output.startswith(
        f"写回原因：0条。\n写回自评结论：1处。\n结果已写入：{result}\n写回前的文件留在：{kept}\n"
    )
    assert outcome.output.endswith("写回的文字已是表中的内容，jixiao clear 不会去掉。\n")
    assert conclusion(result)[1] == text
    assert "97.3分" in text
    assert below(result, TICK)[1] == ""
    once = result.read_bytes()
    assert run("write-back", result).status == 2
    assert result.read_bytes() == once


def test_a_draft_with_questions_left_is_told_and_not_written(run, result):
    before, box = result.read_bytes(), conclusion(result)
    edit(result, TICK, "是")
    outcome = run("write-back", result)
    assert outcome.status == 0
    assert "没有写回自评结论：整体支出绩效自评表!" in outcome.output
    assert "处“【请填写”没有填写，没有写回；请填写或删去后再写回。\n文件没有改动。\n" in outcome.output
    assert conclusion(result) == box
    assert before != result.read_bytes()  # the tick alone


def test_clear_leaves_the_conclusion_and_takes_out_the_sheet(run, result):
    text = completed(result)
    edit(result, TICK, "是")
    run("write-back", result)
    run("clear", result)
    assert conclusion(result)[1] == text
    assert openpyxl.load_workbook(result).sheetnames == ["整体支出绩效自评表"]
