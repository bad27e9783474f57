"""One sheet's XML as cells: a single pass over its text, whatever its writer's habits are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from jixiao.form.grid import GridCell, Span, reference
from jixiao.workbook.date_format import is_date_format
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.number_format import general, shown
from jixiao.workbook.package.characters import text_of
from jixiao.workbook.package.xml_text import attributes, masked, prefix, root
from jixiao.workbook.places import area, column_number, place
from jixiao.workbook.shared_formula import moved

_PHONETIC = re.compile(r"<(?:\w+:)?(?:rPh|phoneticPr)\b[^>]*?(?:/>|>.*?</(?:\w+:)?(?:rPh|phoneticPr)>)", re.DOTALL)
_MERGE = re.compile(r'<(?:[^\s<>/:!?]+:)?mergeCell\s(?:ref="([^"&]*)"/?>|[^>]*>)')
_ROW_NUMBER = re.compile(r' r="([0-9]+)"')
_TEXT = re.compile(r"<(?:\w+:)?t(?:\s[^>]*)?(?:/>|>(.*?)</(?:\w+:)?t>)", re.DOTALL)


class Looks:
    """What the cells of a workbook share: its texts, the number format of each style, the date system."""

    def __init__(self, texts: Sequence[str], formats: Sequence[str], *, from_1904: bool = False) -> None:
        """``formats`` are those of the cell styles by index; "" is General."""
        self.texts, self.formats, self.from_1904 = texts, formats, from_1904
        self.known: dict[tuple[str | None, str, str | None], GridCell] = {}

    def number(self, raw: str, style: int) -> tuple[str, Decimal | None]:
        """Give what a stored number shows, and the number unless it is a date."""
        code = self.formats[style] if style < len(self.formats) else ""
        try:
            number = Decimal(raw.strip())
        except InvalidOperation:
            return raw, None
        if not number.is_finite():
            return raw, None
        if not code:
            return general(number), number
        return shown(number, code, from_1904=self.from_1904), None if is_date_format(code) else number


def without_texts() -> Looks:
    """What to read a sheet with where only its formulas matter: every shared text is blank."""
    return Looks(_Anything(), ())


class _Anything(list[str]):
    """Shared strings nobody looks at."""

    def __getitem__(self, index: object) -> str:  # type: ignore[override]
        return ""


@lru_cache(maxsize=16)
def _cells_pattern(own: str) -> re.Pattern[str]:
    """Match a cell as nearly every program writes it, or else the first tag of any cell or row."""
    return re.compile(
        rf"<{own}c r=\"([A-Z]+)([0-9]+)\"(?: s=\"([0-9]+)\")?(?: t=\"([A-Za-z]+)\")?"
        rf"(?:/>|>(?:<{own}f>([^<]*)</{own}f>)?(?:<{own}v>([^<]*)</{own}v>|<{own}v ?/>)?</{own}c>"
        rf"|><{own}is><{own}t(?: xml:space=\"preserve\")?>([^<]*)</{own}t></{own}is></{own}c>)"
        rf"|<{own}(row|c)(?=[\s/>])([^>]*)>"
    )


class SheetReader:
    """Reads one sheet's text into cells."""

    def __init__(self, text: str, looks: Looks, sheet: str) -> None:
        """``sheet`` is the name that error sentences quote."""
        self.text, self.looks, self.sheet = text, looks, sheet
        self.shape = masked(text)
        self.own = prefix(root(self.shape).name)
        self.cells: dict[tuple[int, int], GridCell] = {}
        self.masters: dict[str, tuple[str, int, int]] = {}

    def read(self) -> dict[tuple[int, int], GridCell]:
        """Read every cell that is not empty."""
        row = column = 0
        cells, known, plain_text = self.cells, self.looks.known, self.shape is self.text
        for match in _cells_pattern(self.own).finditer(self.shape):
            letters, digits, style, kind, formula, value, inline, other, tag = match.groups()
            if letters:
                row, column = int(digits), column_number(letters)
                if value and formula is None and plain_text:
                    cell = known.get((kind, value, style))
                    if cell is None:
                        cell = known[kind, value, style] = self._simple(kind, value, style, (row, column))
                    if cell.text or cell.number is not None:
                        cells[row, column] = cell
                elif value or inline or formula is not None:
                    self._read_written(match, row, column)
            elif other == "row":
                usual = _ROW_NUMBER.match(tag)
                number = usual[1] if usual else attributes(tag).get("r", "")
                row, column = (int(number) if number.isdigit() else row + 1), 0
            else:
                given = attributes(tag)
                row, column = place(given.get("r", "")) or (row, column + 1)
                if not tag.endswith("/"):
                    self._read_rich(match.end(), given, row, column)
        return cells

    def _read_written(self, match: re.Match[str], row: int, column: int) -> None:
        """Read a cell with text of its own or a formula, or in a sheet that had to be blanked out in places."""
        formula, value, inline = (self._original(match, group) for group in (5, 6, 7))
        if inline is not None:
            self._keep(GridCell(text_of(inline)), row, column)
        else:
            cell = self._simple(match[4], value or "", match[3], (row, column))
            own = None if formula is None else text_of(formula)
            self._keep(GridCell(cell.text, cell.number, own, cell.error), row, column)

    def _keep(self, cell: GridCell, row: int, column: int) -> None:
        if cell.text or cell.number is not None or cell.formula is not None:
            self.cells[row, column] = cell

    def _original(self, match: re.Match[str], group: int) -> str | None:
        """Give a group as it stands in the text, where the match was made in its blanked-out copy."""
        start, end = match.span(group)
        return None if start < 0 else self.text[start:end]

    def _simple(self, kind: str | None, value: str, style: str | None, where: tuple[int, int]) -> GridCell:
        raw = text_of(value)
        content, number = self._shown(raw, kind or "n", int(style or 0), where)
        return GridCell(content, number, None, kind == "e")

    def _read_rich(self, start: int, given: dict[str, str], row: int, column: int) -> None:
        """Read a cell with a formula, text of its own, a boolean or an error."""
        end = self.shape.find(f"</{self.own}c>", start)
        shape, text = self.shape[start:end], self.text[start:end]
        style, kind = given.get("s", ""), given.get("t", "n")
        formula = self._formula(shape, text, row, column)
        if kind == "inlineStr":
            content, number = "".join(rich_text(text)), None
        else:
            value = re.search(rf"<{self.own}v(?:\s[^>]*)?>(.*?)</{self.own}v>", shape, re.DOTALL)
            raw = text_of(text[value.start(1) : value.end(1)]) if value else ""
            content, number = self._shown(raw, kind, int(style) if style.isdigit() else 0, (row, column))
        self._keep(GridCell(content, number, formula, kind == "e"), row, column)

    def _shown(self, raw: str, kind: str, style: int, where: tuple[int, int]) -> tuple[str, Decimal | None]:
        if kind == "s":
            return self._shared(raw, *where) if raw.strip() else "", None
        if kind == "b":
            return ("TRUE" if raw.strip() in ("1", "true") else "FALSE") if raw else "", None
        if kind in ("n", "") and raw.strip():
            return self.looks.number(raw, style)
        return raw, None

    def _shared(self, index: str, row: int, column: int) -> str:
        try:
            return self.looks.texts[int(index)]
        except (ValueError, IndexError) as error:
            raise WorkbookError(
                f"工作表“{self.sheet}”的 {reference(row, column)} 指向不存在的文字，"
                "工作簿已损坏，请用 Excel 打开并修复、另存为 .xlsx 后再试。"
            ) from error

    def _formula(self, shape: str, text: str, row: int, column: int) -> str | None:
        found = (
            re.search(rf"<{self.own}f(?=[\s/>])([^>]*?)(?:/>|>(.*?)</{self.own}f>)", shape, re.DOTALL)
            if (f"<{self.own}f" in shape)
            else None
        )
        if found is None:
            return None
        written = text_of(text[found.start(2) : found.end(2)]) if found[2] else ""
        given = attributes(found[1])
        if given.get("t") != "shared":
            return written
        key = given.get("si", "")
        if written:
            self.masters[key] = (written, row, column)
            return written
        master, top, left = self.masters.get(key, ("", row, column))
        return moved(master, row - top, column - left)


