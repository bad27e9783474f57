"""`jixiao monitor`: what it writes, what it keeps, and what it refuses in one sentence."""

from __future__ import annotations

import json
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook.protection import WorkbookProtection

from doors.conftest import ROOT
from jixiao.form.grid import column_letters
from jixiao.workbook import PutValue, apply_edits, read_snapshot
from libreoffice import saved_by_libreoffice

TARGETS = ROOT / "workbooks" / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"
PAID = ROOT / "workbooks" / "抚宁区司法局-2020-支付明细-示例.csv"
OWN = "绩效运行监控"
RESULTS = ["校验结果"]  # target tables have nothing to score or to explain


@pytest.fixture
def targets(tmp_path: Path) -> Path:
    """Nine target tables with payment plans, copied."""
    return Path(shutil.copyfile(TARGETS, tmp_path / "目标表.xlsx"))


@pytest.fixture
def paid(tmp_path: Path) -> Path:
    """The example of a payment list, copied."""
    return Path(shutil.copyfile(PAID, tmp_path / "支付明细.csv"))


def titles(path: Path) -> list[str]:
    return [sheet.name for sheet in read_snapshot(path).sheets]


def wrote(path: Path, cell: str, text: str) -> None:
    """Write into the sheet of ours, as a person would."""
    apply_edits(path, [PutValue(OWN, cell, text)], path)


def asked(path: Path) -> str:
    """The first cell in which a reason is asked for."""
    sheet = next(sheet for sheet in read_snapshot(path).sheets if sheet.name == OWN)
    row = next(row for (row, column), cell in sheet.cells.items() if cell.text == "严重滞后" and column == 11)
    return f"M{row}"


def test_it_writes_a_copy_with_one_more_sheet_and_leaves_the_workbook_alone(run, targets, paid):
    before = targets.read_bytes()
    outcome = run("monitor", targets, "--paid", paid)
    assert outcome.status == 0
    assert outcome.output.splitlines()[:3] == [
        "目标表.xlsx：截至2020-10-31，9个项目（支付明细：支付明细.csv）",
        "  提前2个，按计划3个，滞后1个，严重滞后1个，超预算1个，未开始1个",
        "  严重滞后：法律援助经费，计划60%，支付35.63%",
    ]
    target = targets.with_name("目标表-监控.xlsx")
    assert outcome.output.splitlines()[-1] == f"结果已写入：{target}，请看工作表“绩效运行监控”。"
    assert targets.read_bytes() == before
    assert titles(target) == [*titles(targets), OWN]
    assert len(openpyxl.load_workbook(target)[OWN]._charts) == 2


def test_the_gravest_projects_are_told_first(run, targets, paid):
    lines = run("monitor", targets, "--paid", paid).output.splitlines()[2:8]
    assert [line.strip().partition("：")[0] for line in lines] == [
        "严重滞后",
        "超预算",
        "未开始",
        "滞后",
        "提前",
        "提前",
    ]


def test_a_plan_that_is_wrong_itself_is_told(run, targets, paid):
    sheet = next(sheet for sheet in read_snapshot(targets).sheets if "法律援助" in sheet.name)
    label = next(place for place, cell in sheet.cells.items() if cell.text.startswith("资金支出计划"))
    row, column = next((row, column) for row, column in sorted(sheet.cells) if row == label[0] + 1)
    apply_edits(targets, [PutValue(sheet.name, f"{column_letters(column)}{row}", Decimal(99))], targets)
    outcome = run("monitor", targets, "--paid", paid)
    assert "  1个项目的资金支出计划需要核对，见工作表的“提示”一栏。" in outcome.output.splitlines()
    first = json.loads(run("monitor", targets, "--paid", paid, "--json").output)["projects"][0]
    (doubt,) = first["plan_doubts"]
    assert doubt.endswith("累计数应逐期不减。")
    assert doubt in first["hint"]


def test_json_tells_every_project_and_every_line_set_aside(run, targets, paid):
    found = json.loads(run("monitor", targets, "--paid", paid, "--json").output)
    assert list(found) == [
        "book", "paid", "pack", "as_of", "paid_unit", "paid_unit_source", "projects", "course", "set_aside",
        "total", "matched", "unmatched",
    ]  # fmt: skip
    assert (found["total"], found["matched"], found["unmatched"]) == ("1186000.00", "1131000.00", "55000.00")
    first = found["projects"][0]
    assert (first["code"], first["name"], first["status"]) == ("315-0404-JBN-PIZB", "法律援助经费", "严重滞后")
    assert (first["budget"], first["due"], first["paid"]) == ("160000.00", "96000.0000", "57000.00")
    assert (first["rate"], first["lead"]) == ("0.356250", "-0.243750")
    assert [point["paid"] for point in first["milestones"]] == ["32000.00", "60000.00", "57000.00"]
    assert (first["next"]["label"], first["next"]["left"]) == ("12月底", "103000.0000")
    assert first["prompt"].startswith("请说明支付进度慢于计划的原因")
    assert found["projects"][1]["prompt"] is None
    assert [line["row"] for line in found["set_aside"]] == [20, 22, 23, 26]
    assert not targets.with_name("目标表-监控.xlsx").exists()


