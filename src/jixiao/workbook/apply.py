"""Edits applied to a workbook file, and taken out of it again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jixiao.workbook.edits import Edit
from jixiao.workbook.package.application import Application
from jixiao.workbook.package.save import check_target, save
from jixiao.workbook.package.sniff import open_package


def apply_edits(source: Path, edits: Iterable[Edit], target: Path) -> None:
    """Write ``source`` with the edits applied to ``target``, which may be the same file.

    Parts that no edit touches are copied as compressed bytes; the target is replaced in one step at the very end.

    Raises:
        WorkbookError: one Chinese sentence that says what cannot be done; the files are then as they were.
    """
    source, target = Path(source), Path(target)
    package = open_package(source)
    with package.archive:
        check_target(target)
        Application(package).apply(list(edits))
        save(package, target)
