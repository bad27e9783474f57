"""Where each form of a sheet begins and ends, and which headers are its own."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jixiao.reader.budget import is_budget_header
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.labels import Label, label_of


@dataclass(frozen=True, slots=True)
class Segment:
    """The rows of one form (一张表): they may hold several headers."""

    rows: tuple[int, ...]
    headers: tuple[Header, ...]


def segments(view: GridView, headers: Sequence[Header]) -> Iterator[Segment]:
    """The forms of a sheet that these headers head, each with its rows."""
    starts: list[tuple[int, list[Header]]] = []
    end_of_last = 0
    title = ""
    for header in headers:
        gap = _between(view.rows, end_of_last, header.top)
        begins = _beginning(view, gap, title) if starts else (gap[0] if gap else header.top)
        if begins is None:
            starts[-1][1].append(header)
        else:
            starts.append((begins, [header]))
            title = _title(view, gap) or title
        end_of_last = header.bottom + 1
    for position, (start, own) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else 1 << 21
        yield Segment(_between(view.rows, start, end), tuple(own))


def _between(rows: list[int], start: int, end: int) -> tuple[int, ...]:
    return tuple(rows[bisect_left(rows, start) : bisect_left(rows, end)])


def _title(view: GridView, rows: tuple[int, ...]) -> str:
    return next((compact(cell.text) for row in rows for cell in view.own_cells(row) if _is_title(view, row)), "")


def _is_title(view: GridView, row: int) -> bool:
    cells = list(view.own_cells(row))
    return len(cells) == 1 and label_of(cells[0].text) is Label.TITLE


def _beginning(view: GridView, gap: tuple[int, ...], title: str) -> int | None:
    """The row at which a new form begins between two headers, None where the form goes on."""
    start: int | None = None
    new = False
    for row in gap:
        first = next(view.own_cells(row), None)
        label = label_of(first.text) if first else None
        another = first is not None and _is_title(view, row) and compact(first.text) != title
        if start is None and (label in {Label.TITLE, Label.INFORMATION} or is_budget_header(view, row)):
            start = row
        new = new or another or label is Label.INFORMATION or is_budget_header(view, row)
    return start if new else None
