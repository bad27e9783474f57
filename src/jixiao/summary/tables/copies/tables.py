"""Forms of different units with the same rows (相同表格): name, target and actual alike in all rows or in most.

How it is found in one pass over the rows, whatever their number:

1. Every row becomes a number, made of its name, target and actual as `keys` closes them up. Rows that say nothing but
   a name do not count.
2. Forms with the same rows have the same sum of these numbers: they are one pattern (整张表相同).
3. Of each pattern one form is kept. A row that stands in 2 to 20 patterns is rare, one in more is what
   everybody writes (资金使用合规性 100%). Only patterns that share three rare rows are compared row by
   row: five rows in common, and four fifths of the shorter form, are 多数行相同. Patterns alike become one group.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import chain

import numpy as np
import numpy.typing as npt
import pandas as pd

from jixiao.summary.schema import FORMS, INDICATORS, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.copies.group import PLACES, Group, Kind, Place
from jixiao.summary.tables.keys import closed, indicator_key
from jixiao.summary.tables.segments import segments_of
from jixiao.summary.tables.whose import Numbers, Whose, numbers

FEWEST_ROWS, SHARE = 5, 0.8
_RARE, _RARE_ROWS = 20, 3
_FORMS = 1 << 31  # more than there are, so that two fit into one number
_PAIRS = 20_000_000  # that are looked at, at most: 160 MB
_SHOWN = 3  # rows that are quoted

Marks = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The different rows of each form that has enough of them, in the order of forms."""

    form: Numbers
    mark: Marks
    row: Numbers  # in the table


@dataclass(frozen=True, slots=True)
class _Like:
    """Forms that are alike, with the table rows that they share."""

    kind: Kind
    forms: tuple[int, ...]
    about: str
    rows: tuple[int, ...]


def same_tables(store: Store, whose: Whose) -> list[Group]:
    """Find the forms of different units that are alike."""
    rows = _rows(store, whose)
    if not len(rows.form):
        return []
    patterns = _patterns(rows)
    alike = [*_whole(rows, patterns, whose), *_nearly(rows, patterns, whose)]
    return list(_told(store, whose, alike))


def _rows(store: Store, whose: Whose) -> _Rows:
    frame = store.frame(INDICATORS, ["workbook", "form", "name", "target", "actual"])
    form = whose.form_numbers(numbers(frame["workbook"]), numbers(frame["form"]))
    blank = [frame[name].cat.codes.to_numpy() == _place(frame[name], "") for name in ("target", "actual")]
    mark = np.zeros(len(frame), dtype=np.uint64)
    for name in ("name", "target", "actual"):
        mark = mark * np.uint64(0x9E3779B97F4A7C15) + _marks(frame[name], indicators=name == "name")
    said = np.flatnonzero(~(blank[0] & blank[1]))
    order = said[np.lexsort((said, mark[said], form[said]))]
    same = (form[order][1:] == form[order][:-1]) & (mark[order][1:] == mark[order][:-1])
    order = order[np.concatenate([np.ones(min(1, len(order)), bool), ~same])]
    enough = np.bincount(form[order], minlength=len(whose.of_form)) >= FEWEST_ROWS
    order = order[enough[form[order]]]
    return _Rows(form[order], mark[order], order)


def _place(column: pd.Series, text: str) -> int:
    """The number of a text among those of a column; one that no row has where it is not there."""
    categories = column.cat.categories.tolist()
    return categories.index(text) if text in categories else len(categories)


def _marks(column: pd.Series, *, indicators: bool) -> Marks:
    """A number for each row of a column of texts, made once for each text."""
    key = indicator_key if indicators else closed
    texts = [key(text).encode("utf-8", "replace") for text in column.cat.categories.tolist()]
    found = [int.from_bytes(blake2b(text, digest_size=8).digest(), "big") for text in texts]
    return np.array([*found, 0], dtype=np.uint64)[column.cat.codes.to_numpy()]


def _patterns(rows: _Rows) -> dict[tuple[int, int], list[int]]:
    """The forms by what they hold: the sum of their rows and how many there are."""
    parts = segments_of(rows.form)
    # The square keeps two rows from standing for two others with the same sum.
    sums = np.add.reduceat(rows.mark * rows.mark + rows.mark, parts.starts)
    forms = rows.form[parts.starts].tolist()
    found: dict[tuple[int, int], list[int]] = {}
    for form, mark, size in zip(forms, sums.tolist(), parts.sizes.tolist(), strict=True):
        found.setdefault((mark, size), []).append(form)
    return found


def _several(forms: Iterable[int], whose: Whose) -> bool:
    return len({int(whose.of_form[form]) for form in forms}) > 1


def _whole(rows: _Rows, patterns: dict[tuple[int, int], list[int]], whose: Whose) -> Iterator[_Like]:
    for (_, size), forms in patterns.items():
        if len(forms) > 1 and _several(forms, whose):
            yield _Like(Kind.TABLE, tuple(forms), f"{size}行指标全部相同", _first_rows(rows, forms[0], None))


