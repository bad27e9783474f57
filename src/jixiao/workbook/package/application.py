"""A list of edits onto an open package, part by part."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, datetime, time
from decimal import Decimal

from jixiao.form.grid import Span
from jixiao.workbook.edits import AddSheet, Content, Edit, FitRow, PutFill, PutNote, PutResult, PutSheet, PutValue
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.book import Book, SheetEntry
from jixiao.workbook.package.new_sheets import add_sheets
from jixiao.workbook.package.notes import Notes
from jixiao.workbook.package.parts import Package
from jixiao.workbook.package.relationships import Relationships
from jixiao.workbook.package.results import put_results
from jixiao.workbook.package.row_height import fit_row
from jixiao.workbook.package.sheet_patch import CellContent, SheetPatch
from jixiao.workbook.package.styles import Styles
from jixiao.workbook.package.texts import refuse_text
from jixiao.workbook.package.xml_text import attributes, opening_tag, root
from jixiao.workbook.places import area, covers, place

_DATE, _MOMENT = "yyyy-mm-dd", "yyyy-mm-dd hh:mm"
_RGB = re.compile(r"[0-9A-Fa-f]{6}")


class Application:
    """One run over a package: edits are collected by sheet, then written part by part."""

    def __init__(self, package: Package, own_titles: Iterable[str] = ()) -> None:
        """``own_titles`` are the sheets that jixiao made, which a PutSheet of the same title replaces."""
        self.package = package
        self.book = Book(package)
        self.styles = Styles(self.book)
        self.own_titles = tuple(own_titles)
        self.patches: dict[str, SheetPatch] = {}
        self.notes: dict[str, Notes] = {}
        self.headers: dict[str, list[Span]] = {}
        self.values_changed = False
        self.added: list[str] = []

    def apply(self, edits: list[Edit]) -> None:
        """Apply every edit and write the changed parts into the package."""
        refuse_protected(self.book)
        self._put_results(edit for edit in edits if isinstance(edit, PutResult))
        for edit in edits:
            if isinstance(edit, PutValue):
                self._put_value(edit)
            elif isinstance(edit, PutFill):
                self._put_fill(edit)
            elif isinstance(edit, PutNote):
                self._put_note(edit)
        self.write_sheets()
        new = [edit for edit in edits if isinstance(edit, (AddSheet, PutSheet))]
        recalculate = self.values_changed and self._has_formulas()
        self._fit_rows(edit for edit in edits if isinstance(edit, FitRow))
        if new:
            self.added, without_value = add_sheets(self.book, self.styles, new, self.own_titles)
            recalculate = recalculate or without_value
        self.styles.save()
        if recalculate:
            self.book.recalculate()
        self.book.save()

    def locate(self, sheet: str, cell: str) -> tuple[SheetPatch, str, int, int]:
        """Find the sheet and the cell that an edit names; a cell inside a merged area leads to its first cell."""
        entry = self.entry(sheet)
        found = place(cell.strip())
        if found is None:
            raise WorkbookError(f"“{cell}”不是单元格地址，请写成 B5 这样的列标加行号。")
        patch = self.patch(entry)
        row, column = patch.anchor(*found)
        return patch, str(entry.part), row, column

    def entry(self, sheet: str) -> SheetEntry:
        """Find a sheet by its title."""
        entries = self.book.sheets()
        found = next((entry for entry in entries if entry.title == sheet), None) or next(
            (entry for entry in entries if entry.title.casefold() == sheet.casefold()), None
        )
        if found is None:
            titles = "、".join(f"“{entry.title}”" for entry in entries[:20])
            raise WorkbookError(
                f"“{self.package.archive.label}”里没有工作表“{sheet}”，现有工作表是{titles}，请检查名称。"
            )
        if found.kind != "worksheet" or found.part is None:
            raise WorkbookError(f"“{found.title}”是图表或宏表，没有可以写入的单元格，请改写普通工作表。")
        return found

    def note_text(self, sheet: str, cell: str) -> str | None:
        """Give the text of a cell's note before the edits."""
        patch, part, row, column = self.locate(sheet, cell)
        return self.sheet_notes(part, patch).text(row, column)

    def _put_results(self, edits: Iterable[PutResult]) -> None:
        """Put results in place of formulas: nothing is computed anew, but the calculation chain is out of date."""
        named: dict[str, tuple[SheetPatch, list[tuple[int, int]]]] = {}
        for edit in edits:
            patch, part, row, column = self.locate(edit.sheet, edit.cell)
            named.setdefault(part, (patch, []))[1].append((row, column))
        for patch, places in named.values():
            if put_results(patch, self.styles, places):
                self.book.drop_calculation_chain()

    def _fit_rows(self, edits: Iterable[FitRow]) -> None:
        """Let rows grow for the texts that were written."""
        for edit in edits:
            self.patches.pop(str(self.entry(edit.sheet).part), None)  # what it knew of the text is out of date
            patch, part, row, column = self.locate(edit.sheet, edit.cell)
            fit_row(patch, self.styles, row, column, edit.text)
            self.package.write(part, patch.document.encode())
            del self.patches[part]

    def _put_value(self, edit: PutValue) -> None:
        patch, part, row, column = self.locate(edit.sheet, edit.cell)
        if any(covers(span, row, column) for span in self._header_areas(part)):
            raise WorkbookError(
                f"工作表“{edit.sheet}”的 {edit.cell} 是表格的标题，改动会使表格损坏，请在 Excel 中修改这个标题。"
            )
        style = patch.style(row, column)
        content, new_style = self._content(edit, style)
        patch.put_content(row, column, content)
        if new_style != style:
            patch.put_style(row, column, new_style)
        self.values_changed = True

    def _put_fill(self, edit: PutFill) -> None:
        patch, _, row, column = self.locate(edit.sheet, edit.cell)
        rgb = edit.rgb.removeprefix("#")
        if not _RGB.fullmatch(rgb):
            raise WorkbookError(f"“{edit.rgb}”不是颜色，请写成 FFC7CE 这样的六位十六进制数。")
        patch.put_style(row, column, self.styles.filled(patch.style(row, column), rgb))

    def _put_note(self, edit: PutNote) -> None:
        patch, part, row, column = self.locate(edit.sheet, edit.cell)
        refuse_text(edit.sheet, edit.cell, edit.text)
        self.sheet_notes(part, patch).put(row, column, edit.text)

    def _content(self, edit: PutValue, style: int) -> tuple[CellContent, int]:
        """Say what a cell is to hold and with which style."""
        value: Content = edit.value
        if value is None:
            return CellContent(None, None), style
        if isinstance(value, bool):
            return CellContent("b", str(int(value))), style
        if isinstance(value, date):
            code = _MOMENT if isinstance(value, datetime) else _DATE
            return CellContent(None, _serial(value, from_1904=self.book.dates_from_1904())), self.styles.dated(
                style, code
            )
        if isinstance(value, str):
            refuse_text(edit.sheet, edit.cell, value)
            return CellContent("inlineStr", value), self.styles.quoted(style) if value[:1] in tuple("=+-@") else style
        number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
        if not number.is_finite():
            raise WorkbookError(f"工作表“{edit.sheet}”的 {edit.cell} 不能写入“{value}”，它不是一个确定的数。")
        return CellContent(None, str(value if isinstance(value, int) else number)), style

    def patch(self, entry: SheetEntry) -> SheetPatch:
        """Give the changes to a sheet."""
        part = str(entry.part)
        if part not in self.patches:
            self.patches[part] = SheetPatch(self.package.text(part), entry.title)
        return self.patches[part]

    def sheet_notes(self, part: str, patch: SheetPatch) -> Notes:
        """Give the notes of a sheet."""
        if part not in self.notes:
            self.notes[part] = Notes(self.book, part, patch.document)
        return self.notes[part]

    def write_sheets(self) -> None:
        """Write the touched sheets and their notes into the package."""
        for part, patch in self.patches.items():
            patch.save()
            if part in self.notes:
                self.notes[part].save()
            self.package.write(part, patch.document.encode())

    def _header_areas(self, part: str) -> list[Span]:
        if part not in self.headers:
            self.headers[part] = []
            for _, table in Relationships(self.package, part).of_kind("table"):
                text = self.package.text(table).text
                given = attributes(opening_tag(text, root(text)))
                span = area(given.get("ref", ""))
                if span is not None and given.get("headerRowCount", "1") != "0":
                    self.headers[part].append(Span(span.top, span.left, span.top, span.right))
        return self.headers[part]

    def _has_formulas(self) -> bool:
        """Whether any value that is stored in the workbook could now be out of date."""
        if any(patch.overwrote_formula for patch in self.patches.values()):
            return True
        if any(True for _ in self.book.relations.of_kind("calcChain")):
            return True
        formula = re.compile(rb"<(?:\w+:)?f[\s/>]")
        parts = [entry.part for entry in self.book.sheets() if entry.part and entry.kind == "worksheet"]
        return any(formula.search(self.package.read(part)) for part in parts)


