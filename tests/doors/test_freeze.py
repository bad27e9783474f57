"""`jixiao freeze`: formulas of the add-in become the values they show, all others stay."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.workbook import read_snapshot
from workbook.books import part, with_sheet
from workbook.lint import faults

SCORE = "<f>PERF_SCORE(D{0},E{0},F{0})</f>"
FORM = (
    '<row r="3"><c r="F3"><v>50</v></c><c r="G3"><f>ROUND(_xludf.PERF_SCORE(D3,E3,F3),1)+0</f><v>25</v></c></row>'
    f'<row r="4"><c r="G4" t="e">{SCORE.format(4)}<v>#NAME?</v></c></row>'
    f'<row r="5"><c r="G5">{SCORE.format(5)}<v></v></c></row>'
    '<row r="6"><c r="G6"><f>SUM(G3:G5)</f><v>25</v></c>'
    '<c r="H6" t="str"><f>"PERF_SCORE("</f><v>PERF_SCORE(</v></c></row>'
)

OPEN = (
    "有2个公式还没有计算结果，没有固化：自评表!G4、自评表!G5；请在装有 jixiao 插件的 Excel 中打开一次并保存，再固化。\n"
)


@pytest.fixture
def scored(tmp_path: Path) -> Path:
    return with_sheet(tmp_path / "表.xlsx", FORM)


def test_what_was_computed_is_frozen_and_the_rest_is_told(run, scored):
    before = scored.read_bytes()
    outcome = run("freeze", scored)
    kept = scored.with_name("表.备份.xlsx")
    assert (outcome.status, outcome.error) == (0, "")
    assert outcome.output == (f"已固化为数值：1个公式。\n{OPEN}结果已写入：{scored}\n固化前的文件留在：{kept}\n")
    assert kept.read_bytes() == before
    cells = read_snapshot(scored).sheets[0].cells
    assert {place: cell.formula for place, cell in cells.items() if cell.formula} == {
        (4, 7): "PERF_SCORE(D4,E4,F4)",
        (5, 7): "PERF_SCORE(D5,E5,F5)",
        (6, 7): "SUM(G3:G5)",
        (6, 8): '"PERF_SCORE("',
    }
    assert cells[3, 7].number == 25
    assert faults(scored) == []


def test_freezing_again_finds_only_what_is_not_computed(run, scored):
    run("freeze", scored)
    once = scored.read_bytes()
    assert run("freeze", scored).output == (f"已固化为数值：0个公式。\n{OPEN}文件没有改动。\n")
    assert scored.read_bytes() == once
    assert len(list(scored.parent.iterdir())) == 2


def test_how_many_became_errors_is_told(run, tmp_path):
    broken = f'<row r="3"><c r="G3" t="e">{SCORE.format(3)}<v>#N/A</v></c></row>'
    scored = f'<row r="4"><c r="G4">{SCORE.format(4)}<v>9</v></c></row>'
    output = run("freeze", with_sheet(tmp_path / "表.xlsx", broken + scored)).output
    assert output.splitlines()[0] == "已固化为数值：2个公式，其中1个是错误值。"


def test_another_file_is_written_when_asked(run, scored, tmp_path):
    before = scored.read_bytes()
    assert run("freeze", scored, "-o", tmp_path / "乙.xlsx").status == 0
    assert scored.read_bytes() == before
    assert '<c r="G3"><v>25</v></c>' in part(tmp_path / "乙.xlsx", "xl/worksheets/sheet1.xml")
    outcome = run("freeze", scored, "-o", tmp_path / "乙.xlsm")
    assert outcome.error == "jixiao：结果文件“乙.xlsm”的扩展名与原文件不同，Excel 会打不开；请写成“乙.xlsx”。\n"


def test_many_formulas_without_a_result_are_told_in_one_line(run, tmp_path):
    rows = "".join(f'<row r="{row}"><c r="G{row}">{SCORE.format(row)}</c></row>' for row in range(1, 31))
    output = run("freeze", with_sheet(tmp_path / "表.xlsx", rows)).output
    assert "有30个公式还没有计算结果" in output
    assert "自评表!G20等；请在" in output
    assert "G21" not in output


def test_a_workbook_without_such_formulas_gets_one_sentence(run, book):
    outcome = run("freeze", book)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == "jixiao：“自评表.xlsx”里没有 jixiao 插件的公式（PERF_ 开头），不需要固化。\n"


def test_clear_takes_out_the_review_and_leaves_the_values(run, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    for row in (
        ["2023年度项目支出绩效自评表"],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 100, "=PERF_SCORE(D3,E3,F3)"],
    ):
        workbook.active.append(row)
    workbook.save(tmp_path / "表.xlsx")
    computed = part(tmp_path / "表.xlsx", "xl/worksheets/sheet1.xml").replace(
        "<f>PERF_SCORE(D3,E3,F3)</f><v></v>", "<f>PERF_SCORE(D3,E3,F3)</f><v>50</v>"
    )
    assert "<v>50</v>" in computed
    replace_part(tmp_path / "表.xlsx", "xl/worksheets/sheet1.xml", computed)
    run("review", tmp_path / "表.xlsx", "--in-place")
    assert run("freeze", tmp_path / "表.xlsx").output.startswith("已固化为数值：1个公式。\n")
    assert run("clear", tmp_path / "表.xlsx").status == 0
    cleared = openpyxl.load_workbook(tmp_path / "表.xlsx")
    assert cleared.sheetnames == ["自评表"]
    assert (cleared["自评表"]["G3"].value, cleared["自评表"]["G3"].comment) == (50, None)


def replace_part(path: Path, name: str, text: str) -> None:
    import zipfile

    with zipfile.ZipFile(path) as archive:
        parts = {info: archive.read(info) for info in archive.namelist()} | {name: text.encode()}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part_name, content in parts.items():
            archive.writestr(part_name, content)


def test_help_is_in_chinese(run):
    assert run("freeze", "--help").output.startswith("用法：jixiao freeze")
