"""Paragraphs as the passages of a report: broken ones joined, each under its nearest heading."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from jixiao.form.model import Cell, Passage
from jixiao.values.pattern import Pattern

_CHINESE = "[一二三四五六七八九十]"
# From the highest level down; the goal of a report stands below whatever numbering it has.
_LEVELS = (
    Pattern(rf"第{_CHINESE}{{1,3}}(?:部分|章)"),
    Pattern(rf"{_CHINESE}{{1,3}}\s*[、.．]|(?:主要)?存在的?(?:主要)?问题|下一步.{{0,8}}(?:措施|打算|计划)|改进措施"),
    Pattern(rf"[（(]\s*{_CHINESE}{{1,3}}\s*[）)]"),
    Pattern(r"\d{1,2}\s*(?:[、．]|\.(?!\d))"),
    Pattern(r"[（(]\s*\d{1,2}\s*[）)]|[①-⑳]"),
    Pattern(rf"(?:年度|绩效|总体|分项){{0,2}}目标\s*(?:{_CHINESE}{{1,3}}|\d{{1,2}})\s*[:：、.．]"),
)
_NUMBERED_ITEMS = (3, 4)  # a list may be numbered like a heading: only a short line without an end is one
_GOAL = 5
_LONGEST_HEADING = 40
_HEAD_ENDS = Pattern(r"[。；;：:\n]")
_LINE_END = Pattern(r"[。；;！!？?：:，,、]$")
_SENTENCE_END = Pattern(r"[。；;！!？?：:.…]['”’」』）)]*$")
_BROKEN_END = Pattern(r"[一-鿿\d，、,“（(%％]$")
_SHORTEST_BROKEN = 25


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as it stands (段落): a cell with its text; ``level`` is that of a heading style, where it has one.

    ``label`` is what the cell at its left calls it.
    """

    cell: Cell
    in_table: bool = False
    level: int | None = None
    label: str = ""


def passages_of(paragraphs: Iterable[Paragraph]) -> tuple[Passage, ...]:
    """Give each paragraph the heading that it stands under; a heading stands under the one above it in rank."""
    return tuple(_headed(_joined(paragraphs)))


def lines_of(cell: Cell) -> Iterator[Cell]:
    """The lines of a cell that hold something, each as a cell of its own at the same place."""
    for line in cell.text.splitlines():
        if text := line.strip():
            yield replace(cell, text=text)


def heading_level(text: str) -> int | None:
    """The rank of the numbering that a text begins with, None where it begins with none.

    >>> heading_level("一、部门基本情况"), heading_level("（二）公用经费不足。"), heading_level("全年办理案件")
    (1, 2, None)
    """
    return next((level for level, pattern in enumerate(_LEVELS) if pattern.match(text)), None)


def heading_of(text: str, level: int) -> str:
    """The heading in a numbered text: all of it, or what stands before its first full stop; "" for a mere item.

    >>> heading_of("（二）公用经费不足。综合来看，公用经费缺口较大。", 2), heading_of("1.及时付款。", 3)
    ('（二）公用经费不足', '')
    """
    if level in _NUMBERED_ITEMS and (len(text) > _LONGEST_HEADING or _LINE_END.search(text)):
        return ""
    head = _HEAD_ENDS.split(text)[0]
    return head[:_LONGEST_HEADING].strip()


def _headed(paragraphs: Iterable[Paragraph]) -> Iterator[Passage]:
    open_headings: list[tuple[int, str]] = []
    for paragraph in paragraphs:
        text = paragraph.cell.text
        level = None if paragraph.in_table else paragraph.level or heading_level(text)
        heading = "" if level is None else heading_of(text, level)
        if level is not None and heading:
            open_headings = [above for above in open_headings if above[0] < level]
        above = open_headings[-1][1] if open_headings else ""
        yield Passage(paragraph.cell, paragraph.label or above, paragraph.in_table, level if heading else None)
        if level is not None and heading:
            open_headings.append((level, heading))


def _joined(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Join what a page break has cut in the middle of a sentence; the place is that of the first part."""
    last: Paragraph | None = None
    for paragraph in paragraphs:
        if last is not None and _goes_on(last, paragraph):
            last = replace(last, cell=replace(last.cell, text=last.cell.text + paragraph.cell.text))
            continue
        if last is not None:
            yield last
        last = paragraph
    if last is not None:
        yield last


def _goes_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a paragraph is the rest of the sentence above it: that one has no end, and this one has."""
    text, rest = above.cell.text, below.cell.text
    if above.in_table or below.in_table or above.label != below.label or below.level is not None:
        return False
    begun = len(text) >= _SHORTEST_BROKEN and ("，" in text or "。" in text)
    broken = bool(_BROKEN_END.search(text)) and not _SENTENCE_END.search(text)
    return begun and broken and heading_level(rest) is None and bool(_SENTENCE_END.search(rest))
