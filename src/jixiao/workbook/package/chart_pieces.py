"""What charts are put together from: texts, fills and lines as DrawingML."""

from __future__ import annotations

from jixiao.workbook.package.characters import quoted

INK, GRID = "404040", "D9D9D9"
_WHITE = "FFFFFF"
_SMALL, _TITLE = 900, 1200  # hundredths of a point
_UPRIGHT = ' rot="-5400000" vert="horz"'
_THIN = 9525  # English Metric Units: 0.75 points


def title(text: str, *, of_chart: bool = False, upright: bool = False) -> str:
    """The title of a chart or of an axis; nothing for no text."""
    if not text:
        return ""
    size, bold = (_TITLE, 1) if of_chart else (_SMALL, 0)
    turned = _UPRIGHT if upright else ""
    font = f'sz="{size}" b="{bold}"'
    return (
        f"<c:title><c:tx><c:rich><a:bodyPr{turned}/><a:lstStyle/><a:p>"
        f"<a:pPr><a:defRPr {font}>{_solid(INK)}</a:defRPr></a:pPr>"
        f'<a:r><a:rPr lang="zh-CN" {font}>{_solid(INK)}</a:rPr><a:t>{quoted(text)}</a:t></a:r>'
        '</a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    )


def small_text() -> str:
    """How the texts of axes, legend and labels look."""
    return (
        "<c:txPr><a:bodyPr/><a:lstStyle/><a:p>"
        f'<a:pPr><a:defRPr sz="{_SMALL}" b="0">{_solid(INK)}</a:defRPr></a:pPr>'
        '<a:endParaRPr lang="zh-CN"/></a:p></c:txPr>'
    )


def bar_look(color: str, *, hatched: bool) -> str:
    """A bar: filled, or striped in its colour."""
    stripes = f"<a:fgClr>{_color(color)}</a:fgClr><a:bgClr>{_color(_WHITE)}</a:bgClr>"
    inside = f'<a:pattFill prst="wdUpDiag">{stripes}</a:pattFill>' if hatched else _solid(color)
    return f"<c:spPr>{inside}{_line(color, _THIN)}</c:spPr>"


def line_look(color: str, *, dashed: bool) -> str:
    """A line with its markers: solid with dots, or dashed with hollow diamonds."""
    shape, inside, dash = ("diamond", _WHITE, "dash") if dashed else ("circle", color, "solid")
    return (
        f'<c:spPr><a:ln w="28575" cap="rnd">{_solid(color)}<a:prstDash val="{dash}"/></a:ln></c:spPr>'
        f'<c:marker><c:symbol val="{shape}"/><c:size val="7"/>'
        f"<c:spPr>{_solid(inside)}{_line(color, _THIN)}</c:spPr></c:marker>"
    )


def axis_line(color: str | None) -> str:
    """The line of an axis or of a grid; None for no line."""
    return f"<c:spPr>{'<a:ln><a:noFill/></a:ln>' if color is None else _line(color, _THIN)}</c:spPr>"


def _line(color: str, width: int) -> str:
    return f'<a:ln w="{width}">{_solid(color)}</a:ln>'


def _solid(color: str) -> str:
    return f"<a:solidFill>{_color(color)}</a:solidFill>"


def _color(color: str) -> str:
    return f'<a:srgbClr val="{color}"/>'
