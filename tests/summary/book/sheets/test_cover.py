"""The first sheet: the key figures, what to do first, where to look."""

from __future__ import annotations

from pathlib import Path

from summary.book.books import read, usual_about, usual_batch
from summary.made import failed, finding, form, workbook


def _texts(sheet: object) -> list[str]:
    return [str(row[0].value) for row in sheet.iter_rows() if row[0].value is not None]  # type: ignore[attr-defined]


def test_every_other_sheet_is_linked(tmp_path: Path) -> None:
    book = read(tmp_path, *usual_batch(), **usual_about())
    links = [cell.hyperlink.location for row in book["汇总"].iter_rows() for cell in row if cell.hyperlink]
    assert links == [f"'{name}'!A1" for name in book.sheetnames[1:]]
    assert book.active.title == "汇总"


def test_it_says_how_many_units_to_send_back(tmp_path: Path) -> None:
    forms = [form(f"单位{at}", findings=[finding("错误")] * (at < 2)) for at in range(5)]
    texts = _texts(read(tmp_path, *(workbook(f"{each.unit}.xlsx", each) for each in forms))["汇总"])
    assert "有2个单位需要退回修改，请先处理；再看下表其余单位。" in texts


def test_where_all_failed_it_says_where_to_look(tmp_path: Path) -> None:
    texts = _texts(read(tmp_path, failed("a.xlsx"))["汇总"])
    assert "没有可以汇总的单位，请先看“未能校验”。" in texts
    assert "处理" not in texts


def test_notes_come_last_and_are_numbered(tmp_path: Path) -> None:
    assert _texts(read(tmp_path, workbook(), notes=["甲。", "乙。"])["汇总"])[-2:] == ["5. 甲。", "6. 乙。"]


def test_workbooks_handed_in_twice_are_told(tmp_path: Path) -> None:
    books = [workbook(f"{at}.xlsx", form("甲局"), checksum="同") for at in range(2)]
    assert any("有1组文件内容完全相同" in text for text in _texts(read(tmp_path, *books)["汇总"]))