def rich_text(fragment: str) -> Iterator[str]:
    """Give the runs of a text element, without the pronunciation above it."""
    shape = masked(fragment)
    if "Ph" in shape or "phonetic" in shape:
        keep, last = [], 0
        for aside in _PHONETIC.finditer(shape):
            keep.append(fragment[last : aside.start()])
            last = aside.end()
        fragment = "".join([*keep, fragment[last:]])
        shape = masked(fragment)
    for run in _TEXT.finditer(shape):
        if run[1]:
            yield text_of(fragment[run.start(1) : run.end(1)])


def shared_texts(text: str) -> list[str]:
    """Read the shared strings part."""
    return [
        text_of(item[3:-4]) if item.startswith("<t>") and item.count("<") == 2 else "".join(rich_text(item))
        for item in shared_items(text)
    ]


def shared_items(text: str) -> list[str]:
    """Give the XML inside every item of the shared strings part."""
    shape = masked(text)
    own = prefix(root(shape).name)
    pattern = re.compile(rf"<{own}si(?:\s[^>]*)?(?:/>|(?<!/)>(.*?)</{own}si>)", re.DOTALL)
    return [text[item.start(1) : item.end(1)] if item[1] else "" for item in pattern.finditer(shape)]


def read_merges(text: str) -> tuple[Span, ...]:
    """Read the merged areas of a sheet."""
    if "mergeCell" not in text:
        return ()
    spans = []
    for tag in _MERGE.finditer(masked(text)):
        span = area(tag[1] if tag[1] is not None else attributes(tag[0]).get("ref", ""))
        if span:
            spans.append(span)
    return tuple(spans)