def _first_rows(rows: _Rows, form: int, marks: set[int] | None) -> tuple[int, ...]:
    start, stop = np.searchsorted(rows.form, [form, form + 1])
    found = zip(rows.row[start:stop].tolist(), rows.mark[start:stop].tolist(), strict=True)
    return tuple(sorted(row for row, mark in found if marks is None or mark in marks)[:_SHOWN])


def _nearly(rows: _Rows, patterns: dict[tuple[int, int], list[int]], whose: Whose) -> Iterator[_Like]:
    members = {forms[0]: forms for forms in patterns.values()}
    clusters = _Clusters()
    for one, other in _candidates(rows, np.array(sorted(members), dtype=np.int64)):
        first, second = _marks_of(rows, one), _marks_of(rows, other)
        shared, shorter = first & second, min(len(first), len(second))
        if len(shared) >= FEWEST_ROWS and len(shared) >= SHARE * shorter:
            about = f"{shorter}行指标中有{len(shared)}行相同"
            clusters.join(one, other, (about, _first_rows(rows, one, shared)))
    for forms, (about, quoted) in clusters.all():
        everything = tuple(sorted(chain.from_iterable(members[form] for form in forms)))
        if _several(everything, whose):
            yield _Like(Kind.ROWS, everything, about, quoted)


def _marks_of(rows: _Rows, form: int) -> set[int]:
    start, stop = np.searchsorted(rows.form, [form, form + 1])
    return set(rows.mark[start:stop].tolist())


def _candidates(rows: _Rows, kept: Numbers) -> Iterator[tuple[int, int]]:
    """Pairs of forms that share rare rows."""
    chosen = np.flatnonzero(np.isin(rows.form, kept))
    order = chosen[np.lexsort((rows.form[chosen], rows.mark[chosen]))]
    parts = segments_of(rows.mark[order].view(np.int64))
    pairs: list[Numbers] = []
    room = _PAIRS
    for size in range(2, _RARE + 1):
        starts = parts.starts[parts.sizes == size]
        room -= len(starts) * size * (size - 1) // 2
        if room < 0:  # then rare is what stands in fewer patterns
            break
        block = rows.form[order[starts[:, None] + np.arange(size)]]
        first, second = np.triu_indices(size, 1)
        pairs.append((block[:, first] * _FORMS + block[:, second]).ravel())
    found, counts = np.unique(np.concatenate(pairs), return_counts=True)
    for pair in found[counts >= _RARE_ROWS].tolist():
        yield divmod(pair, _FORMS)


class _Clusters:
    """What is alike to one another, directly or through others, with what the first two of each have in common."""

    def __init__(self) -> None:
        self._above: dict[int, int] = {}
        self._about: dict[int, tuple[str, tuple[int, ...]]] = {}

    def join(self, one: int, other: int, about: tuple[str, tuple[int, ...]]) -> None:
        first, second = sorted((self._top(one), self._top(other)))
        self._above[second] = first
        self._about.setdefault(first, about)

    def all(self) -> Iterator[tuple[list[int], tuple[str, tuple[int, ...]]]]:
        found: dict[int, list[int]] = {}
        for each in self._above:
            found.setdefault(self._top(each), []).append(each)
        for top, others in found.items():
            yield sorted({top, *others}), self._about[top]

    def _top(self, each: int) -> int:
        while each in self._above and self._above[each] != each:
            each = self._above[each]
        return each


def _told(store: Store, whose: Whose, alike: list[_Like]) -> Iterator[Group]:
    books, forms = store.frame(WORKBOOKS, ["path"]), store.frame(FORMS, ["workbook", "sheet", "title"])
    paths, of_form = books["path"].tolist(), numbers(forms["workbook"]).tolist()
    names = zip(forms["sheet"], forms["title"], strict=True)
    where = [f"{sheet}（{title}）" if title and title != sheet else sheet for sheet, title in names]
    said = store.frame(INDICATORS, ["name", "target", "actual"])
    for each in alike:
        places = tuple(Place(int(whose.of_form[form]), paths[of_form[form]], where[form]) for form in each.forms)
        units = tuple(sorted({place.unit for place in places}))
        quoted = "；".join(_quote(*said.iloc[row]) for row in each.rows)
        about = f"{each.about}，如：{quoted}"
        yield Group(each.kind, units, tuple(_each_unit_first(places)[:PLACES]), len(places), about)


def _each_unit_first(places: Sequence[Place]) -> list[Place]:
    """The first place of every unit, then the others."""
    first = {place.unit: place for place in reversed(places)}
    return [*sorted(first.values()), *(place for place in places if place is not first[place.unit])]


def _quote(name: str, target: str, actual: str) -> str:
    values = "，".join(part for part in (target and f"指标值{target}", actual and f"完成值{actual}") if part)
    return f"{name}（{values}）"