def test_an_earlier_day_counts_less(run, targets, paid):
    found = json.loads(run("monitor", targets, "--paid", paid, "--as-of", "2020年6月30日", "--json").output)
    assert found["as_of"] == "2020-06-30"
    assert {line["reason"] for line in found["set_aside"]} >= {"2020-07-08晚于截至日期2020-06-30。"}
    assert found["total"] == "1186000.00"


def test_the_thresholds_are_those_of_the_pack(run, targets, paid, tmp_path):
    pack = (
        'name = "我们区"\ntitle = "我们区"\nextends = "national"\nsource = "甲"\nbecause = "乙"\nverified = false\n'
        'valid_from = 2020-01-01\n[monitoring]\nsource = "甲"\nbecause = "乙"\nverified = false\n'
        "behind = 0.05\nfar_behind = 0.06\n"
    )
    (tmp_path / "我们区.toml").write_text(pack, encoding="utf-8")
    reviewed = tmp_path / "目标表-已校验.xlsx"
    run("review", targets, "--pack", tmp_path / "我们区.toml")
    output = run("monitor", reviewed, "--paid", paid).output
    assert "严重滞后3个" in output


def test_monitoring_twice_gives_the_same_bytes(run, targets, paid, tmp_path):
    for name in ("一.xlsx", "二.xlsx"):
        assert run("monitor", targets, "--paid", paid, "-o", tmp_path / name).status == 0
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()
    once = (tmp_path / "一.xlsx").read_bytes()
    assert run("monitor", tmp_path / "一.xlsx", "--paid", paid, "-o", tmp_path / "一.xlsx").status == 0
    assert (tmp_path / "一.xlsx").read_bytes() == once


def test_monitoring_again_keeps_what_people_wrote(run, targets, paid):
    run("monitor", targets, "--paid", paid)
    target = targets.with_name("目标表-监控.xlsx")
    wrote(target, asked(target), "律师费待法院结案")
    assert run("monitor", target, "--paid", paid, "--as-of", "2020-12-31").status == 0
    assert titles(target) == [*titles(targets), OWN]
    assert "律师费待法院结案" in [cell.text for cell in read_snapshot(target).sheets[-1].cells.values()]


def test_a_result_that_somebody_wrote_in_is_not_overwritten_from_outside(run, targets, paid):
    run("monitor", targets, "--paid", paid)
    target = targets.with_name("目标表-监控.xlsx")
    wrote(target, asked(target), "律师费待法院结案")
    outcome = run("monitor", targets, "--paid", paid)
    assert outcome.status == 2
    assert "“目标表-监控.xlsx”在上次校验后有人改过，为免丢失没有覆盖" in outcome.error


def test_clear_gives_the_workbook_back(run, targets, paid):
    run("monitor", targets, "--paid", paid)
    target = targets.with_name("目标表-监控.xlsx")
    assert run("clear", target).status == 0
    assert target.read_bytes() == targets.read_bytes()


def test_review_and_monitor_keep_each_others_sheets(run, targets, paid):
    run("monitor", targets, "--paid", paid)
    monitored = targets.with_name("目标表-监控.xlsx")
    wrote(monitored, asked(monitored), "律师费待法院结案")
    assert run("review", monitored).status == 0
    both = targets.with_name("目标表-监控-已校验.xlsx")
    assert titles(both) == [*titles(targets), OWN, *RESULTS]
    assert run("monitor", both, "--paid", paid, "-o", both).status == 0
    assert titles(both) == [*titles(targets), *RESULTS, OWN]
    assert run("review", both).status == 0
    assert titles(both) == [*titles(targets), OWN, *RESULTS]
    assert "律师费待法院结案" in [
        cell.text for sheet in read_snapshot(both).sheets if sheet.name == OWN for cell in sheet.cells.values()
    ]
    assert run("clear", both).status == 0
    assert read_snapshot(both) == read_snapshot(targets)


def test_review_keeps_a_monitoring_that_libreoffice_has_saved(run, targets, paid, tmp_path):
    run("review", targets)
    run("monitor", targets.with_name("目标表-已校验.xlsx"), "--paid", paid)
    saved = tmp_path / "存过-已校验.xlsx"
    source = targets.with_name("目标表-已校验-监控.xlsx")
    shutil.move(saved_by_libreoffice(source, tmp_path / "office"), saved)
    assert run("review", saved).status == 0
    assert sorted(titles(saved)) == sorted([*titles(targets), *RESULTS, OWN])
    assert run("monitor", saved, "--paid", paid, "-o", saved).status == 0
    assert sorted(titles(saved)) == sorted([*titles(targets), *RESULTS, OWN])
    assert run("clear", saved).status == 0
    assert titles(saved) == titles(targets)


