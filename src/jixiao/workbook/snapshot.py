"""A workbook file as a snapshot: what every cell shows, read once."""

from __future__ import annotations

import re
from pathlib import Path
from types import MappingProxyType

from jixiao.form.grid import Sheet, Snapshot
from jixiao.workbook.date_format import is_date_format
from jixiao.workbook.number_format import BUILT_IN
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.sniff import open_package
from jixiao.workbook.package.undo import cleared
from jixiao.workbook.package.xml_text import attributes, child, children, fallback, masked, opening_tag, root
from jixiao.workbook.sheet_reader import Looks, SheetReader, read_merges, shared_texts

_PLAIN_DATE = "yyyy-mm-dd"


def read_snapshot(path: Path, *, own: bool = True, plain_dates: bool = False) -> Snapshot:
    """Read a workbook.

    Args:
        path: an .xlsx or .xlsm file.
        own: whether to include what jixiao itself wrote with a record; without, it is read as its user left it.
        plain_dates: whether to show dates as 2020-03-15 whatever their format, which may hide the year.

    Raises:
        WorkbookError: one Chinese sentence that says why the file cannot be read and what to do.
    """
    package = open_package(Path(path))
    with package.archive:
        if not own:
            cleared(package)
        return snapshot_of(package, plain_dates=plain_dates)


def snapshot_of(package: Package, *, plain_dates: bool = False) -> Snapshot:
    """Read the sheets and names of an open package."""
    return snapshot_of_book(Book(package), plain_dates=plain_dates)


def snapshot_of_book(book: Book, *, plain_dates: bool = False) -> Snapshot:
    """Read the sheets and names of a workbook whose package is open."""
    looks = _looks(book)
    if plain_dates:
        looks.formats = [_PLAIN_DATE if is_date_format(code) else code for code in looks.formats]
    sheets = []
    for entry in book.sheets():
        if entry.part is None or entry.kind != "worksheet":
            continue
        text = book.package.text(entry.part).text
        cells = SheetReader(text, looks, entry.title).read()
        sheets.append(Sheet(entry.title, MappingProxyType(cells), read_merges(text), entry.visible))
    names: dict[str, str] = {}
    for name, sheet, refers_to in book.names():
        if sheet is None or name not in names:
            names[name] = refers_to
    return Snapshot(tuple(sheets), MappingProxyType(names))


def _looks(book: Book) -> Looks:
    texts: list[str] = []
    formats: list[str] = []
    for _, part in book.relations.of_kind("sharedStrings"):
        texts = shared_texts(book.package.text(part).text)
    for _, part in book.relations.of_kind("styles"):
        formats = number_formats(book.package.text(part).text)
    return Looks(texts, formats, from_1904=book.dates_from_1904())


def number_formats(text: str) -> list[str]:
    """Give the number format of each cell style; "" is General."""
    shape = masked(text)
    top = root(text)
    codes = dict(BUILT_IN)
    custom = child(text, top, "numFmts")
    if custom is not None:
        for element in children(text, custom.inner, custom.close, shape):
            found = attributes(opening_tag(text, element))
            if found.get("numFmtId", "").isdigit():
                codes[int(found["numFmtId"])] = found.get("formatCode", "")
    styles = child(text, top, "cellXfs")
    if styles is None:
        return []
    formats = []
    for element in children(text, styles.inner, styles.close, shape):
        number = re.search(r"""\snumFmtId\s*=\s*["'](\d+)["']""", fallback(text[element.start : element.end]))
        code = codes.get(int(number[1]), "") if number else ""
        formats.append("" if code in ("General", "@", "G/通用格式") else code)
    return formats
