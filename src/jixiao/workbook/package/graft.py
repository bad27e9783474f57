"""Sheets of an authored workbook into the user's: styles appended, texts inline, every part under a free name."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import plain, quoted
from jixiao.workbook.package.dialect import in_dialect
from jixiao.workbook.package.donor import Donor
from jixiao.workbook.package.relationships import relationships_name, resolve
from jixiao.workbook.package.styles import FIRST_CUSTOM_FORMAT, Styles, prefixed
from jixiao.workbook.package.titles import renamed
from jixiao.workbook.package.xml_text import attributes, children, root, with_attribute

SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_STYLED = re.compile(r'(<(?:c|row|col)\s[^>]*?\s(?:s|style)=")(\d+)(")')
_SHARED = re.compile(r'(<c\s[^>]*?)\st="s"([^>]*)><v>(\d+)</v></c>')
_DXF = re.compile(r'((?:dxfId|[a-zA-Z]+DxfId)=")(\d+)(")')
_FORMULA = re.compile(r"(<(?:c:)?(?:f|formula|formula1|formula2)(?:\s[^>]*)?>)([^<]*)(</)")
_LOCATION = re.compile(r'(\slocation=")([^"]*)(")')
_FONT = re.compile(r"(<font>)(.*?)(</font>)", re.DOTALL)
_FONT_ORDER = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)


class Graft:
    """Carries sheets from one donor into a book."""

    def __init__(self, book: Book, styles: Styles, donor: Donor) -> None:
        """Nothing is changed yet."""
        self.book, self.styles, self.donor = book, styles, donor
        self.sheet_parts = donor.sheet_parts()
        self._style_map: dict[int, int] = {0: 0}
        self._dxf_map: dict[int, int] = {}
        self._has_base = bool(styles.items("cellStyleXfs"))

    def add(self, title: str, titles: Mapping[str, str], *, shown: bool = False) -> int:
        """Add the donor's sheet of that title at the end; its formulas follow ``titles``. Give its position."""
        part = self.sheet_parts[title]
        name = self.book.package.free_name("xl/worksheets/sheet{}.xml")
        self.book.package.write(name, b"")
        self._copy_relations(part, name, titles)
        text = self._sheet_text(self.donor.text(part), titles)
        if not shown:
            text = text.replace(' tabSelected="1"', "", 1)
        self.book.package.write(name, self._dialect(text).encode("utf-8"))
        position = self.book.add_sheet(title, name, SHEET_TYPE)
        self._add_names(list(self.sheet_parts).index(title), position, titles)
        return position

    def has_formulas(self) -> bool:
        """Whether a sheet has a formula without a value."""
        return any(re.search(r"</f><v ?/>|</f><v></v>", self.donor.text(part)) for part in self.sheet_parts.values())

    def _sheet_text(self, text: str, titles: Mapping[str, str]) -> str:
        text = _SHARED.sub(lambda m: f'{m[1]}{m[2]} t="inlineStr"><is>{self.donor.texts[int(m[3])]}</is></c>', text)
        text = _STYLED.sub(lambda m: f"{m[1]}{self._style(int(m[2]))}{m[3]}", text)
        text = _DXF.sub(lambda m: f"{m[1]}{self._dxf(int(m[2]))}{m[3]}", text)
        return _following(text, titles)

    def _style(self, number: int) -> int:
        if number not in self._style_map:
            item = self.donor.style_items("cellXfs")[number]
            tag = item[: item.index(">") + 1]
            given = attributes(tag)
            for name, section in (("fontId", "fonts"), ("fillId", "fills"), ("borderId", "borders")):
                piece = _FONT.sub(_ordered_font, self.donor.style_items(section)[int(given.get(name, "0"))])
                new = self.styles.add(section, prefixed(piece, self.styles.own))
                tag = with_attribute(tag, name, str(new))
            number_format = int(given.get("numFmtId", "0"))
            if number_format >= FIRST_CUSTOM_FORMAT:
                tag = with_attribute(tag, "numFmtId", str(self.styles.number_format(self._code(number_format))))
            tag = with_attribute(tag, "xfId", "0" if self._has_base else None)
            rest = item[item.index(">") + 1 :]
            self._style_map[number] = self.styles.add("cellXfs", prefixed(tag + rest, self.styles.own))
        return self._style_map[number]

    def _code(self, number: int) -> str:
        for item in self.donor.style_items("numFmts"):
            given = attributes(item)
            if given["numFmtId"] == str(number):
                return given["formatCode"]
        return "General"

    def _dxf(self, number: int) -> int:
        if number not in self._dxf_map:
            item = _FONT.sub(_ordered_font, self.donor.style_items("dxfs")[number])
            self._dxf_map[number] = self.styles.add("dxfs", prefixed(item, self.styles.own))
        return self._dxf_map[number]

    def _copy_relations(self, part: str, name: str, titles: Mapping[str, str]) -> None:
        """Copy everything a part leads to, and write its relationships with the same ids."""
        written = []
        for relation in self.donor.relations(part):
            target = relation.target
            if relation.external and target.startswith("#"):
                target = renamed(target, titles)
            elif not relation.external:
                target = "/" + self._copy(resolve(part, relation.target), titles)
            mode = ' TargetMode="External"' if relation.external else ""
            written.append(
                f'<Relationship Id="{relation.id}" Type="{quoted(self._dialect(relation.type))}" '
                f'Target="{quoted(target)}"{mode}/>'
            )
        if written:
            text = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships '
                f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{"".join(written)}</Relationships>'
            )
            self.book.types.ensure_relationships(relationships_name(name))
            self.book.package.write(relationships_name(name), text.encode("utf-8"))

    def _copy(self, part: str, titles: Mapping[str, str]) -> str:
        content_type, by_extension = self.donor.content_type(part)
        stem, dot, extension = part.rpartition(".")
        name = self.book.package.free_name(re.sub(r"\d+$", "", stem) + "{}" + dot + extension)
        content = self.donor.content(part)
        self.book.package.write(name, content)
        if by_extension:
            self.book.types.ensure_default(extension, content_type)
        if self.book.types.type_of(name) != content_type:
            self.book.types.add(name, content_type)
        if extension == "xml":
            text = content.decode("utf-8")
            text = self._table(text) if "/tables/" in part else _following(text, titles)
            self.book.package.write(name, self._dialect(text).encode("utf-8"))
        self._copy_relations(part, name, titles)
        return name

    def _table(self, text: str) -> str:
        """Give a table an id and a name that no other table of the workbook has."""
        numbers, names = [0], set()
        for part in self.book.package.parts:
            if re.search(r"/tables/[^/]*\.xml$", part, re.IGNORECASE):
                given = attributes(_table_tag(self.book.package.text(part).text))
                if given.get("id", "").isdigit():
                    numbers.append(int(given["id"]))
                names |= {given.get("name", "").casefold(), given.get("displayName", "").casefold()}
        names |= {name.casefold() for name, _, _ in self.book.names()}
        tag = _table_tag(text)
        title = attributes(tag).get("displayName", "Table")
        wanted, number = title, 1
        while wanted.casefold() in names:
            number += 1
            wanted = f"{title}_{number}"
        new = with_attribute(with_attribute(tag, "id", str(max(numbers) + 1)), "name", wanted)
        text = text.replace(tag, with_attribute(new, "displayName", wanted), 1)
        return _DXF.sub(lambda m: f"{m[1]}{self._dxf(int(m[2]))}{m[3]}", text)

    def _add_names(self, donor_position: int, position: int, titles: Mapping[str, str]) -> None:
        taken = {name.casefold() for name, local, _ in self.book.names() if local is None}
        for item in self.donor.names():
            own = item.position == donor_position
            everywhere = item.position is None and donor_position == 0
            if own or everywhere:
                local = position if own or item.name.casefold() in taken else None
                extra = ' hidden="1"' if item.hidden else ""
                self.book.add_name(item.name, renamed(item.refers_to, titles), local, extra)

    def _dialect(self, text: str) -> str:
        return in_dialect(text, strict=self.book.strict)


def _ordered_font(match: re.Match[str]) -> str:
    """Put a font's children into the order of the schema, which openpyxl does not keep."""
    items = [match[2][e.start : e.end] for e in children(match[2], 0, len(match[2]))]
    rank = {name: number for number, name in enumerate(_FONT_ORDER)}
    items.sort(key=lambda item: rank.get(re.sub(r"[<\s/>].*", "", item[1:], flags=re.DOTALL), len(rank)))
    return match[1] + "".join(items) + match[3]


def _table_tag(text: str) -> str:
    found = root(text)
    return text[found.start : found.inner]


def _following(text: str, titles: Mapping[str, str]) -> str:
    """Let the formulas, validations and links of a part follow renamed sheets."""
    if all(old == new.casefold() for old, new in titles.items()):
        return text
    text = _FORMULA.sub(lambda m: m[1] + _escaped(renamed(plain(m[2]), titles)) + m[3], text)
    return _LOCATION.sub(lambda m: m[1] + quoted(renamed(plain(m[2]), titles)) + m[3], text)


def _escaped(formula: str) -> str:
    return formula.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
