"""The styles part: nothing in it changes, new fills, fonts, borders, formats and cell styles are appended."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count

from jixiao.workbook.date_format import is_date_format
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.number_format import BUILT_IN
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import quoted, text_of
from jixiao.workbook.package.xml_text import (
    Element,
    XmlText,
    attributes,
    child,
    children,
    fallback,
    masked,
    opened,
    opening_tag,
    prefix,
    root,
    spliced,
    with_attribute,
)

STYLES_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
FIRST_CUSTOM_FORMAT = 164
NO_FILL = '<fill><patternFill patternType="none"/></fill>'
_MOST_STYLES = 65_000
_ORDER = ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs")
_AFTER = ("tableStyles", "colors", "extLst")
_DEFAULTS = {
    "fonts": ['<font><sz val="11"/><name val="宋体"/></font>'],
    "fills": ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
    "borders": ["<border><left/><right/><top/><bottom/><diagonal/></border>"],
    "cellXfs": ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
}
_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{}">'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_USUAL_SIZE = 11.0
MAIN_URIS = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)


class Styles:
    """The styles of a workbook, by index; what is added is written by ``save``."""

    def __init__(self, book: Book) -> None:
        """Read the styles part, or prepare one where the workbook has none."""
        self.book = book
        parts = [part for _, part in book.relations.of_kind("styles")]
        self.part = parts[0] if parts else None
        self.document = book.package.text(self.part) if self.part else XmlText(_EMPTY.format(MAIN_URIS[book.strict]))
        self.document.text = opened(self.document.text)
        self.own = prefix(root(self.document.text).name)
        self._sections: dict[str, Element] | None = None
        self._items: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}
        self._index: dict[str, dict[str, int]] = {}
        self._made: dict[tuple[int, str], int] = {}

    def items(self, section: str) -> list[str]:
        """Give the XML of every item of a section, the added ones too."""
        if section not in self._items:
            text, found = self.document.text, self._section(section)
            listed = () if found is None else children(text, found.inner, found.close)
            items = [fallback(text[element.start : element.end]) for element in listed]
            self._counts[section] = len(items)
            if not items:
                items = [prefixed(item, self.own) for item in _DEFAULTS.get(section, [])]
            self._items[section] = items
            self._index[section] = {item: number for number, item in reversed(list(enumerate(items)))}
        return self._items[section]

    def _section(self, section: str) -> Element | None:
        """Find a section as the part was read; all are found in one pass, for several are always asked for."""
        if self._sections is None:
            text = self.document.text
            top = root(text)
            found = [(element.local, element) for element in children(text, top.inner, top.close)]
            self._sections = dict(reversed(found))
        return self._sections.get(section)

    def add(self, section: str, item: str) -> int:
        """Append an item unless the section has it; give its index."""
        items = self.items(section)
        known = self._index[section]
        if item not in known:
            known[item] = len(items)
            items.append(item)
            if section == "cellXfs" and len(items) > _MOST_STYLES:
                raise WorkbookError("工作簿里的单元格样式太多，无法再添加，请先在 Excel 中清理多余的样式再试。")
        return known[item]

    def filled(self, style: int, rgb: str) -> int:
        """Give the style that differs from another just in its solid fill."""
        key = (style, rgb)
        if key not in self._made:
            fill = f'<fill><patternFill patternType="solid"><fgColor rgb="FF{rgb.upper()}"/>'
            number = self.add("fills", prefixed(fill + '<bgColor indexed="64"/></patternFill></fill>', self.own))
            self._made[key] = self.variant(style, fillId=str(number), applyFill="1")
        return self._made[key]

    def with_fill(self, style: int, fill: str) -> int:
        """Give the style that differs from another just in having a fill given as XML."""
        return self.variant(style, fillId=str(self.add("fills", fill)))

    def fill_of(self, style: int) -> str:
        """Give the XML of a style's fill."""
        fills = self.items("fills")
        number = _said(self._item(style), "fillId")
        return fills[int(number)] if number.isdigit() and int(number) < len(fills) else ""

    def font_size(self, style: int) -> float:
        """Give the size of a style's font in points."""
        fonts = self.items("fonts")
        number = _said(self._item(style), "fontId")
        return _size(fonts[int(number)] if number.isdigit() and int(number) < len(fonts) else "")

    def usual_font(self) -> tuple[str, float]:
        """Give the name and the size in points of the first font, whose digits the widths of columns are counted in."""
        font = self.items("fonts")[0]
        name = re.search(r"""<(?:\w+:)?name\s[^>]*?val\s*=\s*["']([^"']*)["']""", font)
        return (text_of(name[1]) if name else "", _size(font))

    def quoted(self, style: int) -> int:
        """Give the style that marks its text as text, whatever it starts with."""
        return self.variant(style, quotePrefix="1")

    def dated(self, style: int, code: str) -> int:
        """Give the style with a date format, unless it has one already."""
        if is_date_format(self.format_of(style)):
            return style
        return self.variant(style, numFmtId=str(self.number_format(code)), applyNumberFormat="1")

    def format_of(self, style: int) -> str:
        """Give a style's number format."""
        number = _said(self._item(style), "numFmtId")
        return self._codes().get(int(number) if number.isdigit() else 0, "")

    def number_format(self, code: str) -> int:
        """Give the id of a number format, added if it is new."""
        codes = self._codes()
        for number, known in codes.items():
            if known == code and number >= FIRST_CUSTOM_FORMAT:
                return number
        number = next(number for number in count(FIRST_CUSTOM_FORMAT) if number not in codes)
        self.add("numFmts", f'<{self.own}numFmt numFmtId="{number}" formatCode="{quoted(code)}"/>')
        return number

    def variant(self, style: int, **changed: str) -> int:
        """Clone a cell style, changing just some attributes."""
        item = self._item(style)
        tag = self._tag(style)
        new = tag
        for name, value in changed.items():
            new = with_attribute(new, name, value)
        base = attributes(new).get("xfId", "0")
        if not (base.isdigit() and int(base) < max(1, len(self.items("cellStyleXfs")))):
            new = with_attribute(new, "xfId", None)  # it leads to a style that is not there
        return self.add("cellXfs", new + item[len(tag) :])

    def save(self) -> None:
        """Write what was added into the styles part."""
        text = self.document.text
        if len(self.items("cellXfs")) > self._counts["cellXfs"]:
            for section in _DEFAULTS:  # the first style needs the first font, fills and border
                self.items(section)
        for section in sorted(self._items, key=lambda name: -_ORDER.index(name)):
            if len(self._items[section]) > self._counts[section]:
                text = self._with_section(text, section)
        if text == self.document.text:
            return
        self.document.text, self._sections = text, None
        if self.part is None:
            self.part = self.book.package.free_name("xl/styles.xml")
            self.book.relations.add(self.book.relationship_type("styles"), "/" + self.part)
            self.book.types.add(self.part, STYLES_TYPE)
        self.book.package.write(self.part, self.document.encode())

    def _with_section(self, text: str, section: str) -> str:
        items = self._items[section]
        top = root(text)
        found = child(text, top, section)
        if found is None or found.empty:
            body = f'<{self.own}{section} count="{len(items)}">{"".join(items)}</{self.own}{section}>'
            start, end = (found.start, found.end) if found else (self._place(text, section),) * 2
            return text[:start] + body + text[end:]
        new = "".join(items[self._counts[section] :])
        tag = with_attribute(opening_tag(text, found), "count", str(len(items)))
        return spliced(text, [(found.start, found.inner, tag), (found.close, found.close, new)])

    def _place(self, text: str, section: str) -> int:
        top = root(text)
        after = {*_ORDER[_ORDER.index(section) + 1 :], *_AFTER}
        for element in children(text, top.inner, top.close, masked(text)):
            if element.local in after:
                return element.start
        return top.close

    def _codes(self) -> dict[int, str]:
        codes = dict(BUILT_IN)
        for item in self.items("numFmts"):
            given = attributes(item)
            if given.get("numFmtId", "").isdigit():
                codes[int(given["numFmtId"])] = given.get("formatCode", "")
        return codes

    def _item(self, style: int) -> str:
        styles = self.items("cellXfs")
        return styles[style] if style < len(styles) else styles[0]

    def _tag(self, style: int) -> str:
        item = self._item(style)
        return item[: item.index(">") + 1]


@lru_cache(maxsize=1024)
def _said(style: str, name: str) -> str:
    """An attribute of a cell style given as XML, which is asked for with every cell that has the style."""
    return attributes(style[: style.index(">") + 1]).get(name, "0")


def _size(font: str) -> float:
    """The size of a font given as XML."""
    size = re.search(r"""<(?:\w+:)?sz\s[^>]*?val\s*=\s*["']([\d.]+)["']""", font)
    return float(size[1]) if size else _USUAL_SIZE


def prefixed(fragment: str, own: str) -> str:
    """Put a namespace prefix before every element name.

    >>> prefixed('<fill><a b="1"/></fill>', "x:")
    '<x:fill><x:a b="1"/></x:fill>'
    """
    return re.sub(r"<(/?)([A-Za-z])", rf"<\1{own}\2", fragment) if own else fragment
