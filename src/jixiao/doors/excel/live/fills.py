"""Fills (填充) put onto the cells of an open workbook, many cells in one call."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from jixiao.doors.excel.live.addresses import unions
from jixiao.doors.excel.live.state import insist
from jixiao.workbook.difference import Difference
from jixiao.workbook.difference.fill import GRADIENT, NONE, SOLID, Color, Fill

_AUTOMATIC = -4105
_REPEATED = 8  # places in a file's palette that come again as its next eight; Excel counts them once, from 1
_PATTERNS = {
    NONE: -4142,
    SOLID: 1,
    GRADIENT: -4142,
    "gray0625": 18,
    "gray125": 17,
    "lightGray": -4124,
    "mediumGray": -4125,
    "darkGray": -4126,
    "darkHorizontal": -4128,
    "darkVertical": -4166,
    "darkDown": -4121,
    "darkUp": -4162,
    "darkGrid": 9,
    "darkTrellis": 10,
    "lightHorizontal": 11,
    "lightVertical": 12,
    "lightDown": 13,
    "lightUp": 14,
    "lightGrid": 15,
    "lightTrellis": 16,
}


def put_fills(sheets: Mapping[str, Any], difference: Difference) -> None:
    """Give the cells their new fills; a gradient, which Excel's macros cannot copy from data, becomes no fill."""
    groups: dict[tuple[str, Fill], list[str]] = {}
    for change in difference.cells:
        if change.fill is not None:
            groups.setdefault((change.sheet, change.fill), []).append(change.cell)
    for (sheet, fill), cells in groups.items():
        for address in unions(cells):
            _put(sheets[sheet].Range(address).Interior, fill)


def lost_gradients(difference: Difference) -> Iterator[str]:
    """The sentences about cells that had a gradient fill, which does not come back."""
    lost: dict[str, list[str]] = {}
    for change in difference.cells:
        if change.fill is not None and change.fill.pattern == GRADIENT:
            lost.setdefault(change.sheet, []).append(change.cell)
    for sheet, cells in lost.items():
        yield f"工作表“{sheet}”的 {'、'.join(cells)} 原来是渐变填充，不能恢复，已改为无填充，请按需要重新设置。"


def _put(interior: Any, fill: Fill) -> None:
    """Set one property after the other; half a fill would be nobody's, so what was begun is insisted on."""
    interior.Pattern = _PATTERNS.get(fill.pattern, 1)
    for name, value in _steps(fill):
        insist(partial(setattr, interior, name, value))


def _steps(fill: Fill) -> Iterator[tuple[str, object]]:
    if fill.pattern not in (NONE, GRADIENT):
        yield from _color_steps("", fill.color)
        if fill.pattern != SOLID:
            yield from _color_steps("Pattern", fill.lines)


def _color_steps(what: str, color: Color) -> Iterator[tuple[str, object]]:
    """How a colour is set; ``what`` is "" for the one behind, "Pattern" for that of the lines."""
    if color.rgb is not None:
        red, green, blue = bytes.fromhex(color.rgb)
        yield f"{what}Color", red + (green << 8) + (blue << 16)
    elif color.theme is not None:
        yield f"{what}ThemeColor", color.theme + 1
    elif color.indexed is not None:
        yield f"{what}ColorIndex", color.indexed + 1 if color.indexed < _REPEATED else color.indexed + 1 - _REPEATED
    else:
        yield f"{what}ColorIndex", _AUTOMATIC
    if color.tint:
        yield f"{what}TintAndShade", float(color.tint)
