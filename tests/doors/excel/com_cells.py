"""The ranges, fills and notes of the fake Excel."""

# ruff: noqa: N802, N803 - the names are those of the object model of Excel

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from copy import copy
from datetime import date
from typing import Any

from openpyxl.comments import Comment as StoredNote
from openpyxl.styles import PatternFill
from openpyxl.styles.colors import Color
from openpyxl.utils import absolute_coordinate

from doors.excel.com_base import ComObject, refused

PATTERNS = {
    -4142: None,
    1: "solid",
    18: "gray0625",
    17: "gray125",
    -4124: "lightGray",
    -4125: "mediumGray",
    -4126: "darkGray",
    -4128: "darkHorizontal",
    -4166: "darkVertical",
    -4121: "darkDown",
    -4162: "darkUp",
    9: "darkGrid",
    10: "darkTrellis",
    11: "lightHorizontal",
    12: "lightVertical",
    13: "lightDown",
    14: "lightUp",
    15: "lightGrid",
    16: "lightTrellis",
}
_DATE = re.compile(r"(?:\d{2,4}[-/年])?\d{1,2}[-/月](?:\d{1,2}日?)?|\d{1,2}:\d{2}")


class Range(ComObject):
    def __init__(self, sheet: Any, address: str) -> None:
        super().__init__(sheet._log)
        self._sheet, self._address = sheet, address

    def _cells(self) -> Iterator[Any]:
        for area in self._address.split(","):
            found = self._sheet._sheet[area]
            rows = found if isinstance(found, tuple) else ((found,),)
            yield from (cell for row in rows for cell in (row if isinstance(row, tuple) else (row,)))

    @property
    def Address(self) -> str:
        return absolute_coordinate(self._address)

    @property
    def RowHeight(self) -> float:
        return float(self._sheet._sheet.row_dimensions[next(self._cells()).row].height or 15)

    @RowHeight.setter
    def RowHeight(self, value: float) -> None:
        self._sheet._writable()
        for cell in self._cells():
            self._sheet._sheet.row_dimensions[cell.row].height = value

    @property
    def Interior(self) -> Interior:
        return Interior(self)

    @property
    def NumberFormat(self) -> str:
        return next(self._cells()).number_format

    @NumberFormat.setter
    def NumberFormat(self, value: str) -> None:
        self._sheet._writable()
        for cell in self._cells():
            cell.number_format = value

    @property
    def Value2(self) -> Any:
        cell = next(self._cells())
        cached = self._sheet._book._stored.cached.get(self._sheet._title, {})
        return cached.get(cell.coordinate) if cell.data_type == "f" else cell.value

    @Value2.setter
    def Value2(self, value: Any) -> None:
        self._put(value)

    @property
    def Formula(self) -> Any:
        return next(self._cells()).value

    @Formula.setter
    def Formula(self, value: Any) -> None:
        self._put(value)

    @property
    def Comment(self) -> Comment | None:
        return Comment(self) if next(self._cells()).comment else None

    def AddComment(self, Text: str) -> Comment:
        self._sheet._writable(objects=True)
        cell = next(self._cells())
        if cell.comment is not None:
            raise refused("类 Range 的 AddComment 方法无效")
        cell.comment = StoredNote(Text, "用户")
        return Comment(self)

    def Select(self) -> None:
        if self._sheet._book._stored.book.active.title != self._sheet._title:
            raise refused("类 Range 的 Select 方法无效")
        self._sheet._sheet.sheet_view.selection[-1].activeCell = next(self._cells()).coordinate

    def Replace(self, What: str, Replacement: str, LookAt: int, MatchCase: bool) -> bool:
        self._sheet._writable()
        for cell in self._cells():
            if isinstance(cell.value, str) and What.lower() in cell.value.lower():
                kind, pattern = cell.data_type, re.compile(re.escape(What), 0 if MatchCase else re.IGNORECASE)
                cell.value = pattern.sub(Replacement, cell.value)
                cell.data_type = kind
        return True

    def _put(self, value: Any) -> None:
        self._sheet._writable()
        cells = list(self._cells())
        self._keep_arrays_whole(cells)
        values = [item for row in value for item in row] if isinstance(value, tuple) else [value] * len(cells)
        for cell, item in zip(cells, values, strict=True):
            self._type(cell, item)

    def _keep_arrays_whole(self, cells: list[Any]) -> None:
        """Nobody may change a part of an array formula; the whole of it becomes what it is given."""
        places = {cell.coordinate for cell in cells}
        for master, area in self._sheet._sheet.array_formulae.items():
            found = self._sheet._sheet[area]
            rows = found if isinstance(found, tuple) else ((found,),)
            inside = {cell.coordinate for row in rows for cell in row}
            if places & inside and not inside <= places:
                raise refused(f"不能更改数组的某一部分（{master}）。")

    def _type(self, cell: Any, value: Any) -> None:
        """Take a value as if somebody had typed it."""
        cached = self._sheet._book._stored.cached.setdefault(self._sheet._title, {})
        cached.pop(cell.coordinate, None)
        as_text = cell.number_format == "@"
        if isinstance(value, str) and value.startswith("'"):
            cell.value, cell.data_type = value[1:], "s"
        elif isinstance(value, str) and not as_text:
            cell.value = _read(value)
        elif isinstance(value, (int, float)) and not isinstance(value, bool) and as_text:
            cell.value, cell.data_type = f"{value:g}", "s"
        else:
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"


