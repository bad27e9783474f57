"""One form in the making: where its columns are, what is copied into it, and the pack that scores it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from jixiao.drafts.layout import Layout, Slot
from jixiao.drafts.paper import Content, Paper, Rule
from jixiao.drafts.project import Project
from jixiao.drafts.style import Look
from jixiao.form.grid import Span, reference
from jixiao.form.model import Form
from jixiao.packs.model import Pack


@dataclass(frozen=True, slots=True)
class Scheme:
    """The pack in force (口径), and what formulas and the defined name call it."""

    pack: Pack
    name: str


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet being laid out for a project."""

    paper: Paper
    layout: Layout
    project: Project
    scheme: Scheme

    @property
    def form(self) -> Form:
        """The target table that is copied."""
        return self.project.form

    @property
    def last(self) -> int:
        """The number of the last column."""
        return len(self.layout.slots)

    def put(self, slot: Slot, row: int, content: Content, look: Look, rule: Rule | None = None) -> None:
        """Put a content on the cell of a slot."""
        self.paper.put((row, self.layout.column(slot)), content, look, rule)

    def hide_error(self, slot: Slot, row: int, needs: Sequence[str]) -> None:
        """Let a formula of the add-in show no error before the cells that it ``needs`` are filled in.

        Where the add-in is missing, LibreOffice shows one in place of a blank result.
        """
        blank = ",".join(f'{cell}=""' for cell in needs)
        self.paper.unseen_while[row, self.layout.column(slot)] = f"=AND(ISERROR({self.ref(slot, row)}),OR({blank}))"

    def put_across(self, row: int, left: int, right: int, content: Content, look: Look) -> None:
        """Put a content on a merged area of one row."""
        self.paper.put(Span(row, left, row, right), content, look)

    def ref(self, slot: Slot, row: int) -> str:
        """A slot's cell as a formula writes it."""
        return reference(row, self.layout.column(slot))

    def perf(self, function: str, *cells: str, kind: str = "") -> str:
        """A formula of the add-in over some cells, under the pack in force; ``kind`` is its 类型 where it needs one."""
        pack = self.scheme.name.replace('"', '""')
        last = f',"{kind}"' if kind else ""
        return f'={function}({",".join(cells)},"{pack}"{last})'
