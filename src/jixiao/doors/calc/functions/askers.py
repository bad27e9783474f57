"""Which cells ask a formula (提问的单元格), so that the format of a number and a blank can be seen.

Calc hands over what an argument is worth: 0.98 for a cell that shows 98%, 0 for a blank one. The formulas of the
document say which cells may have asked with these worths; where those cells show different things, and the answers
differ by that, nobody can tell who asked, and the answer is an error with a sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from jixiao.doors.calc.functions.calls import Place, calls_in
from jixiao.doors.calc.functions.formats import Formats
from jixiao.doors.calc.functions.sheet_looks import FORMULA_CELLS, Written, blocks, looks_of
from jixiao.doors.calc.functions.transport import LAST_ROW, Value, WholeColumn, area_of, plain_number
from jixiao.doors.calc.names import SERVICE, method_name
from jixiao.form.grid import GridCell, Span
from jixiao.formulas import FORMULAS, Area
from jixiao.workbook.places import area as span_of

_MOST_SEARCHES = 20
_COLUMNS = re.compile("^(?P<first>[A-Z]+):(?P<last>[A-Z]+)$")
NAMES = {f"{SERVICE}.{method_name(each)}".upper(): each.name for each in FORMULAS} | {
    each.name: each.name for each in FORMULAS
}
"""How a formula's text may call ours, and the name that it means."""


class _Unknown:
    """What an argument is worth that is worked out: nobody can tell beforehand."""


UNKNOWN = _Unknown()


