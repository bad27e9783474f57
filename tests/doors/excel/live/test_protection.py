"""Protected sheets and structures are written where no password holds them, and are protected as they were."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from doors.excel.com import opened
from doors.excel.forms import clear, drawn_book, now, protected, review, reviewed_file, shown
from jixiao.doors.excel.live.copy import worked_on_copy
from jixiao.doors.excel.live.protection import refuse_passwords
from jixiao.errors import JixiaoError
from jixiao.workbook import PutFill, apply_edits
from jixiao.workbook.difference import Difference
from jixiao.workbook.difference.protection import StructureProtection


def test_a_protected_sheet_is_written_and_protected_again_with_its_options(tmp_path: Path) -> None:
    path = protected(drawn_book(tmp_path / "自评表.xlsx"), structure="")
    book = opened(path)
    review(book)
    assert now(book, tmp_path) == shown(reviewed_file(path, tmp_path))
    assert book.api._stored.locked
    clear(book)
    assert now(book, tmp_path) == shown(path)


@pytest.mark.parametrize(
    ("password", "structure", "sentence"),
    [
        (
            "1234",
            None,
            "工作表“绩效自评表”设有保护密码，不能写入；请先在“审阅”中撤销工作表保护，再点一次。",
        ),
        (
            "",
            "1234",
            "这个工作簿的结构设有保护密码，不能添加工作表；请先在“审阅”中撤销工作簿保护，再点一次。",
        ),
    ],
)
def test_a_password_is_told_before_anything_is_changed(
    password: str, structure: str | None, sentence: str, tmp_path: Path
) -> None:
    book = opened(protected(drawn_book(tmp_path / "自评表.xlsx"), password, structure))
    with pytest.raises(JixiaoError) as refusal:
        review(book)
    assert str(refusal.value) == sentence
    assert book.api._log.calls == ["get Workbook.Name", "get Workbook.Path", "call Workbook.SaveCopyAs"]


def test_a_password_on_a_sheet_that_is_not_touched_does_not_matter(tmp_path: Path) -> None:
    path = protected(drawn_book(tmp_path / "自评表.xlsx"), "1234")
    user = openpyxl.load_workbook(path)
    user.move_sheet(user.create_sheet("封面"), -1)
    user.save(path)
    book = opened(path)
    worked_on_copy(
        book, lambda before, after: apply_edits(before, [PutFill("封面", "B2", "FFC7CE")], after, record=True)
    )
    assert now(book, tmp_path)["封面"].cells["B2"] == (None, "", ("solid", ("rgb", "FFC7CE", 0.0)), None)


def test_a_password_on_the_structure_is_told_when_sheets_only_go() -> None:
    difference = Difference(removed_sheets=("校验结果",), structure=StructureProtection(password=True))
    with pytest.raises(JixiaoError) as refusal:
        refuse_passwords(difference)
    assert str(refusal.value) == (
        "这个工作簿的结构设有保护密码，不能删除工作表；请先在“审阅”中撤销工作簿保护，再点一次。"
    )
