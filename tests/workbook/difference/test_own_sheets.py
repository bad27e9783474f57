"""Sheets that would come back the same stay in an open workbook; the rest go and come together."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.workbook import PutSheet, PutValue, apply_edits
from jixiao.workbook.difference.held import HeldBook
from jixiao.workbook.difference.own_sheets import changed_sheets
from jixiao.workbook.edits import Formula, NewCell, NewSheet
from jixiao.workbook.package.sniff import open_package
from workbook.books import sheet, write

SAME = [
    ('<c r="A1"><v>1.0454545454545454</v></c>', '<c r="A1"><v>1.04545454545454545454</v></c>'),
    ('<c r="A1"><v>0</v></c>', '<c r="A1"><v>0.00</v></c>'),
    ("<c r=\"A1\"><f>'自评表'!B1*2</f><v>2</v></c>", '<c r="A1"><f>自评表!B1*2</f><v>3</v></c>'),
    ('<c r="A1" t="inlineStr"><is><t>指标</t></is></c>', '<c r="A1" t="s"><v>0</v></c>'),
    ('<c r="A1" s="1"/>', '<c r="A1"/>'),
]
OTHER = [
    ('<c r="A1"><v>1</v></c>', '<c r="A1"><v>1.0001</v></c>'),
    ('<c r="A1"><f>B1</f><v>1</v></c>', '<c r="A1"><v>1</v></c>'),
    ('<c r="A1"><f>B1</f></c>', '<c r="A1"><f>B2</f></c>'),
    ('<c r="A1" t="s"><v>0</v></c>', '<c r="A1" t="s"><v>1</v></c>'),
    ('<c r="A1"><v>1</v></c>', '<c r="A1"><v>1</v></c><c r="B1"><v>1</v></c>'),
    ('<c r="A1"><v>1</v></c>', '<c r="A1" t="inlineStr"><is><t>1</t></is></c>'),
]


def changes(folder: Path, before: str, after: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What becomes of a sheet of ours that holds these cells in one file and those in the other."""
    marked = folder / "a.xlsx"
    apply_edits(write(marked, {}), [PutSheet(NewSheet("结果", (NewCell(1, 1, "x"),)))], marked, record=True)
    packages = [open_package(marked), open_package(marked)]
    with packages[0].archive, packages[1].archive:
        for package, cells in zip(packages, (before, after), strict=True):
            package.write("xl/worksheets/sheet2.xml", sheet(f'<row r="1">{cells}</row>').encode())
        return changed_sheets(*map(HeldBook, packages))


@pytest.mark.parametrize(("before", "after"), SAME)
def test_a_sheet_that_holds_the_same_stays(before: str, after: str, tmp_path: Path) -> None:
    assert changes(tmp_path, before, after) == ((), ())


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_a_sheet_that_holds_something_else_is_replaced(before: str, after: str, tmp_path: Path) -> None:
    assert changes(tmp_path, before, after) == (("结果",), ("结果",))


def test_what_users_write_on_their_own_sheets_moves_no_sheet(tmp_path: Path) -> None:
    before, after = write(tmp_path / "a.xlsx", {}), tmp_path / "after.xlsx"
    formula = Formula("=自评表!A1", Decimal(1))
    apply_edits(before, [PutSheet(NewSheet("结果", (NewCell(1, 1, formula),)))], before, record=True)
    apply_edits(before, [PutValue("自评表", "B9", "用户所写")], after)
    packages = [open_package(before), open_package(after)]
    with packages[0].archive, packages[1].archive:
        assert changed_sheets(*map(HeldBook, packages)) == ((), ())
