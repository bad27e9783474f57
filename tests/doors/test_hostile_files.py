"""Files that are not what they seem: one sentence and status 2, or a finding; and the file is as it was."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import openpyxl
import pytest

from jixiao.workbook.package import save as saving


def rewritten(book: Path, changes: dict[str, bytes]) -> Path:
    """The book with some parts replaced or added."""
    with zipfile.ZipFile(book) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | changes
    with zipfile.ZipFile(book, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return book


def part(book: Path, name: str) -> bytes:
    with zipfile.ZipFile(book) as archive:
        return archive.read(name)


def not_a_workbook(book: Path) -> None:
    book.write_bytes(b"\x00\x01\x02 nothing that a spreadsheet knows")


def empty(book: Path) -> None:
    book.write_bytes(b"")


def an_old_xls(book: Path) -> None:
    book.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(4096))


def a_csv(book: Path) -> None:
    book.write_text("三级指标,指标值,实际完成值\n检查次数,≥10次,12次\n", encoding="gbk")


def truncated(book: Path) -> None:
    book.write_bytes(book.read_bytes()[:-2000])


def a_zip_bomb(book: Path) -> None:
    rewritten(book, {"xl/media/image1.png": bytes(300_000_000)})


def xml_with_entities(book: Path) -> None:
    sheet = part(book, "xl/worksheets/sheet1.xml")
    bomb = b'<!DOCTYPE worksheet [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>'
    head, rest = sheet.split(b"?>", 1)
    rewritten(book, {"xl/worksheets/sheet1.xml": head + b"?>" + bomb + rest})


def no_form_inside(book: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["序号", "姓名", "基本工资"])
    workbook.active.append([1, "张三", 5000])
    workbook.save(book)


REFUSED = [
    (not_a_workbook, "“自评表.xlsx”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。"),
    (empty, "“自评表.xlsx”是空文件，请重新获取文件后再试。"),
    (an_old_xls, "“自评表.xlsx”是旧格式的工作簿（.xls 或 .et），请用 Excel 打开后另存为 .xlsx 再试。"),
    (a_csv, "“自评表.xlsx”其实是文本文件（如 CSV），请用 Excel 打开后另存为 .xlsx 再试。"),
    (truncated, "“自评表.xlsx”不完整（可能没有下载完或拷贝中断），请重新获取文件后再试。"),
    (a_zip_bomb, "“自评表.xlsx”解压后过大或部件过多，为安全起见没有打开，请删去多余内容后另存为 .xlsx 再试。"),
    (
        xml_with_entities,
        (
            "“自评表.xlsx”的部件“xl/worksheets/sheet1.xml”里有文档类型声明（DTD），为安全起见没有打开，"
            "请用 Excel 打开后另存为 .xlsx 再试。"
        ),
    ),
    (
        no_form_inside,
        (
            "在“自评表.xlsx”里没有找到绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题，"
            "请检查是否选对了文件、表头是否完整。"
        ),
    ),
]


def test_a_form_on_a_hidden_sheet_is_told(run, book):
    stored = openpyxl.load_workbook(book)
    stored.worksheets[0].sheet_state = "hidden"
    stored.create_sheet("说明")["A1"] = "填表说明"
    stored.save(book)
    assert run("review", book).error == (
        "jixiao：在“自评表.xlsx”里没有找到绩效自评表：表头里要有“三级指标”“指标值”“实际完成值”这样的标题，"
        "请检查是否选对了文件、表头是否完整。"
        f"隐藏的工作表“{stored.worksheets[0].title}”没有读；要校验的表如果在那里，请先取消隐藏。\n"
    )


@pytest.mark.parametrize(("damage", "sentence"), REFUSED, ids=[damage.__name__ for damage, _ in REFUSED])
def test_a_file_that_cannot_be_read_gets_one_sentence_and_stays_as_it_is(run, book, damage, sentence):
    damage(book)
    before = book.read_bytes()
    for arguments in (("review", book), ("review", book, "--in-place"), ("review", book, "--json")):
        outcome = run(*arguments)
        assert outcome.status == 2
        assert outcome.error == f"jixiao：{sentence}\n"
        assert outcome.output == ""
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["自评表.xlsx"]


UNREADABLE = [case for case in REFUSED if case[0] is not no_form_inside]


@pytest.mark.parametrize("command", ["write-back", "freeze"])
@pytest.mark.parametrize(("damage", "sentence"), UNREADABLE, ids=[damage.__name__ for damage, _ in UNREADABLE])
def test_no_command_that_writes_in_place_touches_a_file_that_cannot_be_read(run, book, command, damage, sentence):
    damage(book)
    before = book.read_bytes()
    outcome = run(command, book)
    assert (outcome.status, outcome.output, outcome.error) == (2, "", f"jixiao：{sentence}\n")
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["自评表.xlsx"]


@pytest.mark.parametrize("command", ["write-back", "freeze", "clear"])
@pytest.mark.parametrize("lock", ["~$自评表.xlsx", ".~lock.自评表.xlsx#"])
def test_no_command_that_writes_in_place_touches_a_book_open_elsewhere(run, book, command, lock):
    before = book.read_bytes()
    (book.parent / lock).write_bytes(b"")
    outcome = run(command, book)
    assert outcome.status == 2
    assert outcome.error == "jixiao：“自评表.xlsx”正在 Excel 或其他程序中打开，请保存并关闭后再试。\n"
    assert book.read_bytes() == before


@pytest.mark.parametrize("command", ["write-back", "freeze"])
def test_no_command_that_writes_in_place_makes_a_file_that_is_not_there(run, tmp_path, command):
    outcome = run(command, tmp_path / "没有.xlsx")
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error == f"jixiao：没有找到文件“{tmp_path / '没有.xlsx'}”，请检查路径和文件名。\n"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("lock", ["~$自评表.xlsx", ".~lock.自评表.xlsx#"])
def test_a_book_open_elsewhere_is_not_touched(run, book, lock):
    before = book.read_bytes()
    (book.parent / lock).write_bytes(b"")
    outcome = run("review", book)
    assert outcome.status == 2
    assert outcome.error == "jixiao：“自评表.xlsx”正在 Excel 或其他程序中打开，请保存并关闭后再试。\n"
    assert book.read_bytes() == before


def test_a_wrong_dimension_hides_no_row_and_costs_nothing(run, book):
    import re

    sheet = part(book, "xl/worksheets/sheet1.xml")
    rewritten(
        book,
        {"xl/worksheets/sheet1.xml": re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:XFD1048576"', sheet)},
    )
    outcome = run("review", book, "--json")
    assert outcome.status == 0
    assert len(json.loads(outcome.output)["forms"][0]["indicators"]) == 78


def make_form(book: Path, *rows: list[object]) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "自评表"
    sheet.append(["2024年度项目支出绩效自评表"])
    sheet.append(["一级指标", "二级指标", "三级指标", "指标值", "实际完成值", "分值", "得分"])
    for row in rows:
        sheet.append(row)
    workbook.save(book)


def test_formula_texts_come_back_as_text_and_never_as_a_formula(run, book):
    names = ("=cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "@SUM(1+1)*cmd|' /C calc'!A0")
    make_form(book, *[["产出指标", "数量指标", "", "≥10次", "5次", 10, 10] for _ in names])
    workbook = openpyxl.load_workbook(book)
    for row, name in enumerate(names, start=3):
        cell = workbook.active.cell(row, 3)
        cell.value, cell.data_type = name, "s"
    workbook.save(book)
    assert run("review", book).status == 0
    result = openpyxl.load_workbook(book.parent / "自评表-已校验.xlsx")
    texts = [cell for sheet in result for row in sheet.iter_rows() for cell in row if cell.value is not None]
    shown = [cell for cell in texts if "cmd|" in str(cell.value)]
    assert len(shown) > len(names)
    assert {cell.data_type for cell in shown} == {"s"}


def test_two_forms_side_by_side_are_told_apart_in_words(run, book):
    workbook = openpyxl.Workbook()
    header = ["三级指标", "指标值", "实际完成值"]
    workbook.active.append([*header, None, *header])
    workbook.active.append(["检查次数", "≥10次", "12次", None, "巡查次数", "≥10次", "12次"])
    workbook.save(book)
    outcome = run("review", book, "--json")
    assert outcome.status == 0
    (finding,) = json.loads(outcome.output)["findings"]
    assert (finding["code"], finding["cell"], finding["message"]) == (
        "S02",
        "A1",
        "工作表“Sheet”第1行并排放了两张及以上的表，无法分清各行属于哪一张，请把它们上下排列或分放到不同的工作表。",
    )


def test_two_forms_one_below_the_other_are_both_read(run, book):
    workbook = openpyxl.Workbook()
    for year, name in ((2022, "检查次数"), (2023, "巡查次数")):
        for row in (
            [f"{year}年度项目支出绩效自评表"],
            ["三级指标", "指标值", "实际完成值", "分值", "得分"],
            [name, "≥10次", "10次", 100, 100],
            ["总分", None, None, 100, 100],
        ):
            workbook.active.append(row)
    workbook.save(book)
    forms = json.loads(run("review", book, "--json").output)["forms"]
    assert [(form["year"], form["indicators"][0]["name"], form["total"]["weight"]) for form in forms] == [
        (2022, "检查次数", "100"),
        (2023, "巡查次数", "100"),
    ]


def test_a_read_only_book_is_reviewed_beside_it_and_refused_in_place(run, book, monkeypatch):
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "read-only", str(book))

    before = book.read_bytes()
    assert run("review", book).status == 0
    (book.parent / "自评表-已校验.xlsx").unlink()
    monkeypatch.setattr(os, "replace", refuse)
    outcome = run("review", book, "--in-place")
    assert outcome.status == 2
    assert outcome.error.count("\n") == 1
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["自评表.xlsx"]


def test_a_full_disk_leaves_no_half_a_file(run, book, monkeypatch):
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = book.read_bytes()
    monkeypatch.setattr(saving.os, "fsync", full)
    outcome = run("review", book)
    assert outcome.status == 2
    assert outcome.error.startswith("jixiao：")
    assert "磁盘" in outcome.error
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["自评表.xlsx"]


def test_a_killed_run_leaves_the_book_whole(book):
    before = book.read_bytes()
    program = (
        "import os, sys, time; from pathlib import Path; from jixiao.doors.file import review_file;"
        "from jixiao.workbook.package import save;"
        "save.os.fsync = lambda _: (sys.stdout.write('writing\\n'), sys.stdout.flush(), time.sleep(60));"
        f"review_file(Path({str(book)!r}), in_place=True)"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdout is not None
    assert process.stdout.readline() == "writing\n"
    time.sleep(0.05)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert book.read_bytes() == before
