"""Every text of a book in which people write sentences, each once: cells of the forms, passages of the reports."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from jixiao.checks.passages import passages
from jixiao.form.model import Book, Cell, Form, Passage
from jixiao.values.pattern import Pattern

_TWO_FIGURES = Pattern(r"\d[^\d]+\d")


def told(book: Book) -> Iterator[Cell]:
    """The texts that tell at least two figures."""
    seen: set[tuple[str, int, int]] = set()
    for form in book.forms:
        for cell in _cells(form):
            place = (cell.sheet, cell.row, cell.column)
            if place not in seen and _tells_figures(cell.text):
                seen.add(place)
                yield cell
    for passage in passages(book):
        if _tells_figures(passage.cell.text):
            yield passage.cell


@lru_cache(maxsize=2048)
def _tells_figures(text: str) -> bool:
    """Whether a text tells two figures; check after check asks."""
    return _TWO_FIGURES.search(text) is not None


def told_in_turn(book: Book) -> Iterator[tuple[Cell, str]]:
    """The same, each with its text; in a report the paragraph before it under the same heading stands in front."""
    before = {passage.cell: above for above, passage in pairwise(passages(book)) if _goes_on(above, passage)}
    for cell in told(book):
        above = before.get(cell)
        yield cell, f"{above.cell.text}\n{cell.text}" if above else cell.text


def _goes_on(above: Passage, below: Passage) -> bool:
    same = above.cell.sheet == below.cell.sheet and above.heading == below.heading
    return same and below.level is None and below.cell.row - above.cell.row <= 1


def _cells(form: Form) -> Iterator[Cell]:
    cells: list[Cell | None] = [cell for goal in form.goals for cell in (goal.text, goal.actual, goal.reason)]
    cells += [remark.cell for remark in form.remarks]
    cells += [form.conclusion.cell if form.conclusion else None, form.budget.reason if form.budget else None]
    for row in form.filled:
        cells += [row.actual.cell if row.actual else None, row.reason, row.measure]
    return (cell for cell in cells if cell is not None)
