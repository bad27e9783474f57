"""Draw a planned chart in shades of grey, every bar outlined and its number written beside it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.reports.pictures.chart import Bar, Chart, Fill, Plan
from jixiao.reports.pictures.fonts import font
from jixiao.reports.pictures.plans import plans_of

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageDraw import ImageDraw
    from PIL.ImageFont import FreeTypeFont

    from jixiao.review.overview import Overview
    from jixiao.scoring.form_score import FormScore

_WIDTH = 980  # pixels; 160 to the inch on the width of the text
_LETTER, _ROW, _BAR, _MARGIN = 22, 38, 24, 10
_LABELS = 300  # the most that names may take
_NUMBERS = 230
_GAP = 10
_BLACK, _WHITE, _GRID = 0, 255, 190
_SHADES = {Fill.DARK: 120, Fill.LIGHT: 215}
_HATCH = 8


def draw_charts(score: FormScore, view: Overview) -> Sequence[Chart]:
    """The charts of one form; needs a font (`has_font`)."""
    return [draw(plan) for plan in plans_of(score, view)]


def draw(plan: Plan) -> Chart:
    """One chart as a PNG file."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - an extra that only a report needs

    letters = font(_LETTER)
    height = 2 * _MARGIN + _ROW * (len(plan.bars) + bool(plan.key))
    image = Image.new("L", (_WIDTH, height), _WHITE)
    pen = ImageDraw.Draw(image)
    names = [_fitted(bar.label, letters) for bar in plan.bars]
    left = _MARGIN + round(max(letters.getlength(name) for name in names)) + _GAP
    right = _WIDTH - _MARGIN - _NUMBERS
    both = any(bar.length < 0 for bar in plan.bars)
    room = _Room(
        left + (_NUMBERS // 2 if both else 0), right + (_NUMBERS // 2 if both else 0), both=both, full=plan.full
    )
    for number, (bar, name) in enumerate(zip(plan.bars, names, strict=True)):
        middle = _MARGIN + number * _ROW + _ROW // 2
        pen.text((left - _GAP, middle), name, _BLACK, letters, anchor="rm")
        _draw_bar(image, pen, bar, room, middle)
    pen.line((room.zero, _MARGIN, room.zero, _MARGIN + len(plan.bars) * _ROW), _BLACK, 2)
    _draw_key(image, pen, plan, left, height - _MARGIN - _ROW // 2)
    return Chart(plan.title, plan.alt, _png(image), _WIDTH, height)


class _Room:
    """Where bars may stand: from ``left`` to ``right``, zero in the middle where some go to the left.

    ``full`` says that each bar stands in a frame of the whole width.
    """

    def __init__(self, left: int, right: int, *, both: bool, full: bool) -> None:
        self.left, self.right, self.full = left, right, full
        self.zero = (left + right) // 2 if both else left

    def end(self, length: Decimal) -> int:
        """Where a bar of this length ends."""
        return self.zero + round(length * (self.right - self.zero))


def _draw_bar(image: Image, pen: ImageDraw, bar: Bar, room: _Room, middle: int) -> None:
    top, bottom = middle - _BAR // 2, middle + _BAR // 2
    end = room.end(bar.length)
    start, stop = min(room.zero, end), max(room.zero, end)
    if room.full:
        pen.rectangle((room.zero, top, room.right, bottom), _WHITE, _GRID)
    _fill(image, pen, (start, top, stop, bottom), bar.fill)
    if bar.cut:
        _draw_cut(pen, end - (16 if bar.length > 0 else -16), top, bottom)
    place = room.right if room.full else end
    anchor = "lm" if bar.length >= 0 else "rm"
    pen.text((place + (_GAP if bar.length >= 0 else -_GAP), middle), bar.told, _BLACK, font(_LETTER), anchor=anchor)


def _fill(image: Image, pen: ImageDraw, box: tuple[int, int, int, int], fill: Fill) -> None:
    left, top, right, bottom = box
    if fill is Fill.HATCHED and right > left:
        hatched = _hatch(_WIDTH, _BAR).crop((0, 0, right - left, bottom - top))
        image.paste(hatched, (left, top))
        pen.rectangle(box, None, _BLACK)
    else:
        pen.rectangle(box, _SHADES.get(fill, _WHITE), _BLACK)


@lru_cache(maxsize=2)
def _hatch(width: int, height: int) -> Image:
    """Lines from corner to corner, as wide as the widest bar."""
    from PIL import Image, ImageDraw  # noqa: PLC0415

    image = Image.new("L", (width, height), _WHITE)
    pen = ImageDraw.Draw(image)
    for start in range(-height, width, _HATCH):
        pen.line((start, height, start + height, 0), _BLACK, 2)
    return image


def _draw_cut(pen: ImageDraw, middle: int, top: int, bottom: int) -> None:
    """Two slanting strokes across a bar that would go on."""
    for shift in (-4, 4):
        pen.line((middle + shift - 4, bottom + 3, middle + shift + 4, top - 3), _WHITE, 6)
    for shift in (-7, 7):
        pen.line((middle + shift - 4, bottom + 3, middle + shift + 4, top - 3), _BLACK, 2)


def _draw_key(image: Image, pen: ImageDraw, plan: Plan, left: int, middle: int) -> None:
    for fill, meaning in plan.key:
        _fill(image, pen, (left, middle - 9, left + 36, middle + 9), fill)
        pen.text((left + 46, middle), meaning, _BLACK, font(_LETTER), anchor="lm")
        left += 46 + round(font(_LETTER).getlength(meaning)) + 40


def _fitted(text: str, letters: FreeTypeFont) -> str:
    """A name that fits beside the bars, cut where it is too long."""
    if letters.getlength(text) <= _LABELS:
        return text
    while text and letters.getlength(text + "…") > _LABELS:
        text = text[:-1]
    return text + "…"


def _png(image: Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, "PNG", compress_level=3, dpi=(160, 160))
    return buffer.getvalue()
