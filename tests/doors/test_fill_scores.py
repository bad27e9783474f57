"""`--fill-scores`: blank 得分 cells, or with =all every cell with points of its own; clear puts the old ones back."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from jixiao.workbook import read_record

ROWS = (
    ["2023年度项目支出绩效自评表"],
    ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"],
    ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 20, None],
    ["产出指标", "数量指标", "培训场次", "≥8场", "4场", 20, 20],
    ["产出指标", "数量指标", "巡查次数", "≥8次", "8次", 20, 20],
    ["产出指标", "质量指标", "工作质量", "良好", "良好", 20, 15],
    ["产出指标", "质量指标", "合格率", "≥90%", "45%", 20, "=F7*0.9"],
    ["总分", None, None, None, None, 100, 90],
)


@pytest.fixture
def form(tmp_path: Path) -> Path:
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in ROWS:
        workbook.active.append(row)
    workbook.save(tmp_path / "表.xlsx")
    return tmp_path / "表.xlsx"


def scores(path: Path) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(path)["自评表"]["G"][2:]]


BEFORE = [None, 20, 20, 15, "=F7*0.9", 90]


@pytest.mark.parametrize(
    ("arguments", "filled"),
    [
        ((), BEFORE),
        (("--fill-scores",), [10, 20, 20, 15, "=F7*0.9", 90]),
        (("--fill-scores=blank",), [10, 20, 20, 15, "=F7*0.9", 90]),
        (("--fill-scores=all",), [10, 10, 20, 15, "=F7*0.9", 90]),
        (("--fill-scores", "all"), [10, 10, 20, 15, "=F7*0.9", 90]),
    ],
)
def test_scores_are_filled_in_as_far_as_asked(run, form, arguments, filled):
    assert run("review", form, *arguments).status == 0
    assert scores(form.with_name("表-已校验.xlsx")) == filled
    assert scores(form) == BEFORE


def test_the_option_may_stand_before_the_workbook(run, form):
    assert run("review", "--fill-scores", form).status == 0
    assert scores(form.with_name("表-已校验.xlsx"))[0] == 10


def test_all_stays_asked_for_until_something_else_is(run, form):
    run("review", form, "--fill-scores=all")
    result = form.with_name("表-已校验.xlsx")
    once = result.read_bytes()
    run("review", result)
    assert result.read_bytes() == once
    assert read_record(result).memo == "\nfill-scores=all"
    run("review", result, "--fill-scores")
    assert scores(result)[:2] == [10, 10]  # what was filled in is the form's score until it is cleared


def test_what_was_filled_in_is_reviewed_as_the_forms_score(run, form):
    before = {finding["cell"]: finding["code"] for finding in told(run, form)["findings"]}
    run("review", form, "--in-place", "--fill-scores=all")
    after = told(run, form)
    assert {"G3": "S14", "G4": "R32"}.items() <= before.items()
    assert not {finding["cell"] for finding in after["findings"]} & {"G3", "G4"}
    assert [row["score"] for row in after["forms"][0]["indicators"]][:2] == ["10.00", "10.00"]
    texts = [cell.value for row in openpyxl.load_workbook(form)["校验结果"].iter_rows() for cell in row]
    assert not [text for text in texts if isinstance(text, str) and "得分为空" in text and "检查次数" in text]


def told(run, path: Path) -> dict:
    return json.loads(run("review", path, "--json").output)


def test_clear_puts_the_old_scores_back(run, form):
    run("review", form, "--in-place", "--fill-scores=all")
    assert scores(form)[:2] == [10, 10]
    run("clear", form)
    assert scores(form) == BEFORE


def test_clear_puts_them_back_in_a_file_that_was_changed_since(run, form):
    run("review", form, "--in-place", "--fill-scores=all")
    from jixiao.workbook import PutValue, apply_edits

    apply_edits(form, [PutValue("自评表", "C3", "检查次数（次）")], form)
    run("clear", form)
    assert scores(form) == BEFORE


def test_the_sheet_says_what_was_replaced(run, form):
    run("review", form, "--fill-scores=all")
    sheet = openpyxl.load_workbook(form.with_name("表-已校验.xlsx"))["得分测算"]
    texts = [str(row[0].value) for row in sheet.iter_rows()]
    assert (
        "本次在空白的得分栏填入了1个测算得分，并把1个与测算不同的得分改成了测算得分（清除校验结果时恢复原来的得分）。"
    ) in texts


def test_a_word_that_is_no_way_to_fill_in_gets_one_sentence(run, form):
    outcome = run("review", form, "--fill-scores=some")
    assert outcome.status == 2
    assert outcome.error == (
        "jixiao：参数 --fill-scores 不认识 some，可选：blank, all；用法请看 jixiao review --help。\n"
    )
