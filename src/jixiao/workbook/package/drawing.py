"""The drawing of a new sheet: its charts, each over the cells it is anchored to."""

from __future__ import annotations

from jixiao.form.grid import Span
from jixiao.workbook.chart import Chart
from jixiao.workbook.edits import NewSheet
from jixiao.workbook.package.book import Book
from jixiao.workbook.package.characters import quoted
from jixiao.workbook.package.dialect import in_dialect
from jixiao.workbook.package.relationships import Relationships

_DRAWINGML = "http://schemas.openxmlformats.org/drawingml/2006"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_TYPES = "application/vnd.openxmlformats-officedocument"
_DRAWING = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    f'<xdr:wsDr xmlns:xdr="{_DRAWINGML}/spreadsheetDrawing" xmlns:a="{_DRAWINGML}/main">{{}}</xdr:wsDr>'
)
_FRAME = (
    '<xdr:twoCellAnchor editAs="oneCell"><xdr:from>{first}</xdr:from><xdr:to>{last}</xdr:to>'
    '<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="{id}" name="图表 {number}" descr="{title}"/>'
    "<xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr>"
    '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>'
    f'<a:graphic><a:graphicData uri="{_DRAWINGML}/chart">'
    f'<c:chart xmlns:c="{_DRAWINGML}/chart" xmlns:r="{_RELATIONSHIPS}" r:id="{{relation}}"/>'
    "</a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor>"
)
_CORNER = "<xdr:col>{}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>{}</xdr:row><xdr:rowOff>0</xdr:rowOff>"


def add_drawing(book: Book, sheet: NewSheet, title: str, part: str) -> str:
    """Add the charts of a sheet whose part is ``part``; give the relationship that its drawing element names."""
    from jixiao.workbook.package.chart_author import chart_parts  # noqa: PLC0415 - only sheets with charts need it

    package = book.package
    drawing = package.free_name("xl/drawings/drawing{}.xml")
    package.write(drawing, b"")
    relations = Relationships(package, drawing)
    frames = []
    for number, (chart, content) in enumerate(zip(sheet.charts, chart_parts(sheet, title), strict=True), start=1):
        name = package.free_name("xl/charts/chart{}.xml")
        package.write(name, in_dialect(content.decode("utf-8"), strict=book.strict).encode("utf-8"))
        book.types.add(name, f"{_TYPES}.drawingml.chart+xml")
        frames.append(_frame(chart, number, relations.add(book.relationship_type("chart"), "/" + name)))
    relations.save(book.types)
    text = _DRAWING.format("".join(frames))
    package.write(drawing, in_dialect(text, strict=book.strict).encode("utf-8"))
    book.types.add(drawing, f"{_TYPES}.drawing+xml")
    own = Relationships(package, part)
    relation = own.add(book.relationship_type("drawing"), "/" + drawing)
    own.save(book.types)
    return relation


def _frame(chart: Chart, number: int, relation: str) -> str:
    first, last = _corners(chart.anchor)
    return _FRAME.format(
        first=first, last=last, id=number + 1, number=number, title=quoted(chart.title), relation=relation
    )


def _corners(anchor: Span) -> tuple[str, str]:
    """Where the chart begins and where it ends, counted from 0; it ends where the next cell begins."""
    return _CORNER.format(anchor.left - 1, anchor.top - 1), _CORNER.format(anchor.right, anchor.bottom)