def _read(text: str) -> Any:
    """What Excel makes of a text that it is given."""
    if _DATE.fullmatch(text):
        return date(2024, 1, 1)
    try:
        return float(text.replace(",", "").removesuffix("%"))
    except ValueError:
        return {"TRUE": True, "FALSE": False}.get(text.upper(), text)


class Interior(ComObject):
    """The fill of a range: setting a colour where there is none fills it."""

    def __init__(self, area: Range) -> None:
        super().__init__(area._log)
        self._area = area

    def _change(self, change: Callable[[PatternFill], PatternFill]) -> None:
        self._area._sheet._writable()
        for cell in self._area._cells():
            old = copy(cell.fill)  # openpyxl gives a stand-in for it
            cell.fill = change(old if isinstance(old, PatternFill) else PatternFill())

    def _colored(self, *, lines: bool, tint: float | None = None, **color: Any) -> None:
        def change(old: PatternFill) -> PatternFill:
            pattern = old.fill_type or "solid"
            front = (pattern == "solid") is not lines
            before = old.fgColor if front else old.bgColor
            new = Color(**color) if tint is None else _tinted(before, tint)
            return PatternFill(pattern, new, old.bgColor) if front else PatternFill(pattern, old.fgColor, new)

        self._change(change)

    @property
    def Pattern(self) -> int:
        return next(number for number, name in PATTERNS.items() if name == next(self._area._cells()).fill.fill_type)

    @Pattern.setter
    def Pattern(self, value: int) -> None:
        name = PATTERNS[value]

        def change(old: PatternFill) -> PatternFill:
            behind = old.fgColor if old.fill_type in (None, "solid") else old.bgColor
            if name is None:
                return PatternFill()
            return PatternFill(name, behind) if name == "solid" else PatternFill(name, Color(indexed=64), behind)

        self._change(change)

    def _color(*, lines: bool, make: Callable[[Any], dict[str, Any]]) -> property:  # type: ignore[misc]
        def unreadable(self: Any) -> Any:
            raise AttributeError

        return property(unreadable, lambda self, value: self._colored(lines=lines, **make(value)))

    Color = _color(lines=False, make=lambda value: {"rgb": _rgb(value)})
    PatternColor = _color(lines=True, make=lambda value: {"rgb": _rgb(value)})
    ThemeColor = _color(lines=False, make=lambda value: {"theme": value - 1})
    PatternThemeColor = _color(lines=True, make=lambda value: {"theme": value - 1})
    ColorIndex = _color(lines=False, make=lambda value: {"indexed": 64 if value == -4105 else value + 7})
    PatternColorIndex = _color(lines=True, make=lambda value: {"indexed": 64 if value == -4105 else value + 7})
    TintAndShade = _color(lines=False, make=lambda value: {"tint": value})
    PatternTintAndShade = _color(lines=True, make=lambda value: {"tint": value})


def _rgb(value: int) -> str:
    return f"FF{value & 255:02X}{value >> 8 & 255:02X}{value >> 16 & 255:02X}"


def _tinted(color: Color, tint: float) -> Color:
    kept = {color.type: getattr(color, color.type)}
    return Color(**kept, tint=tint)


class Comment(ComObject):
    def __init__(self, cell: Range) -> None:
        super().__init__(cell._log)
        self._range, self._cell = cell, next(cell._cells())

    @property
    def Shape(self) -> Shape:
        return Shape(self)

    def Text(self, Text: str | None = None, Start: int = 1, Overwrite: bool = True) -> str:
        if Text is not None:
            if Overwrite:
                raise NotImplementedError
            self._change(Start - 1, 0, Text)
        return str(self._cell.comment.text)

    def Delete(self) -> None:
        self._range._sheet._writable(objects=True)
        self._cell.comment = None

    def _change(self, start: int, cut: int, inserted: str) -> None:
        self._range._sheet._writable(objects=True)
        units = self._cell.comment.text.encode("utf-16-le")
        new = units[: start * 2] + inserted.encode("utf-16-le") + units[(start + cut) * 2 :]
        self._cell.comment.text = new.decode("utf-16-le")


class Shape(ComObject):
    def __init__(self, comment: Comment) -> None:
        super().__init__(comment._log)
        self._comment = comment

    def _size(name: str) -> property:  # type: ignore[misc]  # noqa: N805
        def put(self: Any, value: float) -> None:
            setattr(self._comment._cell.comment, name, value)

        return property(lambda self: getattr(self._comment._cell.comment, name), put)

    Width = _size("width")
    Height = _size("height")

    @property
    def TextFrame(self) -> TextFrame:
        return TextFrame(self._comment)


class TextFrame(ComObject):
    def __init__(self, comment: Comment) -> None:
        super().__init__(comment._log)
        self._comment = comment

    def Characters(self, Start: int, Length: int) -> Characters:
        return Characters(self._comment, Start, Length)


class Characters(ComObject):
    def __init__(self, comment: Comment, start: int, length: int) -> None:
        super().__init__(comment._log)
        self._comment, self._start, self._length = comment, start, length

    def Delete(self) -> None:
        self._comment._change(self._start - 1, self._length, "")
