"""The charts of 汇总.xlsx (图): columns and bars that tell their values, drawn from cells of their own sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.chart import Chart
from xlsxwriter.utility import xl_range_abs

from jixiao.summary.book import style
from jixiao.summary.book.page import Page
from jixiao.summary.book.plain_text import clean
from jixiao.summary.book.workbook import Workbook

_FONT = {"name": style.NORMAL_FONT, "size": 9}
_TITLE = {"name": "黑体", "size": 11, "bold": False}
_LINE = {"color": "#A9B7C4", "width": 0.75}

Area = tuple[int, int, int, int]  # first row and column, last row and column, from 0


@dataclass(frozen=True, slots=True)
class Series:
    """Numbers to draw: their cells, and what stands there, for programs that do not look it up."""

    name: str
    area: Area
    values: Sequence[float]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart: what it is of, the cells with the names of its bars, its series, and its size in pixels."""

    title: str
    names_area: Area
    names: Sequence[str]
    series: Sequence[Series]
    width: int
    height: int
    lying: bool = False  # bars instead of columns


def draw(book: Workbook, page: Page, drawing: Drawing, place: tuple[int, int]) -> None:
    """Put a chart on a sheet with its upper left corner on a cell; one without any number is left out."""
    if not any(value for series in drawing.series for value in series.values):
        return
    chart = book.book.add_chart({"type": "bar" if drawing.lying else "column"})
    fills = (style.BAR_LIGHT, style.BAR_DARK)[-len(drawing.series) :]
    for series, fill in zip(drawing.series, fills, strict=True):
        chart.add_series(
            {
                "name": series.name,
                "categories": _range(page, drawing.names_area),
                "values": _range(page, series.area),
                # The cells are on the disk already when XlsxWriter looks for what to show before Excel has read them.
                "categories_data": [clean(name) for name in drawing.names],
                "values_data": list(series.values),
                "fill": {"color": f"#{fill}"},
                "border": {"color": f"#{style.BAR_DARK}", "width": 0.5},
                "data_labels": {"value": True, "font": _FONT, "num_format": '#,##0;-#,##0;""'},
                "gap": 60,
            }
        )
    _finish(chart, drawing)
    page.sheet.insert_chart(*place, chart, {"object_position": 2, "x_offset": 4, "y_offset": 4})


def _finish(chart: Chart, drawing: Drawing) -> None:
    chart.set_title({"name": drawing.title, "name_font": _TITLE, "overlay": False})
    names = {"num_font": _FONT, "line": _LINE, "major_tick_mark": "none", "reverse": drawing.lying}
    values = {"visible": False, "major_gridlines": {"visible": False}}
    chart.set_x_axis(values if drawing.lying else names)
    chart.set_y_axis(names if drawing.lying else values)
    chart.set_legend({"none": True} if len(drawing.series) < 2 else {"position": "bottom", "font": _FONT})
    chart.set_chartarea({"border": {"none": True}})
    chart.set_size({"width": drawing.width, "height": drawing.height})


def _range(page: Page, area: Area) -> str:
    return f"='{page.name}'!{xl_range_abs(*area)}"
