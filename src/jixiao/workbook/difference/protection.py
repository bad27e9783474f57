"""Whether and how a sheet or a workbook's structure is protected (保护), as its XML says."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.workbook.package.book import Book
from jixiao.workbook.package.sheet_frame import tail
from jixiao.workbook.package.xml_text import attributes, opening_tag

_TRUE = ("1", "true", "on")
_ACTIONS = (
    "formatCells formatColumns formatRows insertColumns insertRows insertHyperlinks deleteColumns deleteRows sort "
    "autoFilter pivotTables"
)
ACTIONS = tuple(_ACTIONS.split(" "))


@dataclass(frozen=True, slots=True)
class SheetProtection:
    """A sheet's protection (工作表保护): what it covers, and which ``allowed`` actions it leaves to people."""

    password: bool
    contents: bool = True
    objects: bool = False
    scenarios: bool = False
    allowed: frozenset[str] = frozenset()
    locked_selectable: bool = True
    unlocked_selectable: bool = True


@dataclass(frozen=True, slots=True)
class StructureProtection:
    """The protection of a workbook's list of sheets (工作簿结构保护)."""

    password: bool
    windows: bool = False


def sheet_protection(text: str) -> SheetProtection | None:
    """Read the protection from a sheet's XML; None where the sheet is not protected."""
    found = next((element for element in tail(text) if element.local == "sheetProtection"), None)
    given = attributes(opening_tag(text, found)) if found else {}
    on = {name for name, value in given.items() if value in _TRUE}
    if not on & {"sheet", "objects", "scenarios"}:
        return None
    return SheetProtection(
        password=bool(given.get("password") or given.get("hashValue")),
        contents="sheet" in on,
        objects="objects" in on,
        scenarios="scenarios" in on,
        allowed=frozenset(name for name in ACTIONS if name in given and name not in on),
        locked_selectable="selectLockedCells" not in on,
        unlocked_selectable="selectUnlockedCells" not in on,
    )


def structure_protection(book: Book) -> StructureProtection | None:
    """Read the protection of a workbook's structure; None where sheets may be added."""
    found = book.section("workbookProtection")
    if found is None or not book.locked():
        return None
    given = attributes(opening_tag(book.text, found))
    password = bool(given.get("workbookPassword") or given.get("workbookHashValue"))
    return StructureProtection(password, windows=given.get("lockWindows", "") in _TRUE)
