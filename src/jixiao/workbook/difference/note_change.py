"""What differs between two texts of a note (批注), as the one stretch to cut and the text to put there."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from jixiao.workbook.text_size import line_count, text_length, text_width

_NARROW, _WIDE = 180, 300  # points
_LOW, _HIGH = 80, 400
_LINE, _MARGIN = 13, 14
_CHARACTER = 5  # points that a Latin letter takes at 9 points; a Chinese one takes two


class Box(NamedTuple):
    """The size of a note's box in points."""

    width: int
    height: int


class NoteEdit(NamedTuple):
    """Leave ``start`` characters as they are, cut the next ``cut`` and put ``inserted`` there.

    Characters are counted as Excel and LibreOffice do, in UTF-16 units.
    """

    start: int
    cut: int
    inserted: str


@dataclass(frozen=True, slots=True)
class NoteChange:
    """A note's text before and after; None is no note. ``ours`` says that all of it before was put there by jixiao."""

    before: str | None
    after: str | None
    ours: bool = False

    @property
    def edit(self) -> NoteEdit:
        """The smallest change, so that what a user has formatted in the note stays."""
        return note_edit(self.before or "", self.after or "")

    @property
    def box(self) -> Box | None:
        """The size of the box that the note now needs; None where there is no note, or its user has sized it."""
        return note_box(self.after) if self.after is not None and (self.before is None or self.ours) else None


def note_edit(before: str, after: str) -> NoteEdit:
    r"""Find what differs between two texts.

    >>> note_edit("我的话", "我的话\n提示")
    NoteEdit(start=3, cut=0, inserted='\n提示')
    """
    shorter = min(len(before), len(after))
    start = next((at for at in range(shorter) if before[at] != after[at]), shorter)
    most = shorter - start
    end = next((at for at in range(most) if before[-1 - at] != after[-1 - at]), most)
    cut, inserted = before[start : len(before) - end], after[start : len(after) - end]
    return NoteEdit(text_length(before[:start]), text_length(cut), inserted)


def note_box(text: str) -> Box:
    """How large a box shows a text: no smaller than the box of the file writer, no larger than a screen bears.

    >>> note_box("改法：补充依据。")
    Box(width=180, height=80)
    """
    longest = max(map(text_width, text.split("\n")), default=0)
    width = min(max(longest * _CHARACTER + _MARGIN, _NARROW), _WIDE)
    lines = line_count(text, width / _CHARACTER)
    return Box(width, min(max(ceil(lines * _LINE) + _MARGIN, _LOW), _HIGH))
