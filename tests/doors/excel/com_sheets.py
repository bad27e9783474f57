"""The sheets of the fake Excel."""

# ruff: noqa: N802, N803 - the names are those of the object model of Excel

from __future__ import annotations

from typing import Any

from openpyxl.comments import Comment as StoredNote
from openpyxl.formula import Tokenizer

from doors.excel.com_base import AskedError, ComError, ComObject, refused
from doors.excel.com_cells import Range
from doors.excel.com_files import copy_sheet

_OPTIONS = {
    "Contents": ("sheet", True),
    "DrawingObjects": ("objects", True),
    "Scenarios": ("scenarios", True),
    "AllowFormattingCells": ("formatCells", False),
    "AllowFormattingColumns": ("formatColumns", False),
    "AllowFormattingRows": ("formatRows", False),
    "AllowInsertingColumns": ("insertColumns", False),
    "AllowInsertingRows": ("insertRows", False),
    "AllowInsertingHyperlinks": ("insertHyperlinks", False),
    "AllowDeletingColumns": ("deleteColumns", False),
    "AllowDeletingRows": ("deleteRows", False),
    "AllowSorting": ("sort", False),
    "AllowFiltering": ("autoFilter", False),
    "AllowUsingPivotTables": ("pivotTables", False),
}
_LOCKED = {0: (False, False), 1: (True, False), -4142: (True, True)}


class Sheets(ComObject):
    def __init__(self, book: Any, titles: tuple[str, ...] | None = None) -> None:
        super().__init__(book._log)
        self._book, self._titles = book, titles or tuple(book._stored.book.sheetnames)

    @property
    def Count(self) -> int:
        return len(self._titles)

    def _item(self, key: Any) -> Any:
        if isinstance(key, (tuple, list)):
            for title in key:
                self._book._sheet(title)
            return Sheets(self._book, tuple(key))
        return self._book._sheet(self._titles[key - 1] if isinstance(key, int) else key)

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        _copy(self._book, self._titles, After)


class Worksheet(ComObject):
    def __init__(self, book: Any, title: str) -> None:
        super().__init__(book._log)
        self._book, self._title = book, title

    @property
    def _sheet(self) -> Any:
        return self._book._stored.book[self._title]

    @property
    def Name(self) -> str:
        return self._title

    @property
    def Visible(self) -> int:
        return {"visible": -1, "hidden": 0, "veryHidden": 2}[self._sheet.sheet_state]

    @Visible.setter
    def Visible(self, value: int) -> None:
        self._sheet.sheet_state = {-1: "visible", 0: "hidden", 2: "veryHidden"}[value]

    @property
    def Cells(self) -> Range:
        return Range(self, f"A1:{self._sheet.cell(self._sheet.max_row, self._sheet.max_column).coordinate}")

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.protection.sheet)

    @property
    def EnableSelection(self) -> int:
        protection = self._sheet.protection
        locked = (bool(protection.selectLockedCells), bool(protection.selectUnlockedCells))
        return next(number for number, flags in _LOCKED.items() if flags == locked)

    @EnableSelection.setter
    def EnableSelection(self, value: int) -> None:
        protection = self._sheet.protection
        protection.selectLockedCells, protection.selectUnlockedCells = _LOCKED[value]

    def Range(self, Cell1: str) -> Any:
        if len(Cell1) > 255:
            raise refused("类 Worksheet 的 Range 方法无效")
        return Range(self, Cell1)

    def Protect(self, Password: str = "", **options: bool) -> None:
        protection = self._sheet.protection
        for name, (attribute, straight) in _OPTIONS.items():
            setattr(protection, attribute, options.pop(name) is straight)
        if options:
            raise TypeError(f"unknown arguments {sorted(options)}")

    def Unprotect(self, Password: str = "") -> None:
        protection = self._sheet.protection
        if protection.password and Password != self._book._stored.passwords.get(self._title):
            raise refused("密码不正确。")
        protection.sheet = protection.objects = protection.scenarios = False
        protection.selectLockedCells = protection.selectUnlockedCells = False

    def Copy(self, Before: Any = None, After: Any = None) -> None:
        _copy(self._book, (self._title,), After)

    def Delete(self) -> None:
        if self._book._app._settings["DisplayAlerts"]:
            raise AskedError("永久删除此工作表？")
        visible = [sheet.title for sheet in self._book._stored.book.worksheets if sheet.sheet_state == "visible"]
        if self._book._stored.locked or visible == [self._title]:
            raise refused("类 Worksheet 的 Delete 方法无效")
        del self._book._stored.book[self._title]
        self._book._stored.cached.pop(self._title, None)

    def Activate(self) -> None:
        if self._sheet.sheet_state != "visible":
            raise refused("类 Worksheet 的 Activate 方法无效")
        self._book._stored.book.active = self._sheet

    def Select(self) -> None:
        if self._book._app._books[-1] is not self._book:
            raise refused("类 Worksheet 的 Select 方法无效")
        for sheet in self._book._stored.book.worksheets:
            sheet.sheet_view.tabSelected = sheet is self._sheet
        self._book._stored.book.active = self._sheet

    def _put_notes(self, rows: Any) -> int:
        """What the add-in's own macro does, inside Excel, and answers; it never fails."""
        try:
            self._writable(objects=True)
        except ComError:
            return -1
        longest = self._book._app._longest_text
        for cell, start, cut, given, width, height in rows:
            inserted = given[:longest]
            note = self._sheet[cell].comment
            units = (note.text if note else "").encode("utf-16-le")
            text = (units[: start * 2] + inserted.encode("utf-16-le") + units[(start + cut) * 2 :]).decode("utf-16-le")
            if note is not None and text:
                note.text = text
            else:
                self._sheet[cell].comment = StoredNote(text, "用户") if text else None
            if text and width:
                self._sheet[cell].comment.width, self._sheet[cell].comment.height = width, height
        return sum(len(row[3][:longest].encode("utf-16-le")) // 2 for row in rows)

    def _writable(self, *, objects: bool = False) -> None:
        protection = self._sheet.protection
        if protection.sheet or (objects and protection.objects):
            raise refused("您试图更改的单元格或图表位于受保护的工作表中。")


def _copy(book: Any, titles: tuple[str, ...], after: Any) -> None:
    """Copy sheets into the workbook of ``after``: what points out of them points into the workbook they come from."""
    into = after._book
    if book._stored.locked or into._stored.locked:
        raise refused("工作簿受保护，不能更改。")
    position = into._stored.book.sheetnames.index(after._title) + 1
    for title in titles:
        old = book._stored.book[title]
        new = into._stored.book.create_sheet(title, position)
        copy_sheet(old, new)
        into._stored.cached[new.title] = dict(book._stored.cached.get(title, {}))
        for row in new.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = _pointing(cell.value, book._name, titles)
        position += 1
    for sheet in into._stored.book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title in titles
    into._stored.book.active = into._stored.book[titles[0]]


def _pointing(formula: str, name: str, titles: tuple[str, ...]) -> str:
    tokens = Tokenizer(formula)
    for token in tokens.items:
        sheet, mark, cell = token.value.rpartition("!")
        bare = sheet.removeprefix("'").removesuffix("'").replace("''", "'")
        if mark and token.type == "OPERAND" and token.subtype == "RANGE" and bare not in titles:
            token.value = "'[" + name + "]" + bare.replace("'", "''") + "'!" + cell
    return "=" + "".join(token.value for token in tokens.items)
