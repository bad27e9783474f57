"""What every form here looks like on paper: fonts, borders, row heights that show all text, printing, a stable file."""

from __future__ import annotations

import io
import math
import re
import unicodedata
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

TITLE = Font(name="方正小标宋简体", size=18, bold=True)
SUBTITLE = Font(name="宋体", size=11)
BODY = Font(name="宋体", size=10)
BOLD = Font(name="宋体", size=10, bold=True)
THIN = Side(style="thin", color="FF000000")
BOX = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
CENTER = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)
LINE_HEIGHT = 13.5  # points, for 宋体 10
ROW_PADDING = 5.0
MADE = datetime(2022, 3, 1)  # noqa: DTZ001  a fixed stamp: the same input gives the same file; the format has no zone


@dataclass(frozen=True, slots=True)
class Look:
    """How a framed cell looks."""

    font: Font = BODY
    alignment: Alignment = CENTER


VALUE = Look()
HEADING = Look(font=BOLD)
TEXT = Look(alignment=LEFT)


def put(
    sheet: Worksheet,
    area: str,
    value: str | float | datetime | None,
    look: Look = VALUE,
    number_format: str = "General",
) -> Cell:
    """Write one framed cell; an area such as "B3:C4" is merged and framed as a whole."""
    cells = sheet[area] if ":" in area else ((sheet[area],),)
    for row in cells:
        for cell in row:
            cell.border, cell.font, cell.alignment = BOX, look.font, look.alignment
    first: Cell = cells[0][0]
    first.value, first.number_format = value, number_format
    if isinstance(value, str) and value.startswith("="):
        first.data_type, first.quotePrefix = "s", True  # "=8件" is a target, not a formula
    if len(cells) > 1 or len(cells[0]) > 1:
        sheet.merge_cells(area)
    return first


def display_width(text: str) -> int:
    """Count a text's width in half-width characters, which is the unit of a column's width."""
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def lines_needed(text: str, width: float) -> int:
    """Say how many lines a wrapped text takes in a column of that width."""
    usable = max(2.0, width - 1.5)  # Excel keeps a margin on both sides
    return sum(max(1, math.ceil(display_width(line) / usable)) for line in text.split("\n"))


def fit_heights(sheet: Worksheet, *, least: float = 20.0, skip: frozenset[int] = frozenset()) -> None:
    """Give every row the height that its texts need; a merged text shares its need among its rows."""
    spans = {(span.min_row, span.min_col): span for span in sheet.merged_cells.ranges}
    needs: list[tuple[int, int, float]] = []
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is None or cell.row in skip:
                continue
            span = spans.get((cell.row, cell.column))
            columns = range(span.min_col, span.max_col + 1) if span else (cell.column,)
            width = sum(sheet.column_dimensions[get_column_letter(column)].width for column in columns)
            height = lines_needed(str(cell.value), width) * LINE_HEIGHT + ROW_PADDING
            needs.append((cell.row, span.max_row if span else cell.row, height))
    heights = {row: least for row in range(1, sheet.max_row + 1) if row not in skip}
    for first, last, need in sorted(needs, key=lambda item: item[1] - item[0]):
        rows = [row for row in range(first, last + 1) if row in heights]
        missing = need - sum(heights[row] for row in rows)
        for row in rows:
            heights[row] += max(0.0, missing) / len(rows)
    for row, height in heights.items():
        sheet.row_dimensions[row].height = min(409.0, round(height * 4) / 4)


def print_setup(sheet: Worksheet, *, last: str, header_rows: str | None = None, landscape: bool = True) -> None:
    """Set up printing on A4: one page wide, the header row on every page, the page number below."""
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if landscape else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top = margins.bottom = 0.6
    margins.header = margins.footer = 0.3
    sheet.oddFooter.center.text = "第 &P 页，共 &N 页"
    sheet.print_area = f"A1:{last}"
    if header_rows:
        sheet.print_title_rows = header_rows
    sheet.sheet_view.showGridLines = False


def save(book: Workbook, path: Path) -> None:
    """Save a workbook so that the same content gives the same bytes: no clock, neither inside nor in the archive."""
    book.properties.creator = book.properties.lastModifiedBy = "jixiao contributors"
    book.properties.created = MADE
    raw = io.BytesIO()
    book.save(raw)
    with zipfile.ZipFile(raw) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "docProps/core.xml":
                data = _with_fixed_time(data)
            member = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            target.writestr(member, data)


def _with_fixed_time(core: bytes) -> bytes:
    """Replace the time of saving, which openpyxl takes from the clock."""
    stamp = MADE.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    return re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, core)
