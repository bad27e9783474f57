"""`jixiao new`: what it writes, what it says, and what it refuses in one sentence."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from doors.conftest import ROOT

TARGETS = ROOT / "workbooks" / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"
HEADINGS = ("一级指标", "二级指标", "三级指标", "指标值")
ROWS = (
    ("产出指标", "数量指标", "宣传场次", "≥10场"),
    ("效益指标", "社会效益指标", "知晓率", "≥80%"),
    ("满意度指标", "服务对象满意度指标", "群众满意度", "≥90%"),
)


@pytest.fixture
def targets(tmp_path: Path) -> Path:
    """Nine target tables, copied."""
    return Path(shutil.copyfile(TARGETS, tmp_path / "目标表.xlsx"))


def write(path: Path, **sheets: list[tuple[str, ...]]) -> Path:
    """A workbook of these sheets."""
    book = xlsxwriter.Workbook(path)
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def test_it_writes_a_workbook_beside_the_targets_and_leaves_them_alone(run, targets):
    before = targets.read_bytes()
    outcome = run("new", targets, "--kind", "self-evaluation")
    made = targets.with_name("目标表-自评表.xlsx")
    assert (outcome.status, outcome.error) == (0, "")
    first, second, third = outcome.output.splitlines()
    assert first == f"已生成：{made}"
    assert second == "共 9 个项目、54 个指标，每个项目一张自评表。"
    assert third.endswith("处指标值需要先完善，列在“填表说明”中。")
    assert len(openpyxl.load_workbook(made).sheetnames) == 10
    assert targets.read_bytes() == before


def test_it_writes_where_it_is_told_under_the_pack_that_is_asked_for(run, targets):
    made = targets.with_name("新表.xlsx")
    assert run("new", targets, "-o", made, "--pack", "hubei").status == 0
    book = openpyxl.load_workbook(made)
    assert book.defined_names["绩效口径"].value == '"hubei"'
    sheet = book["法律援助经费"]
    assert sheet["H6"].value == 20
    assert sheet["I12"].value == '=PERF_SCORE(F12,G12,H12,"hubei")'


def test_a_pack_of_ones_own_is_named_by_where_it_stands(run, targets):
    pack = targets.with_name("本市.toml")
    pack.write_text(
        'name = "本市"\ntitle = "本市口径"\nextends = "national"\nsource = "本市办法"\n'
        'because = "与全国一致。"\nverified = false\n',
        encoding="utf-8",
    )
    made = targets.with_name("新表.xlsx")
    assert run("new", targets, "-o", made, "--pack", pack).error == ""
    assert openpyxl.load_workbook(made).defined_names["绩效口径"].value == f'"{pack}"'
    assert run("review", made).status == 0


def test_the_new_workbook_can_be_reviewed_at_once(run, targets):
    run("new", targets)
    outcome = run("review", targets.with_name("目标表-自评表.xlsx"))
    assert (outcome.status, outcome.error) == (0, "")


def test_a_file_that_exists_is_never_overwritten(run, targets):
    made = targets.with_name("目标表-自评表.xlsx")
    made.write_bytes(b"mine")
    outcome = run("new", targets)
    assert outcome.status == 2
    assert outcome.error == "jixiao：“目标表-自评表.xlsx”已经存在，没有覆盖；请用 -o 另外指定文件名。\n"
    assert made.read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("output", "error"),
    [
        ("新表.xls", "新工作簿是 .xlsx 文件，“新表.xls”的扩展名不对；请写成“新表.xlsx”。"),
        ("新表", "新工作簿是 .xlsx 文件，“新表”的扩展名不对；请写成“新表.xlsx”。"),
        (".xlsx", "新工作簿是 .xlsx 文件，“.xlsx”的扩展名不对；请写成“目标表-自评表.xlsx”。"),
        ("~$新表.xlsx", "“~$新表.xlsx”像是 Excel 的临时文件名，打不开；请把开头的“~$”去掉。"),
        (".", "“{folder}”是文件夹，请在 -o 后面写明新工作簿的名称，例如“{folder}/目标表-自评表.xlsx”。"),
        ("没有/新表.xlsx", "没有找到文件夹“{folder}/没有”，请检查 -o 后面的路径。"),
    ],
)
def test_a_name_that_cannot_be_taken_is_refused(run, targets, output, error):
    folder = targets.parent
    outcome = run("new", targets, "-o", folder / output)
    assert (outcome.status, outcome.error) == (2, f"jixiao：{error.format(folder=folder)}\n")
    assert [path.name for path in folder.iterdir()] == ["目标表.xlsx"]


def test_a_formula_without_a_result_is_told(run, tmp_path):
    path = tmp_path / "目标表.xlsx"
    book = openpyxl.Workbook()
    for row in [HEADINGS, *ROWS]:
        book.active.append(row)
    book.active["D2"] = '="≥"&10&"场"'
    book.save(path)
    assert run("new", path).output.splitlines()[-1] == (
        "目标表里有 1 个单元格是公式，但文件里没有存下计算结果（如 Sheet!D2），这次按空白处理；"
        "请用 Excel 或 WPS 打开目标表并保存一次，再重新生成。"
    )


def test_weights_that_only_some_rows_state_are_told_to_be_new(run, tmp_path):
    rows = zip([HEADINGS, *ROWS], ("分值", "60", "30", ""), strict=True)
    path = write(tmp_path / "目标表.xlsx", 普法=[(*row, weight) for row, weight in rows])
    assert run("new", path).output.splitlines()[-1] == (
        "“普法”的目标表只有一部分指标写明了分值，分值已全部由口径重新拟定，请核对。"
    )


def test_targets_of_a_whole_department_are_no_project(run, tmp_path):
    path = write(tmp_path / "目标表.xlsx", 整体=[("部门整体支出绩效目标表",), ("部门名称", "某局"), HEADINGS, *ROWS])
    assert run("new", path).output.splitlines()[1] == "共 1 张目标表、3 个指标，每张目标表一张自评表。"


def test_a_self_evaluation_needs_no_new_form(run, book):
    assert run("new", book).error == (
        "jixiao：“自评表.xlsx”里的表已经是绩效自评表（有“实际完成值”一栏），不需要再生成；填好后可以直接校验。\n"
    )


@pytest.mark.parametrize("blank", ["项目支出绩效目标表-空白.xlsx", "预算项目绩效目标表-空白.xlsx"])
def test_a_blank_target_table_has_to_be_filled_in_first(run, tmp_path, blank):
    outcome = run("new", ROOT / "templates" / blank, "-o", tmp_path / "新表.xlsx")
    assert outcome.error == f"jixiao：“{blank}”里的绩效目标表还没有填写指标，请填好并经批复后再生成自评表。\n"
    assert list(tmp_path.iterdir()) == []


def test_a_workbook_without_a_form_is_told_what_is_missing(run, tmp_path):
    path = write(tmp_path / "台账.xlsx", 台账=[("日期", "金额"), ("3月1日", "20")])
    assert run("new", path).error == (
        "jixiao：在“台账.xlsx”里没有找到绩效目标表：表头里要有“三级指标”“指标值”这样的标题，"
        "请检查是否选对了文件、表头是否完整。\n"
    )


def test_a_target_table_that_cannot_be_read_is_told_with_its_reason(run, tmp_path):
    path = write(tmp_path / "目标.xlsx", 空表=[HEADINGS])
    outcome = run("new", path)
    assert outcome.status == 2
    assert outcome.error == (
        "jixiao：“目标.xlsx”里的绩效目标表没有读全：工作表“空表”第1行是绩效表的表头，但下面没有找到任何指标行。\n"
    )


def test_what_is_no_target_table_is_left_out_and_told(run, tmp_path):
    filled = [(*HEADINGS, "实际完成值"), *((*row, "完成") for row in ROWS)]
    blank = [HEADINGS, ("产出指标", "数量指标", "指标1：", ""), ("", "", "……", "")]
    path = write(tmp_path / "目标.xlsx", 普法=[HEADINGS, *ROWS], 去年=filled, 明年=blank, 空表=[HEADINGS])
    outcome = run("new", path)
    assert outcome.output.splitlines()[1:] == [
        "共 1 个项目、3 个指标，每个项目一张自评表。",
        "工作表“去年”里的表不是绩效目标表，没有生成自评表。",
        "工作表“明年”里的绩效目标表还没有填写指标，没有生成自评表。",
        "工作表“空表”有没读全的地方，生成的表可能不全；请先校验，查看原因。",
    ]
    guide = openpyxl.load_workbook(tmp_path / "目标-自评表.xlsx")["填表说明"]
    assert "工作表“去年”里的表不是绩效目标表，没有生成自评表。" in [cell.value for cell in guide["A"]]


def test_a_kind_that_is_not_known_is_refused(run, targets):
    outcome = run("new", targets, "--kind", "report")
    assert outcome.status == 2
    assert outcome.error == ("jixiao：参数 --kind 不认识 report，可选：self-evaluation；用法请看 jixiao new --help。\n")


def test_a_missing_file_is_told(run, tmp_path):
    path = tmp_path / "没有.xlsx"
    assert run("new", path).error == f"jixiao：没有找到文件“{path}”，请检查路径和文件名。\n"
