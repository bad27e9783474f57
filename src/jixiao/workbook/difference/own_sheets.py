"""Which sheets go and which come when a workbook becomes another: one that would come back the same stays."""

from __future__ import annotations

from decimal import Decimal

from jixiao.form.grid import GridCell
from jixiao.workbook.difference.held import HeldBook
from jixiao.workbook.package.record import Layer

_PRECISION = Decimal("1e-14")  # what a spreadsheet keeps of a number


def changed_sheets(old: HeldBook, new: HeldBook) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the sheets to remove, and those to add, in the order of the new workbook.

    Sheets that one command wrote anew are taken together: they may refer to each other, and stand in their order only
    when all of them move. A program that saved the workbook has written the XML of each sheet in its own way, so those
    that differ are compared by what they hold.
    """
    fresh = [title for title in new.entries if title not in old.entries]
    layers = new.record.layers if new.record else ()
    written = [title for layer in layers for title in _written_anew(old, new, layer) if title in old.entries]
    gone = [title for title in old.entries if title not in new.entries]
    if not (fresh or gone) and all(_alike(old, new, title) for title in written):
        return (), ()
    added = {*fresh, *written}
    removed = tuple(title for title in old.entries if title in gone or title in written)
    return removed, tuple(title for title in new.entries if title in added)


def _written_anew(old: HeldBook, new: HeldBook, layer: Layer) -> list[str]:
    """The sheets of a layer that was written by the latest command; those of other layers are as they were."""
    titles = [title for title in layer.sheets if title in new.entries]
    untouched = all(title in old.entries and old.text(title) == new.text(title) for title in titles)
    return [] if untouched else titles


def _alike(old: HeldBook, new: HeldBook, title: str) -> bool:
    """Whether two sheets hold the same cells, merged in the same way."""
    one, other = old.cells(title), new.cells(title)
    same = one.keys() == other.keys() and old.merges(title) == new.merges(title)
    return same and all(_same(cell, other[place]) for place, cell in one.items())


def _same(one: GridCell, other: GridCell) -> bool:
    """Whether two cells hold the same; of a formula neither the result counts nor quotes that it may leave out."""
    if one.formula is not None or other.formula is not None:
        return _bare(one.formula) == _bare(other.formula)
    if one.number is None or other.number is None:
        return (one.number, one.text) == (other.number, other.text)
    return abs(one.number - other.number) <= abs(one.number) * _PRECISION


def _bare(formula: str | None) -> str | None:
    return None if formula is None else formula.replace("'", "")
