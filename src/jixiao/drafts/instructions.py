"""The page 填写说明 of a workbook that one department fills in, with what it is known by when it comes back."""

from __future__ import annotations

from collections.abc import Mapping

from jixiao.drafts.book_writer import write_book
from jixiao.drafts.paper import Paper
from jixiao.drafts.style import BLOCK, LEAD, TITLE
from jixiao.prose.template import sections

TITLE_OF_SHEET = "填写说明"
_WORDS = "drafts/instructions.j2"
_WIDTH = 90.0


def instructions(department: str, *, origin: str, file: str, count: int, names: Mapping[str, str]) -> bytes:
    """Write a workbook of this page alone; ``names`` are the defined names that it carries.

    Raises:
        TemplateError: the template cannot be used.
    """
    words = sections(_WORDS, department=department, origin=origin, file=file, count=count)
    paper = Paper(TITLE_OF_SHEET, (_WIDTH,))
    paper.put((1, 1), words.text("标题"), TITLE)
    paper.least_heights[1] = 36.0
    row = 2
    for line in words.lines("说明"):
        paper.put((row, 1), line, LEAD)
        row += 1
    paper.put((row, 1), "怎样写", BLOCK)
    for line in words.lines("怎样写"):
        row += 1
        paper.put((row, 1), line, LEAD)
    return write_book([paper], names, words.text("标题"))
