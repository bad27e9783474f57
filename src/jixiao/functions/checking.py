"""A table as a range (区域), reviewed: what a reviewer would question in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from jixiao.form.grid import GridCell, Sheet, Snapshot, Span
from jixiao.functions.arguments import Given, pack_of
from jixiao.functions.errors import NotScorableError

if TYPE_CHECKING:
    from jixiao.checks.finding import Finding

SHEET = "本表"


def perf_check(
    cells: Mapping[tuple[int, int], GridCell], merges: Iterable[Span] = (), pack: Given = None
) -> tuple[Finding, ...]:
    """The findings of a table that stands in some cells of a sheet, gravest first; none for a sound one.

    Args:
        cells: the cells that are not blank, by row and column on their sheet.
        merges: the merged areas among them.
        pack: 口径 by its name or file.

    Raises:
        NotScorableError: the cells hold no table that can be read.
        WrongArgumentError: 口径 unknown.
    """
    from jixiao.reader import read_book  # noqa: PLC0415 - what scores one row does without a review
    from jixiao.review import review_book  # noqa: PLC0415

    scheme = pack_of(pack)
    sheet = Sheet(SHEET, MappingProxyType(dict(cells)), tuple(merges))
    book = read_book(Snapshot((sheet,)), SHEET)
    if not book.forms and not book.troubles:
        raise NotScorableError(
            "选取的区域里没有读到绩效表，请把表头（三级指标、指标值、实际完成值这一行）和各指标行一起选上。"
        )
    return review_book(book, scheme).findings
