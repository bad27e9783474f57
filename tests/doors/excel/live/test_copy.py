"""A command works on a copy that bears the workbook's name, in a folder that is gone afterwards."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from doors.excel.com import opened
from doors.excel.com_base import ComError
from doors.excel.forms import FORM, drawn_book
from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.file import review_file
from jixiao.errors import JixiaoError
from jixiao.workbook import PutFill, PutSheet, apply_edits
from jixiao.workbook.edits import NewCell, NewSheet

REFUSED = [
    (
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600),
        "“自评[1].xls”是旧格式的工作簿（.xls 或 .et），请用 Excel 打开后另存为 .xlsx 再试。",
    ),
    (
        b"\x62\x14\x23\x65\x00\x01" + bytes(600),
        "“自评[1].xls”不是 Excel 工作簿，请确认文件，或用 Excel 打开后另存为 .xlsx 再试。",
    ),
]


@pytest.mark.parametrize(
    ("name", "saved", "expected"),
    [
        ("自评[1].xlsx", True, "自评[1].xlsx"),
        ("带宏.xlsm", True, "带宏.xlsm"),
        ("工作簿1", False, "工作簿1.xlsx"),
        ("报告V2.0", False, "报告V2.0.xlsx"),
    ],
)
def test_the_copy_has_the_workbooks_name_and_the_result_a_plain_one(
    name: str, saved: bool, expected: str, tmp_path: Path
) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"), name=name, saved=saved)
    seen: list[Path] = []

    def work(before: Path, after: Path) -> str:
        seen.extend((before, after))
        apply_edits(before, [PutSheet(NewSheet("结果", (NewCell(1, 1, "一"),)))], after)
        return "做完了"

    assert worked_on_copy(book, work) == "做完了"
    before, after = seen
    assert (before.name, after.suffix) == (expected, before.suffix)
    assert after.name.isascii()
    assert not set(after.name) & set("[]*?~")
    assert not before.parent.exists()
    assert book.api._stored.book.sheetnames == [FORM, "结果"]


def test_where_the_command_writes_nothing_nothing_changes(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"))
    assert worked_on_copy(book, lambda before, after: before.exists() and not after.exists())
    assert book.api._log.calls == ["get Workbook.Name", "get Workbook.Path", "call Workbook.SaveCopyAs"]


@pytest.mark.parametrize(("content", "sentence"), REFUSED, ids=["an old format", "encrypted by company software"])
def test_a_copy_that_cannot_be_read_gives_the_readers_sentence(
    content: bytes, sentence: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"), name="自评[1].xls")
    monkeypatch.setattr("doors.excel.com.save", lambda stored, path: path.write_bytes(content))
    with pytest.raises(JixiaoError) as refusal:
        worked_on_copy(book, review_file)
    assert str(refusal.value) == sentence


def test_the_folder_goes_when_the_command_fails(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"))
    folders: list[Path] = []

    def work(before: Path, after: Path) -> None:
        folders.append(before.parent)
        raise JixiaoError("不行。")

    with pytest.raises(JixiaoError, match="不行。"):
        worked_on_copy(book, work)
    assert not folders[0].exists()


def test_the_folder_goes_when_excel_fails(tmp_path: Path) -> None:
    book = opened(drawn_book(tmp_path / "a.xlsx"))
    folders: list[Path] = []

    def work(before: Path, after: Path) -> Any:
        folders.append(before.parent)
        shutil.copyfile(before, after)
        apply_edits(after, [PutFill(FORM, "A1", "FFC7CE")], after, record=True)
        book.api._log.fail_at = len(book.api._log.calls) + 1

    with pytest.raises(ComError):
        worked_on_copy(book, work)
    assert not folders[0].exists()
