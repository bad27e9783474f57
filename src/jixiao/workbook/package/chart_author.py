"""Charts as the XML of their parts, each with the values that it draws: whole before anything is computed.

No library writes them: loading one would take longer than a whole review.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TypeAlias

from jixiao.form.grid import Span, column_letters
from jixiao.workbook.chart import Chart, ChartKind, Series
from jixiao.workbook.edits import Formula, Link, NewCell, NewSheet
from jixiao.workbook.package.characters import quoted
from jixiao.workbook.package.chart_pieces import GRID, INK, axis_line, bar_look, line_look, small_text, title
from jixiao.workbook.package.titles import sheet_reference

_MAIN = "http://schemas.openxmlformats.org/drawingml/2006"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<c:chartSpace xmlns:c="{_MAIN}/chart" xmlns:a="{_MAIN}/main">'
    '<c:roundedCorners val="0"/>'
)
_CATEGORIES, _VALUES = 1, 2  # the ids of the axes
_STRAIGHT = '<c:smooth val="0"/>'  # without it LibreOffice draws curves
_GAP = 60  # between the bars of two categories, in per cent of a bar

_Values: TypeAlias = Mapping[tuple[int, int], Decimal | str]


def chart_parts(sheet: NewSheet, name: str) -> list[bytes]:
    """Give each chart of a new sheet as its part; ``name`` is what the sheet is called in the workbook."""
    values = {(cell.row, cell.column): value for cell in sheet.cells if (value := _value_now(cell)) is not None}
    return [_part(chart, sheet_reference(name), values).encode("utf-8") for chart in sheet.charts]


def _value_now(cell: NewCell) -> Decimal | str | None:
    content = cell.content
    if isinstance(content, Formula):
        content = content.cached
    if isinstance(content, Link):
        return content.text
    return Decimal(content) if isinstance(content, int) else content


def _part(chart: Chart, sheet: str, values: _Values) -> str:
    line = chart.kind is ChartKind.LINE
    legend = (
        f'<c:legend><c:legendPos val="b"/><c:overlay val="0"/>{small_text()}</c:legend>'
        if len(chart.series) > 1
        else ""
    )
    return (
        f"{_HEAD}<c:chart>{title(chart.title, of_chart=True)}"
        f'<c:autoTitleDeleted val="{0 if chart.title else 1}"/>'
        f"<c:plotArea><c:layout/>{_drawn(chart, sheet, values)}{_category_axis(chart)}{_value_axis(chart)}</c:plotArea>"
        f'{legend}<c:plotVisOnly val="1"/><c:dispBlanksAs val="{"span" if line else "gap"}"/></c:chart></c:chartSpace>'
    )


def _drawn(chart: Chart, sheet: str, values: _Values) -> str:
    """The bars or lines of all series."""
    series = "".join(_series(chart, place, sheet, values) for place in range(len(chart.series)))
    axes = f'<c:axId val="{_CATEGORIES}"/><c:axId val="{_VALUES}"/>'
    if chart.kind is ChartKind.LINE:
        start = '<c:grouping val="standard"/><c:varyColors val="0"/>'
        return f'<c:lineChart>{start}{series}<c:marker val="1"/>{axes}</c:lineChart>'
    direction = "bar" if chart.kind is ChartKind.BAR else "col"
    start = f'<c:barDir val="{direction}"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
    return f'<c:barChart>{start}{series}<c:gapWidth val="{_GAP}"/>{axes}</c:barChart>'


def _series(chart: Chart, place: int, sheet: str, values: _Values) -> str:
    """One series, in the order that the schema demands."""
    series = chart.series[place]
    line = chart.kind is ChartKind.LINE
    if line:
        look = line_look(series.color, dashed=series.hatched)
    else:
        look = f'{bar_look(series.color, hatched=series.hatched)}<c:invertIfNegative val="0"/>{_cut_bars(series)}'
    return (
        f'<c:ser><c:idx val="{place}"/><c:order val="{place}"/><c:tx><c:v>{quoted(series.name)}</c:v></c:tx>{look}'
        f"{_labels(chart, series)}"
        f"<c:cat>{_texts(sheet, series.categories, values)}</c:cat>"
        f"<c:val>{_numbers(sheet, series.values, values)}</c:val>"
        f"{_STRAIGHT if line else ''}</c:ser>"
    )


def _cut_bars(series: Series) -> str:
    look = bar_look(series.color, hatched=not series.hatched)
    return "".join(
        f'<c:dPt><c:idx val="{place}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>{look}</c:dPt>'
        for place in sorted(series.cut)
    )


def _labels(chart: Chart, series: Series) -> str:
    """The values beside the bars or points; beside a bar that is cut off stands the text given for it."""
    if not series.labelled:
        return ""
    cut = (
        f'<c:dLbl><c:idx val="{place}"/>{_label(chart, _said(text))}</c:dLbl>'
        for place, text in sorted(series.cut.items())
    )
    return f"<c:dLbls>{''.join(cut)}{_label(chart, chart.number_format)}</c:dLbls>"


def _said(text: str) -> str:
    """A number format that shows a text, whatever the number: every program takes it for a label."""
    return '"' + text.replace('"', "") + '"'


def _label(chart: Chart, number_format: str) -> str:
    where = "t" if chart.kind is ChartKind.LINE else "outEnd"
    return (
        f'<c:numFmt formatCode="{quoted(number_format)}" sourceLinked="0"/><c:spPr><a:noFill/></c:spPr>{small_text()}'
        f'<c:dLblPos val="{where}"/><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/>'
        '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
    )


def _texts(sheet: str, span: Span, values: _Values) -> str:
    there = [values.get(place) for place in _places(span)]
    texts = (f'<c:pt idx="{at}"><c:v>{quoted(str(text))}</c:v></c:pt>' for at, text in enumerate(there) if text)
    count = f'<c:ptCount val="{len(there)}"/>'
    return f"<c:strRef><c:f>{_range(sheet, span)}</c:f><c:strCache>{count}{''.join(texts)}</c:strCache></c:strRef>"


def _numbers(sheet: str, span: Span, values: _Values) -> str:
    there = [values.get(place) for place in _places(span)]
    numbers = (
        f'<c:pt idx="{at}"><c:v>{float(number)!r}</c:v></c:pt>'
        for at, number in enumerate(there)
        if isinstance(number, Decimal)
    )
    head = f'<c:formatCode>General</c:formatCode><c:ptCount val="{len(there)}"/>'
    return f"<c:numRef><c:f>{_range(sheet, span)}</c:f><c:numCache>{head}{''.join(numbers)}</c:numCache></c:numRef>"


def _places(span: Span) -> list[tuple[int, int]]:
    columns = range(span.left, span.right + 1)
    return [(row, column) for row in range(span.top, span.bottom + 1) for column in columns]


def _range(sheet: str, span: Span) -> str:
    first, last = (
        f"${column_letters(column)}${row}" for row, column in ((span.top, span.left), (span.bottom, span.right))
    )
    return quoted(f"{sheet}!{first}:{last}")


def _category_axis(chart: Chart) -> str:
    bars = chart.kind is ChartKind.BAR
    # Of bars the first category is on top; the axis of the values is then at the bottom where it crosses at the end.
    return (
        f'<c:catAx><c:axId val="{_CATEGORIES}"/>'
        f'<c:scaling><c:orientation val="{"maxMin" if bars else "minMax"}"/></c:scaling><c:delete val="0"/>'
        f'<c:axPos val="{"l" if bars else "b"}"/>{title(chart.category_title, upright=bars)}'
        '<c:numFmt formatCode="General" sourceLinked="0"/>'
        '<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="low"/>'
        f'{axis_line(INK)}{small_text()}<c:crossAx val="{_VALUES}"/><c:crosses val="autoZero"/>'
        '<c:auto val="1"/><c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:noMultiLvlLbl val="0"/></c:catAx>'
    )


def _value_axis(chart: Chart) -> str:
    bars = chart.kind is ChartKind.BAR
    low, high = chart.limits
    limits = "".join(f'<c:{name} val="{end}"/>' for name, end in (("max", high), ("min", low)) if end is not None)
    grid = f"<c:majorGridlines>{axis_line(GRID)}</c:majorGridlines>" if chart.scaled else ""
    return (
        f'<c:valAx><c:axId val="{_VALUES}"/><c:scaling><c:orientation val="minMax"/>{limits}</c:scaling>'
        f'<c:delete val="{0 if chart.scaled else 1}"/><c:axPos val="{"b" if bars else "l"}"/>'
        f"{grid}{title(chart.value_title, upright=not bars)}"
        f'<c:numFmt formatCode="{quoted(chart.number_format)}" sourceLinked="0"/>'
        '<c:majorTickMark val="out"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/>'
        f'{axis_line(None)}{small_text()}<c:crossAx val="{_CATEGORIES}"/>'
        f'<c:crosses val="{"max" if bars else "autoZero"}"/><c:crossBetween val="between"/></c:valAx>'
    )
