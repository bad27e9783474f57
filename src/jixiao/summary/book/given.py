"""What every sheet is given (素材): the data, whose everything is, what stands beside the data."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.summary.book.about import About
from jixiao.summary.book.links import MOST, OPEN, Letters, Link, address
from jixiao.summary.book.workbook import Workbook
from jixiao.summary.store import Store
from jixiao.summary.tables.whose import Whose

ROWS = 200_000  # of a list, at most: a longer one opens too slowly, and the data has them all


@dataclass(frozen=True, slots=True)
class Given:
    """A batch on its way into the workbook."""

    book: Workbook
    store: Store
    whose: Whose
    about: About
    letters: Letters

    def unit(self, number: int) -> str:
        """The name of a unit; a workbook that could not be reviewed has none."""
        return self.whose.names[number] if number >= 0 else ""

    def copy_of(self, copy: str) -> Link | None:
        """A link to a reviewed copy, where there is one."""
        return Link(OPEN, address(copy, self.about.links)) if copy else None


def linked_rows(rows: int) -> int:
    """How many rows of a list have links, for the line that says so; 0 for all."""
    return MOST if rows > MOST else 0
