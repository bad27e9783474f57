"""Last year's summary is read again, whatever has been done to it."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.errors import JixiaoError
from jixiao.summary.book import About, read_previous, write_summary
from jixiao.summary.previous import Year
from libreoffice import saved_by_libreoffice
from summary.made import finding, form, store, workbook

MADE = datetime(2025, 3, 1, 9, 0)  # noqa: DTZ001 - what the book shows is local time
UNREADABLE = (
    "上年汇总“2024年汇总.xlsx”不能作为 .xlsx 工作簿打开，请用 Excel 或 WPS 打开它，不加密码另存为 .xlsx 后再试。"
)
EXPECTED = {
    "青山区教育局": Year("青山区 教育局", Decimal("91.5"), Decimal("90.25"), Decimal("0.5"), 1, 2),
    "民政局": Year("民政局", None, None, None, 0, 0),
}


def _summary(folder: Path) -> Path:
    found = [finding("错误"), finding(), finding()]
    education = form("青山区 教育局", "91.5", "90.25", annual="200", spent="100", execution_rate="0.5", findings=found)
    data = store(folder, workbook("a.xlsx", education), workbook("b.xlsx", form("民政局")))
    target = folder / "2024年汇总.xlsx"
    write_summary(data, target, About("自评表", MADE, "0.1.0"))
    return target


def _edited(path: Path, edit: Callable[[Worksheet], object]) -> Path:
    book = openpyxl.load_workbook(path)
    edit(book["单位排名"])
    book.save(path)
    return path


def _header(sheet: Worksheet) -> int:
    return next(cell.row for cell in sheet["B"] if cell.value == "单位")


def test_what_we_wrote_is_read_again(tmp_path: Path) -> None:
    previous = read_previous(_summary(tmp_path))
    assert (previous.file, dict(previous.units)) == ("2024年汇总.xlsx", EXPECTED)


def test_what_libreoffice_has_saved_is_read_again(tmp_path: Path) -> None:
    (tmp_path / "saved").mkdir()
    assert dict(read_previous(saved_by_libreoffice(_summary(tmp_path), tmp_path / "saved")).units) == EXPECTED


@pytest.mark.parametrize(
    "edit",
    [
        lambda sheet: sheet.insert_rows(1, 5),
        lambda sheet: sheet.insert_cols(1, 2),
        lambda sheet: sheet.delete_cols(1),
        lambda sheet: sheet.move_range(f"B{_header(sheet)}:B{sheet.max_row}", cols=30),
        lambda sheet: sheet.append([None, "合计", None]),
        lambda sheet: sheet.cell(_header(sheet), 2, "单 位\n"),
    ],
    ids=["rows above", "columns before", "a column less", "a moved column", "a row below", "a heading broken in two"],
)
def test_what_people_have_rearranged_is_read_again(edit: Callable[[Worksheet], object], tmp_path: Path) -> None:
    units = dict(read_previous(_edited(_summary(tmp_path), edit)).units)
    assert {key: units[key] for key in EXPECTED} == EXPECTED


def test_numbers_that_have_become_texts_are_numbers(tmp_path: Path) -> None:
    def edit(sheet: Worksheet) -> None:
        row = _header(sheet) + 1
        headings = {cell.value: cell.column for cell in sheet[_header(sheet)]}
        for heading, text in {"自评得分": "91.50", "执行率": "50.00%", "错误": "1", "测算得分": "—"}.items():
            sheet.cell(row, headings[heading], text)

    year = read_previous(_edited(_summary(tmp_path), edit)).units["青山区教育局"]
    assert year == Year("青山区 教育局", Decimal("91.50"), None, Decimal("0.5"), 1, 2)


def _delete_heading(sheet: Worksheet) -> None:
    for heading in ("执行率", "警告"):
        for cell in sheet[_header(sheet)]:
            if cell.value == heading:
                cell.value = "其他"


def _not_zip(path: Path) -> None:
    path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:2000])


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _other_package(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as parts:
        parts.writestr("word/document.xml", "<w/>")


def _spoiled_sheet(path: Path) -> None:
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    with zipfile.ZipFile(path, "w") as target:
        for name, content in parts.items():
            target.writestr(name, content[:300] if name == "xl/worksheets/sheet2.xml" else content)


def _retitled(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    book["单位排名"].title = "排名"
    book.save(path)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (Path.unlink, "找不到上年汇总“2024年汇总.xlsx”，请检查文件的位置和名称。"),
        (_not_zip, UNREADABLE),
        (_cut, UNREADABLE),
        (_empty, UNREADABLE),
        (_other_package, UNREADABLE),
        (_spoiled_sheet, UNREADABLE),
        (
            _retitled,
            "上年汇总“2024年汇总.xlsx”里没有工作表“单位排名”，请选择由批量校验生成的汇总.xlsx；如改过工作表的名称，请改回。",
        ),
        (
            lambda path: _edited(path, _delete_heading),
            "上年汇总“2024年汇总.xlsx”的工作表“单位排名”缺少“执行率”、“警告”列，请改用没有删改过的汇总.xlsx，或补上这些列。",
        ),
    ],
    ids=[
        "missing",
        "encrypted or old",
        "cut off",
        "empty",
        "another package",
        "a spoiled part",
        "no such sheet",
        "missing headings",
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(
    spoil: Callable[[Path], object], sentence: str, tmp_path: Path
) -> None:
    path = _summary(tmp_path)
    spoil(path)
    with pytest.raises(JixiaoError) as caught:
        read_previous(path)
    assert str(caught.value) == sentence


def test_a_folder_is_told_as_such(tmp_path: Path) -> None:
    with pytest.raises(JixiaoError) as caught:
        read_previous(tmp_path)
    assert str(caught.value) == f"上年汇总“{tmp_path.name}”是文件夹，请指定其中的汇总.xlsx。"


def test_a_workbook_whose_dimension_lies_is_read_whole(tmp_path: Path) -> None:
    """openpyxl's read-only mode believes <dimension>; WPS leaves a stale one behind."""
    path = _summary(tmp_path)
    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    name = "xl/worksheets/sheet2.xml"
    begin = parts[name].index(b"<dimension")
    end = parts[name].index(b"/>", begin) + 2
    parts[name] = parts[name][:begin] + b'<dimension ref="A1"/>' + parts[name][end:]
    with zipfile.ZipFile(path, "w") as target:
        for part, content in parts.items():
            target.writestr(part, content)
    assert dict(read_previous(path).units) == EXPECTED
