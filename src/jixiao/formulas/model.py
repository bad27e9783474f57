"""A formula as data: its name, what it takes, what the function wizard says of it (函数向导)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias

from jixiao.form.grid import GridCell, Span
from jixiao.functions import FormulaError

Answer: TypeAlias = str | Decimal | FormulaError
"""What one cell of a result shows: text ("" for nothing), a number, or the error with the sentence behind it."""


@dataclass(frozen=True, slots=True)
class Area:
    """The cells that an argument names (区域), row by row; a single cell is an area of one. Blank cells are None.

    ``top`` and ``left`` are where it stands on its sheet, ``merges`` the merged areas there: only formulas that take an
    area as a whole look at them.
    """

    rows: tuple[tuple[GridCell | None, ...], ...]
    top: int = 1
    left: int = 1
    merges: tuple[Span, ...] = ()

    @property
    def shape(self) -> tuple[int, int]:
        """The number of rows and columns."""
        return len(self.rows), len(self.rows[0]) if self.rows else 0

    @property
    def cells(self) -> tuple[GridCell | None, ...]:
        """All cells, row by row."""
        return tuple(cell for row in self.rows for cell in row)


BLANK = Area(((None,),))
"""An argument that is left out, or a blank cell."""


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument (参数): its English name for code, its Chinese label and help for people."""

    name: str
    label: str
    help: str
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Formula:
    """One formula (公式).

    Where ``whole`` is False, ``compute`` is given one cell for each argument and answers one row: a column in, a column
    out. Where it is True, it is given whole areas and answers a table of its own. ``placed`` says that it has to know
    where its first area stands on the sheet.
    """

    name: str
    summary: str  # what the function wizard shows, at most 255 characters
    arguments: tuple[Argument, ...]
    compute: Callable[..., Sequence[Answer]] | Callable[..., Sequence[Sequence[Answer]]]
    whole: bool = False
    placed: bool = False

    @property
    def signature(self) -> str:
        """How it is written, in Chinese.

        >>> from jixiao.formulas import formula
        >>> formula("PERF_RATE").signature
        'PERF_RATE(预算数, 执行数)'
        """
        labels = (f"[{each.label}]" if each.optional else each.label for each in self.arguments)
        return f"{self.name}({', '.join(labels)})"