def test_a_review_does_not_overwrite_a_result_with_a_monitoring_in_it(run, targets, paid):
    run("review", targets)
    reviewed = targets.with_name("目标表-已校验.xlsx")
    run("monitor", reviewed, "--paid", paid)
    shutil.move(targets.with_name("目标表-已校验-监控.xlsx"), reviewed)
    outcome = run("review", targets)
    assert outcome.error == (
        "jixiao：“目标表-已校验.xlsx”里还有工作表“绩效运行监控”，为免丢失没有覆盖；"
        "请直接处理这个文件，或用 -o 另外指定文件名。\n"
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"], ids=["逗号", "分号", "制表符"])
def test_a_csv_is_read_in_every_usual_encoding(run, targets, tmp_path, encoding, delimiter):
    lines = (
        ("支付日期", "项目名称", "金额（万元）"),
        ("2020-3-15", "法律援助经费", '"3.2"'),
        ("3月31日", "普法宣传", "1.4"),
    )
    path = tmp_path / "明细.csv"
    path.write_text("\n".join(delimiter.join(line) for line in lines), encoding=encoding)
    found = json.loads(run("monitor", targets, "--paid", path, "--json").output)
    assert (found["as_of"], found["matched"], found["paid_unit"]) == ("2020-03-31", "46000.0", "万元")


def test_a_date_whose_format_hides_its_year_keeps_it(run, targets, tmp_path):
    path = tmp_path / "明细.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("明细")
    sheet.write_row(0, 0, ["日期", "项目名称", "金额"])
    for row, year in enumerate((2020, 2019), start=1):
        sheet.write_datetime(row, 0, date(year, 3, 31), book.add_format({"num_format": 'm"月"d"日"'}))
        sheet.write_row(row, 1, ["普法宣传", 5])
    book.close()
    found = json.loads(run("monitor", targets, "--paid", path, "--json").output)
    assert [line["reason"] for line in found["set_aside"]] == ["2019-03-31是2019年的支付，项目“普法宣传”是2020年的。"]


def test_a_workbook_with_excel_dates_is_read(run, targets, tmp_path):
    path = tmp_path / "明细.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("明细")
    sheet.write_row(0, 0, ["记账日期", "项目代码", "发生额"])
    for row, code in enumerate(("yyyy-mm-dd", 'yyyy"年"m"月"d"日"', "yyyy/m/d", 'm"月"d"日"'), start=1):
        sheet.write_datetime(row, 0, date(2020, 3, 31), book.add_format({"num_format": code}))
        sheet.write_row(row, 1, ["315-0404-JBN-PIZB", 1234.56])
    book.close()
    found = json.loads(run("monitor", targets, "--paid", path, "--json").output)
    assert (found["as_of"], found["matched"], found["set_aside"]) == ("2020-03-31", "4938.24", [])


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "“明细.csv”是空的，请确认支付明细文件。"),
        ("日期,项目名称,金额\n", "支付明细里没有一笔支付，表头下面是空的，请确认文件后再试。"),
        (
            "日期,项目名称,数额\n2020-3-15,普法宣传,5\n",
            (
                "“明细.csv”第1行的标题是“日期”、“项目名称”、“数额”，缺少“金额”；支付明细要有“日期”“金额”两栏，"
                "以及“项目编码”或“项目名称”，请改好标题后再试。"
            ),
        ),
        (
            "日期,项目名称,金额\n2020-3-15,普法宣传,待定\n",
            "支付明细里没有读出一笔支付，例如第2行：金额“待定”读不出来，请写成12345.67这样的数。",
        ),
        (
            "日期,金额\n2020-3-31,5\n",
            "支付明细里没有“项目编码”或“项目名称”一栏，而工作簿里有9个项目，分不清各笔支付属于哪个项目；请补上其中一栏。",
        ),
        (
            "日期,项目名称,金额\n2020-2-15,普法宣传,5\n",
            (
                "截至日期2020-02-15早于计划的第一个时点（2020年3月底），还没有可以比对的计划；"
                "请用 --as-of 指定2020-03-31或以后的日期。"
            ),
        ),
    ],
    ids=["空文件", "没有一笔", "缺少金额", "金额是文字", "没有项目", "早于第一个时点"],
)
def test_a_list_that_cannot_be_used_is_refused_and_nothing_is_written(run, targets, tmp_path, text, sentence):
    path = tmp_path / "明细.csv"
    path.write_text(text, encoding="utf-8")
    before = sorted(tmp_path.iterdir())
    outcome = run("monitor", targets, "--paid", path)
    assert (outcome.status, outcome.error) == (2, f"jixiao：{sentence}\n")
    assert sorted(tmp_path.iterdir()) == before


