"""A sheet that holds a report in words (自评报告、评价报告): few columns of sentences, and no table of indicators."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jixiao.form.grid import Sheet
from jixiao.form.model import Cell, Report
from jixiao.reader.grid_view import GridView
from jixiao.reader.passages import Paragraph, heading_level, lines_of, passages_of
from jixiao.values.pattern import Pattern

# Sheets that the product itself writes quote reports and are none; those that explain a form are none either.
_NEVER = Pattern(
    r"(?:校验结果|偏差原因提示|得分测算|得分一览|评分数据|绩效运行监控)|.*(?:说明|须知|目录|封面|字典|参数|办法)$"
)
_TITLE = Pattern(r".{0,50}(?:报告|自评结果|自评情况|评价结果|工作总结|情况说明)(?:[（(].{0,20}[）)])?$")
_SUBJECT = Pattern(r"绩效|自评|评价|预算|决算|支出|经费|项目|资金")
_PROSE = Pattern(r"[，。；：]")
_SHORTEST_PROSE = 30
_LEAST_PROSE = 100  # characters of sentences; a shorter text is a remark
_LONGEST_REPORT = 500_000
_SHORTEST_BESIDE_LABEL = 40
_BETWEEN_CELLS = "　"


def read_report(sheet: Sheet) -> Report | None:
    """Read a sheet in which no form was found; None where it is no report either."""
    if _NEVER.match(sheet.name) or not _may_be_prose(sheet):
        return None
    paragraphs = list(_paragraphs(GridView(sheet)))
    if not is_report(paragraphs):
        return None
    return Report(sheet.name, title_of_report(paragraphs) or sheet.name, passages_of(paragraphs))


def is_report(paragraphs: list[Paragraph]) -> bool:
    """Whether paragraphs are a report: mostly sentences, under a title that says so or under headings."""
    prose = sum(len(paragraph.cell.text) for paragraph in paragraphs if _is_prose(paragraph))
    rows = sum(len(paragraph.cell.text) for paragraph in paragraphs if paragraph.in_table)
    if prose < _LEAST_PROSE or prose < rows:
        return False
    headings = sum(heading_level(paragraph.cell.text) in (1, 2) for paragraph in paragraphs if not paragraph.in_table)
    titled = bool(title_of_report(paragraphs))
    about = any(_SUBJECT.search(paragraph.cell.text) for paragraph in paragraphs)
    return about and (titled or headings > 1 or any(paragraph.label for paragraph in paragraphs))


def title_of_report(paragraphs: list[Paragraph]) -> str:
    """The line above the text that calls it a report, "" where none does."""
    for paragraph in paragraphs[:4]:
        text = "".join(paragraph.cell.text.split())
        if not paragraph.in_table and _TITLE.match(text) and not _is_prose(paragraph):
            return text
    return ""


def row_paragraphs(cells: Sequence[Cell], level: int | None = None) -> Iterator[Paragraph]:
    """The cells of one row: a text, line by line, with what stands short at its left; or one row of a table."""
    label, text = _labelled(cells)
    if text is not None:
        for line in lines_of(text):
            yield Paragraph(line, level=level, label=label)
    elif cells:
        joined = _BETWEEN_CELLS.join(" ".join(cell.text.split()) for cell in cells)
        first = cells[0]
        yield Paragraph(Cell(first.sheet, first.row, first.column, joined), in_table=True)


def _may_be_prose(sheet: Sheet) -> bool:
    """Whether long texts make a good part of a sheet: asked before anything is joined, since a sheet may be huge."""
    lengths = [len(cell.text) for cell in sheet.cells.values()]
    long = sum(length for length in lengths if length >= _SHORTEST_PROSE)
    return long >= _LEAST_PROSE and sum(lengths) <= min(3 * long, _LONGEST_REPORT)


def _is_prose(paragraph: Paragraph) -> bool:
    text = paragraph.cell.text
    return not paragraph.in_table and len(text) >= _SHORTEST_PROSE and bool(_PROSE.search(text))


def _paragraphs(view: GridView) -> Iterator[Paragraph]:
    for row in view.rows:
        yield from row_paragraphs(view.own_cells(row))


def _labelled(cells: Sequence[Cell]) -> tuple[str, Cell | None]:
    """The one text of a row, with what stands short at its left; None where the row is a table's."""
    if len(cells) == 1:
        return "", cells[0]
    *left, last = cells
    short = all(len(cell.text) <= _SHORTEST_PROSE for cell in left)
    if len(cells) <= 3 and short and len(last.text) >= _SHORTEST_BESIDE_LABEL and _PROSE.search(last.text):
        return "".join(left[-1].text.split()), last
    return "", None
