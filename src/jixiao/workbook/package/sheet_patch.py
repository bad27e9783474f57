"""One sheet's XML with some cells changed: the touched cells and rows are spliced, the rest stays byte for byte."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from jixiao.form.grid import Span, reference
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.package.characters import escaped
from jixiao.workbook.package.common_formulas import CommonFormulas
from jixiao.workbook.package.merged_areas import MergedAreas
from jixiao.workbook.package.xml_text import (
    Element,
    XmlText,
    attributes,
    masked,
    opening_tag,
    prefix,
    root,
    spliced,
    with_attribute,
)
from jixiao.workbook.places import area, column_number
from jixiao.workbook.sheet_reader import read_merges


@dataclass(frozen=True, slots=True)
class CellContent:
    """What a cell is to hold: the value of its t attribute ("inlineStr" for text) and the value; None empties it.

    ``inner`` is XML that is put in as it is.
    """

    kind: str | None
    value: str | None
    inner: str | None = None


@dataclass(slots=True)
class _Change:
    style: int | None = None
    content: CellContent | None = None


@dataclass(slots=True)
class _Row:
    number: int
    element: Element
    cells: dict[int, Element] = field(default_factory=dict)


class SheetPatch:
    """Changes to one sheet, collected and then written into its text at once."""

    def __init__(self, document: XmlText, title: str) -> None:
        """``title`` is the name that error sentences quote."""
        self.document, self.title = document, title
        self.shape = masked(document.text)
        self.own = prefix(root(self.shape).name)
        self.merges = MergedAreas(read_merges(document.text))
        self.overwrote_formula = False
        self._changes: dict[tuple[int, int], _Change] = {}
        self._data = self._sheet_data()
        self._starts = list(self._row_starts())
        self._numbers = [number for number, _, _ in self._starts]
        self._in_order = all(one < other for one, other in pairwise(self._numbers))
        self._rows: dict[int, _Row | None] = {}
        self.common = CommonFormulas(self.shape, self.own, title)
        self._ends = {name: re.compile(rf"</{name}\s*>") for name in (f"{self.own}row", f"{self.own}c")}

    def anchor(self, row: int, column: int) -> tuple[int, int]:
        """Give the cell that holds the content of the merged area that a cell is in."""
        return self.merges.anchor(row, column)

    def style(self, row: int, column: int) -> int:
        """Give the style index of a cell; a cell that is not there has its row's, or its column's."""
        pending = self._changes.get((row, column))
        if pending is not None and pending.style is not None:
            return pending.style
        found = self._row(row)
        if found is not None and column in found.cells:
            return _number(attributes(self._tag(found.cells[column])).get("s"))
        given = attributes(self._tag(found.element)) if found is not None else {}
        if given.get("customFormat") in ("1", "true"):
            return _number(given.get("s"))
        return _number(self.column(column).get("style"))

    def column(self, column: int) -> dict[str, str]:
        """Give what the sheet says of a column, nothing if it says nothing."""
        for tag in re.findall(rf"<{self.own}col\s[^>]*>", self.shape[: self._data.start]):
            given = attributes(tag)
            if _number(given.get("min")) <= column <= _number(given.get("max")):
                return given
        return {}

    def row(self, row: int) -> Element | None:
        """Give where a row stands in the text, nothing if it is not there."""
        found = self._row(row)
        return found.element if found is not None else None

    def cell(self, row: int, column: int) -> tuple[str, str] | None:
        """Give a cell's first tag and the XML inside it, or nothing if it is not there."""
        found = self._row(row)
        element = found.cells.get(column) if found is not None else None
        if element is None:
            return None
        return self._tag(element), self.document.text[element.inner : element.close]

    def put_style(self, row: int, column: int, style: int) -> None:
        """Give a cell a style index."""
        self._changes.setdefault((row, column), _Change()).style = style

    def places(self, span: Span) -> Iterator[tuple[int, int]]:
        """Give the cells of an area that are there."""
        for number in self._numbers:
            row = self._row(number) if span.top <= number <= span.bottom else None
            for column in sorted(row.cells) if row is not None else ():
                if span.left <= column <= span.right:
                    yield number, column

    def put_content(self, row: int, column: int, content: CellContent) -> None:
        """Give a cell new content; its style stays."""
        self.common.refuse_part(row, column, self.cell(row, column))
        self._changes.setdefault((row, column), _Change()).content = content

    def put_result(self, row: int, column: int, content: CellContent) -> None:
        """Give a cell what its formula shows, whatever other cells have to do with the formula."""
        self._changes.setdefault((row, column), _Change()).content = content

    def save(self) -> None:
        """Write the changes into the document's text."""
        changes: list[tuple[int, int, str]] = []
        by_row: dict[int, list[int]] = {}
        for row, column in sorted(self._changes):
            by_row.setdefault(row, []).append(column)
        new_rows: dict[int, list[str]] = {}
        for number, columns in by_row.items():
            row_found = self._row(number)
            if row_found is None:
                cells = "".join(self._new_cell(number, column) for column in columns)
                text = f'<{self.own}row r="{number}">{cells}</{self.own}row>'
                new_rows.setdefault(self._place_for_row(number), []).append(text)
            else:
                changes += self._row_changes(row_found, columns)
        changes += [(at, at, "".join(rows)) for at, rows in new_rows.items()]
        if self._data.empty and changes:
            rows_text = "".join(text for _, _, text in changes)
            tag = re.sub(r"\s*/>$", ">", self._tag(self._data))
            changes = [(self._data.start, self._data.end, f"{tag}{rows_text}</{self._data.name}>")]
        self.document.text = spliced(self.document.text, changes + self._dimension_change())

    def _row_changes(self, row: _Row, columns: list[int]) -> Iterator[tuple[int, int, str]]:
        tag = with_attribute(self._tag(row.element), "spans", None)
        if row.element.empty:
            cells = "".join(self._new_cell(row.number, column) for column in columns)
            opening = re.sub(r"\s*/>$", ">", tag)
            yield row.element.start, row.element.end, f"{opening}{cells}</{row.element.name}>"
            return
        if tag != self._tag(row.element):
            yield row.element.start, row.element.inner, tag
        for column in columns:
            element = row.cells.get(column)
            if element is not None:
                yield element.start, element.end, self._changed_cell(row.number, column, element)
            else:
                following = [cell.start for other, cell in row.cells.items() if other > column]
                at = min(following, default=row.element.close)
                yield at, at, self._new_cell(row.number, column)

    def _changed_cell(self, row: int, column: int, element: Element) -> str:
        change = self._changes[row, column]
        tag, inner = self._tag(element), self.document.text[element.inner : element.close]
        if change.style is not None:
            tag = with_attribute(tag, "s", str(change.style))
        if change.content is None:
            return tag if element.empty else f"{tag}{inner}</{element.name}>"
        if re.search(rf"<{self.own}f(?=[\s/>])", self.shape[element.inner : element.close]):
            self.overwrote_formula = True
        for name in ("t", "cm", "vm"):
            tag = with_attribute(tag, name, None)
        return self._cell_text(tag, row, column, change.content)

    def _new_cell(self, row: int, column: int) -> str:
        change = self._changes[row, column]
        style = change.style if change.style is not None else self.style(row, column)
        tag = f"<{self.own}c/>" if not style else f'<{self.own}c s="{style}"/>'
        return self._cell_text(tag, row, column, change.content or CellContent(None, None))

    def _cell_text(self, tag: str, row: int, column: int, content: CellContent) -> str:
        if "r" not in attributes(tag):
            tag = tag.replace(f"<{self.own}c", f'<{self.own}c r="{reference(row, column)}"', 1)
        if content.kind:
            tag = with_attribute(tag, "t", content.kind)
        opening = re.sub(r"\s*/?>$", "", tag)
        if content.value is None and not content.inner:
            return opening + "/>"
        own = self.own
        if content.value is None:
            text = str(content.inner)
        elif content.kind == "inlineStr":
            text = f'<{own}is><{own}t xml:space="preserve">{escaped(content.value)}</{own}t></{own}is>'
        else:
            text = f"<{own}v>{content.value}</{own}v>"
        return f"{opening}>{text}</{own}c>"

    def _sheet_data(self) -> Element:
        opening = re.search(rf"<{self.own}sheetData(?=[\s/>])[^>]*>", self.shape)
        if opening is None:
            raise WorkbookError(f"工作表“{self.title}”没有单元格区域，无法写入，请用 Excel 打开后另存为 .xlsx 再试。")
        name = f"{self.own}sheetData"
        if opening[0].endswith("/>"):
            return Element(name, opening.start(), opening.end(), opening.end(), opening.end())
        close = self.shape.find(f"</{name}", opening.end())
        if close < 0:
            raise WorkbookError(f"工作表“{self.title}”的内容没有写完，请用 Excel 打开并修复、另存为 .xlsx 后再试。")
        return Element(name, opening.start(), opening.end(), close, self.shape.index(">", close) + 1)

    def _row_starts(self) -> Iterator[tuple[int, int, int]]:
        """Give each row's number, where it starts and where its first tag ends."""
        number = 0
        rows = re.compile(rf"""<{self.own}row(?=[\s/>])(?:[^>]*?\sr\s*=\s*["']([0-9]+)["'])?[^>]*>""")
        for match in rows.finditer(self.shape, self._data.start, self._data.close):
            number = int(match[1]) if match[1] else number + 1
            yield number, match.start(), match.end()

    def _row(self, number: int) -> _Row | None:
        if number not in self._rows:
            self._rows[number] = self._find_row(number)
        return self._rows[number]

    def _find_row(self, number: int) -> _Row | None:
        index = self._index(number)
        if index == len(self._numbers) or self._numbers[index] != number:
            return None
        _, start, inner = self._starts[index]
        name = f"{self.own}row"
        if self.shape[inner - 2] == "/":
            return _Row(number, Element(name, start, inner, inner, inner))
        element = self._element(name, start, inner)
        return _Row(number, element, dict(self._row_cells(element)))

    def _element(self, name: str, start: int, inner: int) -> Element:
        """Give the element up to its own last tag: </c> and not the </color> of a rich text in it."""
        end = self._ends[name].search(self.shape, inner)
        if end is None:
            raise WorkbookError(f"工作表“{self.title}”的内容没有写完，请用 Excel 打开并修复、另存为 .xlsx 后再试。")
        return Element(name, start, inner, end.start(), end.end())

    def _index(self, number: int) -> int:
        """Give the place in the list of a row, or of the row it would stand before."""
        if self._in_order:
            return bisect_left(self._numbers, number)
        if number in self._numbers:
            return self._numbers.index(number)
        return next((at for at, row in enumerate(self._numbers) if row > number), len(self._numbers))

    def _row_cells(self, row: Element) -> Iterator[tuple[int, Element]]:
        column, name = 0, f"{self.own}c"
        cells = re.compile(rf"""<{name}(?=[\s/>])(?:[^>]*?\sr\s*=\s*["']([A-Za-z]+)[0-9]+["'])?[^>]*>""")
        for tag in cells.finditer(self.shape, row.inner, row.close):
            start, inner = tag.span()
            column = column_number(tag[1]) if tag[1] else column + 1
            if tag[0].endswith("/>"):
                yield column, Element(name, start, inner, inner, inner)
            else:
                yield column, self._element(name, start, inner)

    def _place_for_row(self, number: int) -> int:
        index = self._index(number)
        return self._starts[index][1] if index < len(self._starts) else self._data.close

    def _dimension_change(self) -> list[tuple[int, int, str]]:
        found = re.search(rf"<{self.own}dimension\s[^>]*>", self.shape[: self._data.start])
        span = area(attributes(found[0]).get("ref", "")) if found else None
        if found is None or span is None or not self._changes:
            return []
        rows, columns = zip(*self._changes, strict=True)
        wide = Span(min(span.top, *rows), min(span.left, *columns), max(span.bottom, *rows), max(span.right, *columns))
        if wide == span:
            return []
        ref = f"{reference(wide.top, wide.left)}:{reference(wide.bottom, wide.right)}"
        return [(found.start(), found.end(), with_attribute(found[0], "ref", ref))]

    def _tag(self, element: Element) -> str:
        return opening_tag(self.document.text, element)


def _number(written: str | None) -> int:
    return int(written) if written is not None and written.isdigit() else 0
