"""An open workbook as the commands of the buttons see it (打开的工作簿), whatever application holds it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol, TypeVar

Result = TypeVar("Result")


class OpenBook(Protocol):
    """What a command may do to the workbook that its user looks at.

    ``how_to_undo`` and ``stays`` are told after a command: how the user takes back what it did, and that a reason that
    was written back stays.
    """

    how_to_undo: str
    stays: str

    def worked_on_copy(
        self,
        work: Callable[[Path, Path], Result],
        *,
        also: Callable[[Result], Iterable[tuple[str, str]]] | None = None,
        tell: Callable[[str], object] | None = None,
    ) -> Result:
        """Save a copy, let ``work`` write its result from the copy, and carry the result over to the open workbook.

        Where ``work`` writes nothing, nothing changes.

        Args:
            work: a command from file to file, given the copy and where its result goes.
            also: gives of the result of ``work`` the cells that are on no record, by sheet and cell.
            tell: is given each sentence about what could not be put back.

        Raises:
            JixiaoError: what ``work`` says, or a protection with a password.
        """

    def show_sheet(self, title: str) -> None:
        """Show a sheet of ours, which somebody may have hidden."""

    def place(self) -> tuple[str, str]:
        """The sheet and the cell where the user is; "" for no cell."""

    def go_to(self, sheet: str, cell: str) -> bool:
        """Select a cell; False where its sheet is hidden, which is then left so."""

    def say(self, text: str) -> None:
        """Write a line into the status bar."""