class Spot(NamedTuple):
    """A cell or an area as an argument: the number of its sheet and its place there."""

    sheet: int
    span: Span

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and columns."""
        return self.span.bottom - self.span.top + 1, self.span.right - self.span.left + 1

    @property
    def single(self) -> bool:
        """Whether it is one cell."""
        return self.shape == (1, 1)


class Asker(NamedTuple):
    """A call: the number of its sheet, its row and column; its arguments, None for one that is no plain reference."""

    cell: tuple[int, int, int]
    arguments: tuple[Spot | None, ...]


Key = tuple[object, ...]


class Askers:
    """The calls of our formulas in one document."""

    def __init__(self, document: Any) -> None:
        """Look at nothing yet."""
        self._document = document
        self._shapes: dict[str, set[tuple[bool, ...]]] = {}  # which arguments are worked out, by formula
        self._by_worth: dict[Key, list[Asker]] = {}
        self._formats = Formats(document)
        self._searches = 0
        self._looks: object = None
        self._sheets: list[Any] = []
        self._named: set[int] = set()  # the numbers of the sheets that calls name: only these are looked through

    def sights(self, name: str, values: Sequence[Value]) -> dict[tuple[Area, ...], list[Asker]]:
        """What the arguments show in the cells that may have asked, with those cells: usually one thing.

        Empty where no cell is found: the call stands in a defined name or a condition, say.
        """
        found: dict[tuple[Area, ...], list[Asker]] = {}
        for asker in self._asking(name, values):
            found.setdefault(self._seen(asker.arguments, values), []).append(asker)
        return found

    def blanks(self, name: str, values: Sequence[Value]) -> str:
        """Which of the cells that may have asked with a 0 are blank, as a text to be compared."""
        cells: dict[Spot, None] = {}
        for asker in self._asking(name, values):
            for spot, value in zip(asker.arguments, values, strict=False):
                if spot is not None and value == 0 and not isinstance(value, tuple):
                    cells[spot] = None
        if not cells:
            return ""
        ranges = self._document.createInstance("com.sun.star.sheet.SheetCellRanges")
        ranges.addRangeAddresses(tuple(map(self._address, cells)), True)
        return str(ranges.queryEmptyCells().RangeAddressesAsString)

    def changed(self) -> bool:
        """Whether contents, formulas or formats are others since this was asked last; then all is looked for anew."""
        self._searches = 0
        sheets = self._document.Sheets
        self._sheets = [sheets.getByIndex(number) for number in range(sheets.Count)]
        looks = tuple(looks_of(sheet, named=at in self._named) for at, sheet in enumerate(self._sheets))
        if looks == self._looks:
            return False
        self._looks = looks
        self._shapes, self._by_worth = {}, {}
        return True

    def _asking(self, name: str, values: Sequence[Value]) -> list[Asker]:
        found = self._found(name, values)
        if not found and self._searches < _MOST_SEARCHES:
            self._searches += 1
            self._search()
            found = self._found(name, values)
        return found

    def _found(self, name: str, values: Sequence[Value]) -> list[Asker]:
        worths = tuple(map(_worth, values))
        found: list[Asker] = []
        for shape in self._shapes.get(name, ()):
            if len(shape) <= len(worths):
                key = (name, *(UNKNOWN if unknown else worth for unknown, worth in zip(shape, worths, strict=False)))
                found += self._by_worth.get(key, ())
        return found

    def _search(self) -> None:
        """Find every call of ours in the document, with what its arguments are worth as far as that is written."""
        numbers = {sheet.Name: number for number, sheet in enumerate(self._sheets)}
        written = [Written(sheet) for sheet in self._sheets]
        by_worth: dict[Key, dict[Asker, None]] = defaultdict(dict)
        self._shapes, self._named = {}, set()
        for number, sheet in enumerate(self._sheets):
            for row, column, text in _formulas(sheet):
                for call in calls_in(text, NAMES):
                    name = NAMES[call.name]
                    spots = tuple(_spot(each, number, numbers) for each in call.arguments)
                    self._named |= {spot.sheet for spot in spots if spot is not None}
                    worths = tuple(UNKNOWN if spot is None else _written_worth(written, spot) for spot in spots)
                    self._shapes.setdefault(name, set()).add(tuple(worth is UNKNOWN for worth in worths))
                    by_worth[name, *worths][Asker((number, row, column), spots)] = None
        self._by_worth = {key: list(askers) for key, askers in by_worth.items()}

    def _seen(self, arguments: tuple[Spot | None, ...], values: Sequence[Value]) -> tuple[Area, ...]:
        """The arguments as they show in the cells of a call."""
        spots = (*arguments, *[None] * (len(values) - len(arguments)))

        def shown_in(spot: Spot | None) -> Any:
            def shown(row: int, column: int, number: float) -> GridCell | None:
                return plain_number(number) if spot is None else self._shown(spot, row, column, number)

            return shown

        return tuple(area_of(value, shown_in(spot)) for spot, value in zip(spots, values, strict=True))

    def _shown(self, spot: Spot, row: int, column: int, number: float) -> GridCell | None:
        """What a cell shows that is worth a number; None for a blank one."""
        cell = self._sheets[spot.sheet].getCellByPosition(spot.span.left - 1 + column, spot.span.top - 1 + row)
        if not number and cell.Type.value == "EMPTY":
            return None
        return self._formats.cell(number, cell.NumberFormat)

    def _address(self, spot: Spot) -> Any:
        return _range(self._sheets[spot.sheet], spot.span).RangeAddress


def _formulas(sheet: Any) -> Iterator[tuple[int, int, str]]:
    """The formulas of a sheet that may be ours, with row and column; one over an area once, where it begins."""
    arrays: set[str] = set()
    for block in blocks(sheet, FORMULA_CELLS):
        at = block.RangeAddress
        for row, line in enumerate(block.getFormulaArray(), at.StartRow + 1):
            for column, text in enumerate(line, at.StartColumn + 1):
                if "PERF" in text.upper() and text not in arrays:
                    if text.startswith("{"):
                        arrays.add(text)
                    yield row, column, text


def _written_worth(written: list[Written], spot: Spot) -> object:
    """What a cell or an area is worth to Calc, UNKNOWN where a formula works it out."""
    if not spot.single:
        return spot.shape
    worth = written[spot.sheet].worth(spot.span.top, spot.span.left)
    return UNKNOWN if worth is None else worth


def _spot(place: Place | None, own: int, sheets: dict[str, int]) -> Spot | None:
    if place is None:
        return None
    sheet = sheets.get(place.sheet) if place.sheet else own
    span = span_of(_COLUMNS.sub(rf"\g<first>1:\g<last>{LAST_ROW}", place.area))
    return None if sheet is None or span is None else Spot(sheet, span)


def _worth(value: Value) -> object:
    """A value as it is compared: an area by its shape, one left out as 0, as Calc makes of a blank cell."""
    if isinstance(value, tuple):
        return LAST_ROW if isinstance(value, WholeColumn) else len(value), len(value[0]) if value else 0
    return 0.0 if value is None else value


def _range(sheet: Any, span: Span) -> Any:
    return sheet.getCellRangeByPosition(span.left - 1, span.top - 1, span.right - 1, span.bottom - 1)


def plain_areas(values: Iterable[Value]) -> tuple[Area, ...]:
    """The arguments as they are worth, without formats."""
    return tuple(area_of(value, lambda _row, _column, number: plain_number(number)) for value in values)
