"""Where each form of a sheet begins and ends, and which headers are its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.reader.budget import is_budget_header
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.labels import Label, label_of

_CONTINUED = re.compile(r"\(续表?\)|续表?$|\(接上页\)")
_PREAMBLE = re.compile(r"附[件表]\d*[:：]?|(金额)?单位:(百万元|亿元|万元|千元|元)")


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one form (一张表): they may hold several headers."""

    rows: tuple[int, ...]
    headers: tuple[Header, ...]


def segments(view: GridView, headers: Sequence[Header]) -> Iterator[Segment]:
    """The forms of a sheet that these headers head, each with its rows."""
    starts: list[tuple[int, list[Header]]] = []
    end_of_last = 0
    known: set[str] = set()
    for header in headers:
        gap = _between(view.rows, end_of_last, header.top)
        begins = _beginning(view, gap, known) if starts else (gap[0] if gap else header.top)
        if begins is None:
            starts[-1][1].append(header)
        else:
            starts.append((begins, [header]))
            known = {_row_text(view, row) for row in gap}
        end_of_last = header.bottom + 1
    for position, (start, own) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else 1 << 21
        yield Segment(_between(view.rows, start, end), tuple(own))


def _between(rows: list[int], start: int, end: int) -> tuple[int, ...]:
    return tuple(rows[bisect_left(rows, start) : bisect_left(rows, end)])


def _row_text(view: GridView, row: int) -> str:
    return "|".join(_CONTINUED.sub("", compact(cell.text)) for cell in view.own_cells(row))


def _beginning(view: GridView, gap: tuple[int, ...], known: set[str]) -> int | None:
    """The row at which a new form begins between two headers, None where the form goes on.

    A title or a line like 项目名称 begins one unless it repeats what the form above says; a budget block always does.
    """
    start: int | None = None
    new = False
    for row in gap:
        first = view.first(row)
        label = label_of(first.text) if first else None
        budget = is_budget_header(view, row)
        named = label is Label.INFORMATION or (label is Label.TITLE and len(view.own_columns(row)) == 1)
        if start is None and (named or budget or _is_preamble(view, row)):
            start = row
        new = new or budget or (named and _row_text(view, row) not in known)
    return start if new else None


def _is_preamble(view: GridView, row: int) -> bool:
    """Whether a row may stand above a form's title or name: 附件2, 单位：万元."""
    return any(_PREAMBLE.fullmatch(compact(cell.text)) for cell in view.own_cells(row))
