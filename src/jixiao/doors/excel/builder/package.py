"""The add-in file itself (插件文件, .xlam): its parts in one zip, and what an installer asks of a file it finds."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jixiao.doors.excel.builder.package_parts import RIBBON_2007, RIBBON_2010, SHEET, parts
from jixiao.workbook import read_snapshot
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.characters import text_of
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.xml_text import child, root

_NO_DATE = (1980, 1, 1, 0, 0, 0)  # the first that a zip can hold


@dataclass(frozen=True, slots=True)
class Ribbons:
    """The ribbon (功能区) as XML twice: as Excel 2007 reads it, and as Excel 2010 and every later one does."""

    office2007: str
    office2010: str


@dataclass(frozen=True, slots=True)
class Maker:
    """Who made a file (制作者) and in which version; "" for what it does not say."""

    creator: str
    version: str


def addin_package(vba: bytes, ribbons: Ribbons, sheet: Sequence[Sequence[str]], version: str) -> bytes:
    """Give the bytes of the .xlam; the same arguments give the same bytes.

    Args:
        vba: the VBA project, with the document modules ThisWorkbook and Settings.
        ribbons: the two ribbon files.
        sheet: the texts of the one sheet, row by row; "" leaves a cell empty.
        version: what `read_maker` gives back.

    Raises:
        BuildError: a text has characters that no cell can hold, or too many.
    """
    contents = {name: text.encode() for name, text in parts(sheet, version).items()}
    contents["xl/vbaProject.bin"] = vba
    contents[RIBBON_2007] = ribbons.office2007.encode()
    contents[RIBBON_2010] = ribbons.office2010.encode()
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in contents.items():
            entry = zipfile.ZipInfo(name, _NO_DATE)
            entry.create_system = 0  # or the system that it is built on would show
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return file.getvalue()


def read_maker(path: Path) -> Maker | None:
    """Say who made an add-in or workbook; None where there is none that can be read."""
    try:
        package = open_package(path)
        with package.archive:
            return _maker(package)
    except WorkbookError:
        return None


def read_sheet(path: Path) -> list[list[str]]:
    """Read the texts of our sheet back, each row up to its last text.

    Raises:
        JixiaoError: the file cannot be read.
    """
    snapshot = read_snapshot(path)
    cells = next((sheet.cells for sheet in snapshot.sheets if sheet.name == SHEET), {})
    rows: list[list[str]] = [[] for _ in range(max((row for row, _ in cells), default=0))]
    for (row, column), cell in sorted(cells.items()):
        texts = rows[row - 1]
        texts += [""] * (column - 1 - len(texts)) + [cell.text]
    return rows


def _maker(package: Package) -> Maker:
    said = {"creator": "", "version": ""}
    for _, part in Relationships(package, "").of_kind("core-properties"):
        text = package.text(part).text
        for name in said:
            found = child(text, root(text), name)
            if found is not None:
                said[name] = text_of(text[found.inner : found.close])
    return Maker(**said)
