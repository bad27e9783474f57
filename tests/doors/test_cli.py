"""The command line: what it prints, what it writes, and with which status it leaves."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

MARKED = "-已校验"


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def save_as_excel_would(path: Path, old: str, new: str) -> None:
    """Save the workbook again with one text changed, keeping every part."""
    parts = members(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            is_sheet = name.startswith("xl/worksheets/sheet")
            archive.writestr(name, content.replace(old.encode(), new.encode()) if is_sheet else content)


def save_with_name(path: Path, name: str) -> None:
    """Give the workbook a defined name in place of those that it has."""
    parts = members(path)
    workbook = re.sub(b"<definedNames>.*</definedNames>", b"", parts["xl/workbook.xml"])
    workbook = workbook.replace(b"</sheets>", f"</sheets><definedNames>{name}</definedNames>".encode())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | {"xl/workbook.xml": workbook}).items():
            archive.writestr(part, content)


def test_review_writes_a_copy_beside_the_book_and_leaves_the_book_alone(run, book):
    before = book.read_bytes()
    outcome = run("review", book, "--pack", "tianjin-2021")
    assert outcome.status == 0
    assert outcome.error == ""
    assert (book.parent / f"自评表{MARKED}.xlsx").exists()
    assert book.read_bytes() == before


def test_the_terminal_tells_totals_counts_pack_and_file(run, book):
    output = run("review", book, "--pack", "tianjin-2021").output
    assert "78 个指标，填报得分合计 97.31" in output
    assert "口径：" in output
    assert "以财政部门要求为准" in output
    assert "自评表-已校验.xlsx" in output


def test_reviewing_the_result_again_changes_no_byte(run, book):
    run("review", book)
    target = book.parent / f"自评表{MARKED}.xlsx"
    once = target.read_bytes()
    assert run("review", target).status == 0
    assert target.read_bytes() == once
    assert sorted(path.name for path in book.parent.iterdir()) == ["自评表-已校验.xlsx", "自评表.xlsx"]


def test_reviewing_the_book_again_replaces_an_untouched_result(run, book):
    run("review", book)
    target = book.parent / f"自评表{MARKED}.xlsx"
    once = target.read_bytes()
    assert run("review", book).status == 0
    assert target.read_bytes() == once


def test_reviewing_the_result_again_keeps_the_pack_that_was_asked_for(run, book):
    run("review", book, "--pack", "tianjin-2021")
    target = book.parent / f"自评表{MARKED}.xlsx"
    once = target.read_bytes()
    assert "（tianjin-2021）" in run("review", target).output
    assert target.read_bytes() == once
    assert json.loads(run("review", target, "--json").output)["pack"] == "tianjin-2021"
    assert "（national）" in run("review", target, "--pack", "national").output


def test_the_workbook_itself_can_name_its_pack(run, book):
    save_with_name(book, '<definedName name="绩效口径">"hubei"</definedName>')
    assert json.loads(run("review", book, "--json").output)["pack"] == "hubei"
    assert json.loads(run("review", book, "--json", "--pack", "hunan").output)["pack"] == "hunan"


def test_clear_gives_back_every_part_of_the_users_file(run, book):
    run("review", book)
    target = book.parent / f"自评表{MARKED}.xlsx"
    outcome = run("clear", target)
    assert outcome.status == 0
    assert members(target) == members(book)


def test_in_place_keeps_a_backup_and_clear_brings_the_file_back(run, book):
    original = book.read_bytes()
    outcome = run("review", book, "--in-place")
    assert outcome.status == 0
    backups = [path for path in book.parent.iterdir() if path != book]
    assert [path.read_bytes() for path in backups] == [original]
    assert backups[0].name in outcome.output
    run("clear", book)
    assert zipfile.ZipFile(book).namelist() == zipfile.ZipFile(backups[0]).namelist()
    assert members(book) == members(backups[0])


@pytest.mark.parametrize("command", ["review", "clear"])
@pytest.mark.parametrize("name", ["结果.xls", "结果.xlsm", "结果"])
def test_a_result_is_not_given_a_name_of_another_format(run, book, command, name):
    if command == "clear":
        run("review", book, "--in-place")
    outcome = run(command, book, "-o", book.parent / name)
    assert outcome.status == 2
    assert outcome.error == (f"jixiao：结果文件“{name}”的扩展名与原文件不同，Excel 会打不开；请写成“结果.xlsx”。\n")
    assert not (book.parent / name).exists()


def test_a_folder_is_no_name_for_a_result(run, book, tmp_path):
    folder = tmp_path / "结果"
    folder.mkdir()
    outcome = run("review", book, "-o", folder)
    assert outcome.status == 2
    assert outcome.error == (
        f"jixiao：“{folder}”是文件夹，请在 -o 后面写明结果文件的名称，例如“{folder / '自评表-已校验.xlsx'}”。\n"
    )


def test_a_pack_file_that_is_gone_when_its_result_is_reviewed_again_is_named(run, book, tmp_path):
    pack = tmp_path / "我们县.toml"
    pack.write_text(
        'name = "我们县"\ntitle = "我们县的口径"\nextends = "national"\nsource = "通知"\n'
        'because = "县里另有规定。"\nverified = true\nvalid_from = 2024-01-01\n',
        encoding="utf-8",
    )
    assert run("review", book, "--pack", pack).status == 0
    pack.unlink()
    target = book.parent / f"自评表{MARKED}.xlsx"
    outcome = run("review", target)
    assert outcome.status == 2
    assert outcome.error == (
        f"jixiao：沿用上次校验指定的口径时出错：打不开口径文件 {pack}，请检查路径和权限。"
        "也可以用 --pack 重新指定口径。\n"
    )
    assert run("review", target, "--pack", "national").status == 0


def a_form(sheet: Worksheet, *, score: object) -> None:
    for row in (
        ["项目支出绩效自评表"],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "检查次数", "≥10次", "5次", 100, score],
    ):
        sheet.append(row)


def test_formulas_that_were_never_computed_are_told(run, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    a_form(workbook.active, score="=F3*0.5")
    workbook.save(tmp_path / "a.xlsx")
    assert (
        "有 1 个分值、得分或金额单元格是公式，但文件里没有存下计算结果（如 自评表!G3），"
        "这次按空白处理；请用 Excel 或 WPS 打开并保存一次，再重新校验。\n"
    ) in run("review", tmp_path / "a.xlsx").output


def test_a_formula_of_the_add_in_is_no_formula_that_excel_forgot(run, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.title = "自评表"
    a_form(workbook.active, score='=PERF_SCORE(D3,E3,F3,"national")')
    workbook.save(tmp_path / "a.xlsx")
    findings = json.loads(run("review", tmp_path / "a.xlsx", "--json").output)["findings"]
    assert ("S09", "G3") in [(finding["code"], finding["cell"]) for finding in findings]
    assert "没有存下计算结果" not in run("review", tmp_path / "a.xlsx").output


def test_the_terminal_names_the_sheet_where_there_are_several(run, tmp_path):
    workbook = openpyxl.Workbook()
    for number in range(1, 13):
        a_form(workbook.create_sheet(f"项目{number}"), score=100)
    workbook.save(tmp_path / "a.xlsx")
    output = run("review", tmp_path / "a.xlsx").output
    assert "  项目支出绩效自评表（工作表“项目10”）：1 个指标，填报得分合计 100" in output
    assert "（工作表“项目11”）" not in output
    assert "  …… 其余 2 张表见工作表“得分测算”。\n" in output
    assert " 项目1!G3：" in output


def test_target_tables_beyond_the_first_ten_are_counted(run, tmp_path):
    sample = Path(__file__).parents[2] / "workbooks" / "天津市司法局-2024-项目支出绩效目标表.xlsx"
    output = run("review", sample, "-o", tmp_path / "b.xlsx").output
    assert "  …… 其余 6 张表共 57 个指标。\n" in output
    assert "得分测算" not in output


def test_scores_filled_in_stay_when_the_result_is_reviewed_again(run, tmp_path):
    workbook = openpyxl.Workbook()
    a_form(workbook.active, score=None)
    workbook.save(tmp_path / "a.xlsx")
    run("review", tmp_path / "a.xlsx", "--fill-scores")
    target = tmp_path / f"a{MARKED}.xlsx"
    once = target.read_bytes()
    assert openpyxl.load_workbook(target).worksheets[0]["G3"].value == 50
    run("review", target)
    assert target.read_bytes() == once
    run("clear", target)
    assert members(target) == members(tmp_path / "a.xlsx")
    run("review", tmp_path / "a.xlsx", "-o", tmp_path / "b.xlsx")
    assert openpyxl.load_workbook(tmp_path / "b.xlsx").worksheets[0]["G3"].value is None


def test_nobody_is_sent_to_prompts_that_are_not_there(run, tmp_path):
    workbook = openpyxl.Workbook()
    workbook.active.append(["一级指标", "二级指标", "三级指标", "指标值", "分值"])
    workbook.active.append(["产出指标", "数量指标", "检查次数", "≥10次", 100])
    workbook.save(tmp_path / "a.xlsx")
    output = run("review", tmp_path / "a.xlsx").output
    assert output.endswith("请先看工作表“校验结果”。\n")


def test_a_bare_execution_row_is_scored_from_the_budget_block(run, tmp_path):
    workbook = openpyxl.Workbook()
    for row in (
        ["2023年度项目支出绩效自评表"],
        ["项目资金（万元）", "年初预算数", "全年预算数", "全年执行数"],
        ["年度资金总额", 100, 100, 96],
        ["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "数量指标", "检查次数", "≥10次", "12次", 90, 90],
        ["预算执行率", None, None, None, None, 10, 9.6],
        ["总分", None, None, None, None, 100, 99.6],
    ):
        workbook.active.append(row)
    workbook.save(tmp_path / "a.xlsx")
    review = json.loads(run("review", tmp_path / "a.xlsx", "--json").output)
    (form,) = review["forms"]
    assert form["indicators"][1]["points"] == "9.60"
    assert form["indicators"][1]["basis"] == (
        "预算执行率：全年执行数96÷全年预算数100=96%，得分=10×96%=9.60（national）"
    )
    assert form["total"] == {"weight": "100", "score": "99.6", "points": "99.60", "grade": "优", "printed": "99.6"}
    assert [finding for finding in review["findings"] if finding["severity"] != "提示"] == []


def test_a_locked_structure_is_kept_and_told(run, book):
    parts = members(book)
    workbook = parts["xl/workbook.xml"]
    locked = workbook.replace(b"<bookViews>", b'<workbookProtection lockStructure="1"/><bookViews>')
    assert locked != workbook
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, content in (parts | {"xl/workbook.xml": locked}).items():
            archive.writestr(part, content)
    outcome = run("review", book)
    assert outcome.status == 0
    assert (
        "这个工作簿保护了结构：结果工作表已加在最后，原有的保护没有改动；要去掉结果工作表，请清除标记（jixiao clear）。"
        in outcome.output
    )
    assert b'lockStructure="1"' in members(book.parent / f"自评表{MARKED}.xlsx")["xl/workbook.xml"]


def test_clear_of_a_file_that_was_never_reviewed_says_so(run, book):
    outcome = run("clear", book)
    assert outcome.status == 2
    assert outcome.error == "jixiao：“自评表.xlsx”里没有 jixiao 加进去的内容，不需要清除。\n"


def test_a_result_that_somebody_worked_on_is_not_overwritten(run, book):
    run("review", book)
    target = book.parent / f"自评表{MARKED}.xlsx"
    save_as_excel_would(target, "偏差原因提示", "有人改过")
    worked_on = target.read_bytes()
    outcome = run("review", book)
    assert outcome.status == 2
    assert outcome.error == (
        "jixiao：“自评表-已校验.xlsx”在上次校验后有人改过，为免丢失没有覆盖；"
        "请直接校验这个文件，或用 -o 另外指定文件名。\n"
    )
    assert target.read_bytes() == worked_on


def test_a_file_of_the_results_name_that_is_no_result_is_not_overwritten(run, book):
    target = book.parent / f"自评表{MARKED}.xlsx"
    target.write_bytes(book.read_bytes())
    outcome = run("review", book)
    assert outcome.status == 2
    assert outcome.error == (
        "jixiao：“自评表-已校验.xlsx”已经存在，而且不是校验结果，没有覆盖；请用 -o 另外指定文件名。\n"
    )


def test_json_prints_the_whole_review_and_writes_nothing(run, book):
    outcome = run("review", book, "--pack", "tianjin-2021", "--json")
    assert outcome.status == 0
    review = json.loads(outcome.output)
    assert list(review) == ["book", "pack", "forms", "reports", "findings", "prompts"]
    (form,) = review["forms"]
    assert form["kind"] == "self-evaluation"
    assert form["year"] == 2021
    assert form["unit"] == "万元"
    assert len(form["indicators"]) == 78
    assert form["indicators"][0]["target"] == "≥200件"
    assert form["indicators"][0]["actual"] == "552件"
    assert form["indicators"][0]["score"] == "0.45"
    assert form["indicators"][0]["points"] == "0.45"
    assert form["budget"]["annual"] == "30892.6"
    assert {finding["severity"] for finding in review["findings"]} <= {"错误", "警告", "提示"}
    assert [path.name for path in book.parent.iterdir()] == ["自评表.xlsx"]


def test_value_tells_how_a_text_reads(run):
    outcome = run("value", "≥12万人", "--json")
    (value,) = json.loads(outcome.output)
    assert value["kind"] == "quantity"
    assert (value["comparator"], value["number"], value["unit"], value["scale"]) == (">=", "12", "人", "10000")


def test_texts_that_start_with_a_dash_follow_two_dashes(run):
    outcome = run("value", "--json", "--role", "actual", "--", "-3%", "5件")
    assert [value["number"] for value in json.loads(outcome.output)] == ["-3", "5"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "jixiao：还缺少参数：命令；用法请看 jixiao --help。\n"),
        (("review",), "jixiao：还缺少参数：工作簿；用法请看 jixiao review --help。\n"),
        (("review", "a.xlsx", "-o"), "jixiao：参数 -o/--output 后面要跟一个值；用法请看 jixiao review --help。\n"),
        (
            ("review", "a.xlsx", "--json", "--in-place"),
            "jixiao：参数 --in-place 和 --json 不能同时使用；用法请看 jixiao review --help。\n",
        ),
        (
            ("value", "5", "--role", "x"),
            "jixiao：参数 --role 不认识 x，可选：target, actual；用法请看 jixiao value --help。\n",
        ),
        (("review", "没有.xlsx"), "jixiao：没有找到文件“没有.xlsx”，请检查路径和文件名。\n"),
        (
            ("review", "a.xlsx", "b.xlsx", "-o", "c.xlsx"),
            "jixiao：-o 只能和一个工作簿一起用；一次校验几个工作簿时，结果各自写在原文件旁。\n",
        ),
    ],
)
def test_wrong_arguments_get_one_chinese_sentence_and_status_2(run, arguments, sentence):
    outcome = run(*arguments)
    assert outcome.status == 2
    assert outcome.error == sentence


def test_one_unreadable_book_does_not_keep_the_others_from_being_reviewed(run, book):
    outcome = run("review", book.parent / "没有.xlsx", book)
    assert outcome.status == 2
    assert (book.parent / f"自评表{MARKED}.xlsx").exists()


def test_help_is_in_chinese(run):
    output = run("review", "--help").output
    assert output.startswith("用法：jixiao review")
    assert "usage" not in output
    assert "options" not in output


def test_packs_lists_every_pack_with_its_source(run):
    output = run("packs").output
    for name in ("national", "tianjin", "tianjin-2021", "hubei", "hunan", "hebei", "guangxi", "jiangxi-2017"):
        assert f"{name}\n" in output


def test_checks_explains_one_code(run):
    first = run("checks").output.split()[0]
    output = run("checks", first).output
    assert "改法：" in output
    assert "依据：" in output


def test_a_code_that_no_check_has_is_an_error(run):
    outcome = run("checks", "Z")
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == "jixiao：没有编号为“Z”的校验，运行 jixiao checks 可查看全部编号。\n"


def test_a_retired_code_is_explained(run, monkeypatch):
    for module in ("jixiao.checks.catalogue", "jixiao.doors.commands.checks"):
        monkeypatch.setattr(f"{module}.RETIRED", {"S99": "并入S12。"})
    assert run("checks", "s99").output == "S99 已停用：并入S12。\n"


def test_an_unknown_pack_names_the_known_ones(run, book):
    outcome = run("review", book, "--pack", "tianjing")
    assert outcome.status == 2
    assert "tianjin" in outcome.error


HEAVY = ("openpyxl", "xlsxwriter", "lxml", "jinja2", "rich", "pandas", "xlwings")


def test_jixiao_value_imports_nothing_heavy():
    program = (
        "import sys; from jixiao.doors.cli import main; main(['value', '≥200件', '--json']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stderr.strip() == "[]"
