"""The protection of a sheet or a structure is read with its very options, and whether a password holds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from jixiao.workbook.difference.protection import (
    SheetProtection,
    StructureProtection,
    sheet_protection,
    structure_protection,
)
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.sniff import open_package
from workbook.books import FEATURES, WORKBOOK, sheet, write

SHEETS = {
    "": None,
    "<sheetProtection/>": None,
    '<sheetProtection sheet="1"/>': SheetProtection(password=False),
    '<sheetProtection sheet="true" objects="1" scenarios="1" formatCells="0" sort="0"/>': SheetProtection(
        password=False, objects=True, scenarios=True, allowed=frozenset({"formatCells", "sort"})
    ),
    '<sheetProtection objects="1"/>': SheetProtection(password=False, contents=False, objects=True),
    '<sheetProtection sheet="1" password="CC1A" selectLockedCells="1"/>': SheetProtection(
        password=True, locked_selectable=False
    ),
    '<sheetProtection sheet="1" hashValue="abc=" selectLockedCells="1" selectUnlockedCells="1"/>': SheetProtection(
        password=True, locked_selectable=False, unlocked_selectable=False
    ),
}
STRUCTURES = {
    "": None,
    '<workbookProtection lockWindows="1"/>': None,
    '<workbookProtection lockStructure="1"/>': StructureProtection(password=False),
    '<workbookProtection lockStructure="1" lockWindows="1" workbookPassword="CC1A"/>': StructureProtection(
        password=True, windows=True
    ),
    '<workbookProtection lockStructure="1" workbookHashValue="abc="/>': StructureProtection(password=True),
}


@pytest.mark.parametrize(("element", "protection"), SHEETS.items())
def test_a_sheets_protection_is_read(element: str, protection: SheetProtection | None) -> None:
    assert sheet_protection(sheet('<row r="1"/>', after=element)) == protection


@pytest.mark.parametrize(("element", "protection"), STRUCTURES.items())
def test_a_structures_protection_is_read(element: str, protection: StructureProtection | None, tmp_path: Path) -> None:
    workbook = WORKBOOK.replace("<bookViews>", f"{element}<bookViews>")
    package = open_package(write(tmp_path / "a.xlsx", {"xl/workbook.xml": workbook}))
    with package.archive:
        assert structure_protection(Book(package)) == protection


def test_the_protected_feature_workbook_has_passwords() -> None:
    (path,) = (path for path in FEATURES if "protect" in path.stem)
    package = open_package(path)
    with package.archive:
        structure = structure_protection(Book(package))
        protection = sheet_protection(package.text("xl/worksheets/sheet1.xml").text)
    assert structure == StructureProtection(password=True)
    assert protection == SheetProtection(password=True, scenarios=True, allowed=frozenset({"formatCells"}))
