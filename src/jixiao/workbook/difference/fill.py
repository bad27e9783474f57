"""A cell's fill (填充) as data: what the XML of the styles says, in words that every back end can act on."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.workbook.package.xml_text import Element, attributes, child, children, opening_tag, root

NONE, SOLID, GRADIENT = "none", "solid", "gradient"
_AUTOMATIC_PLACES = ("64", "65")  # in the palette: the window's own text and background


@dataclass(frozen=True, slots=True)
class Color:
    """A colour in the one way in which it was chosen; automatic where none is given.

    ``rgb`` are six hex digits, ``theme`` is a place among the theme's colours from 0, ``indexed`` one in the old
    palette; ``tint`` from -1 to 1 makes a colour darker or lighter.
    """

    rgb: str | None = None
    theme: int | None = None
    indexed: int | None = None
    tint: Decimal = Decimal(0)


AUTOMATIC = Color()


@dataclass(frozen=True, slots=True)
class Fill:
    """How a cell is filled: ``pattern`` as the styles name it, "none", "solid", "gray125", or "gradient".

    ``color`` is what lies behind, ``lines`` the colour of the pattern drawn on it. A gradient keeps its XML, so that
    two of them can be told apart.
    """

    pattern: str = NONE
    color: Color = AUTOMATIC
    lines: Color = AUTOMATIC
    gradient: str = ""


def read_fill(fragment: str) -> Fill:
    """Read the XML of a fill.

    >>> read_fill('<fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill>').color.rgb
    'FFC7CE'
    """
    whole = root(fragment) if fragment else None
    inner = next(children(fragment, whole.inner, whole.close), None) if whole else None
    if inner is None:
        return Fill()
    if inner.local == "gradientFill":
        return Fill(GRADIENT, gradient=fragment)
    pattern = attributes(opening_tag(fragment, inner)).get("patternType", NONE)
    if pattern == NONE:
        return Fill()
    front, back = (_color(fragment, inner, name) for name in ("fgColor", "bgColor"))
    return Fill(pattern, front) if pattern == SOLID else Fill(pattern, back, front)


def _color(fragment: str, pattern: Element, name: str) -> Color:
    found = child(fragment, pattern, name)
    given = attributes(opening_tag(fragment, found)) if found else {}
    tint = Decimal(given.get("tint", "0"))
    if "rgb" in given:
        return Color(rgb=given["rgb"][-6:].upper(), tint=tint)
    if "theme" in given:
        return Color(theme=int(given["theme"]), tint=tint)
    if "indexed" in given and given["indexed"] not in _AUTOMATIC_PLACES:
        return Color(indexed=int(given["indexed"]), tint=tint)
    return AUTOMATIC
