"""Charts as the XML of their parts, written by XlsxWriter: it knows what Excel expects, and caches the values drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from jixiao.form.grid import Span
from jixiao.workbook.chart import Chart, ChartKind, Series
from jixiao.workbook.edits import Formula, Link, NewCell, NewSheet
from jixiao.workbook.package.donor import Donor
from jixiao.workbook.places import covers

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_INK, _GRID = "#404040", "#D9D9D9"
_SMALL = {"size": 9, "bold": False, "color": _INK}
_HATCH = "wide_upward_diagonal"
_GAP = 60  # between the bars of two categories, in per cent of a bar


def chart_parts(sheet: NewSheet, title: str) -> list[bytes]:
    """Give each chart of a new sheet as its part; ``title`` is what the sheet is called in the workbook."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - 60 ms that only a sheet with charts needs

    content = BytesIO()
    book = Workbook(content, {"in_memory": True})
    page = book.add_worksheet(title)
    for row, column, value in _drawn(sheet):
        page.write(row - 1, column - 1, value)
    for chart in sheet.charts:
        page.insert_chart(0, 0, _authored(book, title, chart))
    book.close()
    donor = Donor(content.getvalue())
    return [
        _finished(donor.content(f"xl/charts/chart{number}.xml"), chart)
        for number, chart in enumerate(sheet.charts, start=1)
    ]


def _finished(part: bytes, chart: Chart) -> bytes:
    """Say that lines are straight: XlsxWriter leaves it out, and LibreOffice then draws them curved."""
    return part.replace(b"</c:ser>", b'<c:smooth val="0"/></c:ser>') if chart.kind is ChartKind.LINE else part


def _drawn(sheet: NewSheet) -> Iterator[tuple[int, int, str | float]]:
    """The cells that charts draw, with the values they have now."""
    spans = [span for chart in sheet.charts for series in chart.series for span in (series.categories, series.values)]
    for cell in sheet.cells:
        value = _value_now(cell)
        if value is not None and any(covers(span, cell.row, cell.column) for span in spans):
            yield cell.row, cell.column, value


def _value_now(cell: NewCell) -> str | float | None:
    content = cell.content
    if isinstance(content, Formula):
        content = content.cached
    if isinstance(content, Link):
        return content.text
    return float(content) if isinstance(content, int | Decimal) else content


def _authored(book: Workbook, title: str, chart: Chart) -> Any:
    made = book.add_chart({"type": chart.kind.value})
    for series in chart.series:
        made.add_series(_series(title, series, chart))
    made.set_title({"name": chart.title, "name_font": {"size": 12, "bold": True, "color": _INK}, "overlay": False})
    made.set_legend({"position": "bottom", "font": _SMALL} if len(chart.series) > 1 else {"none": True})
    categories: dict[str, Any] = {"name": chart.category_title, "name_font": _SMALL, "num_font": _SMALL}
    categories |= {"line": {"color": _INK}, "major_tick_mark": "none", "label_position": "low"}
    values: dict[str, Any] = {
        "name": chart.value_title,
        "name_font": _SMALL,
        "num_font": _SMALL,
        "line": {"none": True},
    }
    values |= {"num_format": chart.number_format, "major_gridlines": {"visible": True, "line": {"color": _GRID}}}
    if chart.kind is ChartKind.BAR:
        # The first category is then on top, and the axis of the values stays at the bottom.
        categories |= {"reverse": True, "crossing": "max"}
        made.set_y_axis(categories)  # the upright axis, which is that of the categories here
        made.set_x_axis(values)
    else:
        made.set_x_axis(categories)
        made.set_y_axis(values)
    made.show_blanks_as("span" if chart.kind is ChartKind.LINE else "gap")
    return made


def _series(title: str, series: Series, chart: Chart) -> Mapping[str, Any]:
    color = f"#{series.color}"
    given: dict[str, Any] = {
        "name": series.name,
        "categories": _range(title, series.categories),
        "values": _range(title, series.values),
    }
    if series.labelled:
        given["data_labels"] = {"value": True, "font": _SMALL, "num_format": chart.number_format}
    if chart.kind is ChartKind.LINE:
        given["line"] = {"color": color, "width": 2.25, "dash_type": "dash" if series.hatched else "solid"}
        shape = "diamond" if series.hatched else "circle"
        inside = "#FFFFFF" if series.hatched else color
        given["marker"] = {"type": shape, "size": 7, "border": {"color": color}, "fill": {"color": inside}}
        return given
    given |= {"border": {"color": color, "width": 0.75}, "gap": _GAP, "overlap": 0}
    if series.hatched:
        given["pattern"] = {"pattern": _HATCH, "fg_color": color, "bg_color": "#FFFFFF"}
    else:
        given["fill"] = {"color": color}
    return given


def _range(title: str, span: Span) -> list[str | int]:
    return [title, span.top - 1, span.left - 1, span.bottom - 1, span.right - 1]