def test_a_quotation_mark_left_open_swallows_no_line(run, targets, tmp_path):
    path = tmp_path / "明细.csv"
    path.write_text(
        '日期,项目,金额\n2020-03-31,普法宣传,5\n2020-03-31,"普法宣传,5\n2020-04-01,普法宣传,6\n', encoding="utf-8"
    )
    assert run("monitor", targets, "--paid", path).error == (
        "jixiao：“明细.csv”不是完整的 CSV 文件（引号没有成对，或一格太长），"
        "请用 Excel 打开后另存为 .csv 或 .xlsx 再试。\n"
    )


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["LF", "CRLF", "CR"])
def test_a_line_ends_where_excel_ends_it(run, targets, tmp_path, end):
    path = tmp_path / "明细.csv"
    lines = (
        "日期,项目,金额,摘要",
        "2020-03-31,普法宣传,5,一\x0b二\u2028三",
        '2020-03-31,普法宣传,7,"一\n二"',
        "2020-03-31,别的,9,",
    )
    path.write_bytes(end.join(lines).encode())
    found = json.loads(run("monitor", targets, "--paid", path, "--json").output)
    assert (found["matched"], [line["row"] for line in found["set_aside"]]) == ("12", [4])


def test_bytes_that_are_no_text_are_refused(run, targets, tmp_path):
    path = tmp_path / "明细.csv"
    path.write_bytes(b"\xff\x81\x00\x01")
    assert run("monitor", targets, "--paid", path).error == (
        "jixiao：“明细.csv”既不是 UTF-8 也不是 GB18030 编码的文字，请用 Excel 打开后另存为 .csv 或 .xlsx 再试。\n"
    )


def test_a_list_that_is_not_there_is_refused(run, targets, tmp_path):
    path = tmp_path / "没有.csv"
    assert run("monitor", targets, "--paid", path).error == (
        f"jixiao：没有找到支付明细“{path}”，请检查路径和文件名。\n"
    )
    assert run("monitor", targets, "--paid", tmp_path).error == (
        f"jixiao：“{tmp_path}”是文件夹，请指定支付明细文件（.csv 或 .xlsx）。\n"
    )


def test_a_day_that_is_none_is_refused(run, targets, paid):
    outcome = run("monitor", targets, "--paid", paid, "--as-of", "六月底")
    assert (outcome.status, outcome.error) == (
        2,
        "jixiao：截至日期“六月底”读不出来，请写成 2020-06-30 这样的日期。\n",
    )


def test_a_workbook_without_a_payment_plan_is_refused(run, paid, book):
    assert run("monitor", book, "--paid", paid).error == (
        "jixiao：“自评表.xlsx”的各张表里没有“资金支出计划”，没有计划就无法监控支付进度；"
        "请在绩效目标表中补上“资金支出计划（%）”一行，例如3月底20、6月底50、10月底75、12月底100。\n"
    )


def test_a_workbook_without_a_form_is_refused(run, paid, tmp_path):
    path = tmp_path / "空.xlsx"
    openpyxl.Workbook().save(path)
    outcome = run("monitor", path, "--paid", paid)
    assert outcome.status == 2
    assert outcome.error.startswith("jixiao：在“空.xlsx”里没有找到绩效目标表")


def test_the_workbook_itself_is_never_the_result(run, targets, paid):
    assert run("monitor", targets, "--paid", paid, "-o", targets).error == (
        "jixiao：结果文件与原文件同名：“目标表.xlsx”，请换一个名字。\n"
    )
    assert run("monitor", targets, "--paid", paid, "-o", "x.xlsx", "--json").error == (
        "jixiao：--json 只打印结果、不写文件，不能和 -o 同时使用。\n"
    )


def test_a_workbook_whose_structure_is_locked_is_written_and_the_user_is_told(run, targets, paid):
    book = openpyxl.load_workbook(targets)
    book.security = WorkbookProtection(lockStructure=True)
    book.save(targets)
    assert run("monitor", targets, "--paid", paid).output.splitlines()[-1] == (
        "这个工作簿保护了结构：结果工作表已加在最后，原有的保护没有改动；要去掉结果工作表，请清除标记（jixiao clear）。"
    )


def test_the_example_says_that_it_is_one():
    first = PAID.read_text(encoding="utf-8-sig").splitlines()[0]
    assert first == "示例数据：为演示绩效运行监控编制，不是抚宁区司法局的实际支付"