def refuse_protected(book: Book) -> None:
    """Say which workbooks cannot be written without breaking a promise somebody made about them.

    A locked structure is none of them: the lock keeps people from moving sheets in Excel, stays as it is, and many
    bureaus hand out their forms with it. ``structure_locked`` lets a caller say that sheets were added all the same.
    """
    label = book.package.archive.label
    root_kinds = {relation.kind for relation in Relationships(book.package, "")}
    if "origin" in root_kinds or any("_xmlsignatures/" in name.lower() for name in book.package.parts):
        raise WorkbookError(f"“{label}”带有数字签名，改动会使签名失效，请用 Excel 去掉签名、另存一份后再试。")
    if any(relation.kind == "revisionHeaders" for relation in book.relations):
        raise WorkbookError(f"“{label}”是共享工作簿，请先在 Excel 的“审阅”中取消共享工作簿，再试。")


def _serial(value: date, *, from_1904: bool) -> str:
    """Give the number Excel stores for a date."""
    day = value.date() if isinstance(value, datetime) else value
    days = (day - (date(1904, 1, 1) if from_1904 else date(1899, 12, 30))).days
    if not from_1904 and days < 61:
        days -= 1
    if days < 0:
        raise WorkbookError(f"Excel 不能保存日期“{day.isoformat()}”，请改用文字。")
    if not isinstance(value, datetime):
        return str(days)
    moment: time = value.time()
    seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
    return str((Decimal(days) + Decimal(seconds) / 86400).quantize(Decimal("0.0000000001")).normalize())
