"""The first sheet of a new workbook (填表说明): how to fill it in, the projects with live sums, what to mend first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.drafts.budget_block import annual_span, approved
from jixiao.drafts.form_sheet import Drafted
from jixiao.drafts.layout import Slot
from jixiao.drafts.paper import Content, Paper
from jixiao.drafts.shortcomings import Shortcoming
from jixiao.drafts.style import BLOCK, HEADING, LEAD, LINK, MONEY, RATE, SCORE, TEXT, TITLE, VALUE, WEIGHT, Look
from jixiao.form.grid import Span, column_letters, reference
from jixiao.prose.template import sections
from jixiao.workbook.edits import Formula, Link
from jixiao.workbook.package.titles import sheet_reference
from jixiao.workbook.text_size import PADDING, text_width

TITLE_OF_GUIDE = "填表说明"
_WORDS = "drafts/guide.j2"
_SAME_LIST = 2.0  # how bad it is to begin a printed page amid a list
_WIDEST_NAME = 64.0


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the list of projects; the total row adds up amounts of one unit (``money``) and counts."""

    heading: str
    width: float
    look: Look
    content: Callable[[Drafted], Content]
    money: bool = False
    count: bool = False


def draft_guide(forms: Sequence[Drafted], shortcomings: Sequence[Shortcoming], notes: Sequence[str]) -> Paper:
    """Lay out the sheet; ``notes`` are sentences about the file that the targets came from."""
    paper = Paper(TITLE_OF_GUIDE, _widths(forms))
    last = len(_COLUMNS)
    page = forms[0].page
    words = sections(
        _WORDS,
        projects=len(forms),
        indicators=sum(len(form.indicator_rows) for form in forms),
        pack=page.scheme.pack,
        proposed=sum(form.page.project.weights.proposed for form in forms),
        departments=sum(form.page.project.of_department for form in forms),
        shortcomings=len(shortcomings),
        yearless=sum(form.page.form.year is None for form in forms),
        unitless=sum(not form.page.form.money_unit.word for form in forms),
    )
    paper.put(Span(1, 1, 1, last), words.text("标题"), TITLE)
    paper.least_heights[1] = 36.0
    row = 2
    for line in (*words.lines("说明"), *notes):
        paper.put(Span(row, 1, row, last), line, LEAD)
        row += 1
    row = _projects(paper, forms, row, words.text("项目"))
    if shortcomings:
        _mend_first(paper, forms, shortcomings, row, words.text("请先完善"))
        paper.repeated_row = row + 1  # the headings of the projects say nothing over this list
    paper.cut(_starts(paper, row), smallest=0.7)
    return paper


def _starts(paper: Paper, after: int) -> dict[int, float]:
    """How bad it is to begin a printed page: not at all with the list of what to mend, at ``after``; amid a list."""
    last = paper.last_row + 1
    first = next(placed.span.top for placed in paper.cells if placed.content == _NAME) + 2
    return dict.fromkeys((*range(first, after - 1), *range(after + 3, last)), _SAME_LIST) | {after: 0.0}


def _widths(forms: Sequence[Drafted]) -> tuple[float, ...]:
    """The widths of the columns; names are links, which some programs do not wrap, and take what they need."""
    longest = max(text_width(form.page.project.name) for form in forms) + len("第100行") * 2
    name = min(_WIDEST_NAME, longest + PADDING)
    return tuple(max(column.width, name) if column.heading == _NAME else column.width for column in _COLUMNS)


def _projects(paper: Paper, forms: Sequence[Drafted], row: int, title: str) -> int:
    """Put the list of projects with its total; gives the next row."""
    paper.put(Span(row, 1, row, len(_COLUMNS)), title, BLOCK)
    for place, column in enumerate(_COLUMNS, start=1):
        paper.put((row + 1, place), column.heading, HEADING)
    first = row + 2
    for at, form in enumerate(forms, start=first):
        for place, column in enumerate(_COLUMNS, start=1):
            content = _share_of(at) if column.look is RATE else column.content(form)
            paper.put((at, place), content, column.look)
    total = first + len(forms)
    one_unit = len({form.page.form.money_unit.word for form in forms}) == 1
    for place, column in enumerate(_COLUMNS, start=1):
        look = TEXT if column.look is LINK else column.look
        content = _total(forms, column, place, first, one_unit=one_unit)
        paper.put((total, place), content, replace(look, bold=True))
    paper.repeated_row = row + 1
    return total + 1


def _total(forms: Sequence[Drafted], column: _Column, place: int, first: int, *, one_unit: bool) -> Content:
    """What the total row holds: amounts add up only where all are in one unit."""
    after = first + len(forms)
    if column.heading == _NAME:
        return "合计"
    if column.look is RATE:
        return _share_of(after) if one_unit else None
    if not column.count and not (column.money and one_unit):
        return None
    area = f"{column_letters(place)}{first}:{column_letters(place)}{after - 1}"
    numbers = [_number(column.content(form)) for form in forms]
    known = [number for number in numbers if number is not None]
    return Formula(f'=IF(COUNT({area})=0,"",SUM({area}))', sum(known, Decimal(0)) if known else "")


def _share_of(row: int) -> Formula:
    """执行率 of a row of the list."""
    annual, spent = (f"{column_letters(_place(heading))}{row}" for heading in (_ANNUAL, _SPENT))
    return Formula(f'=IF(AND(ISNUMBER({annual}),ISNUMBER({spent})),IF({annual}>0,{spent}/{annual},""),"")', "")


def _mend_first(
    paper: Paper, forms: Sequence[Drafted], shortcomings: Sequence[Shortcoming], row: int, title: str
) -> None:
    """Put what should be mended before the year ends, each with a link to its row."""
    paper.put(Span(row, 1, row, len(_COLUMNS)), title, BLOCK)
    _line(paper, row + 1, ("序号", "位置", "问题（所引单元格在目标表中）", "怎样完善"), (HEADING,) * 4)
    by_number = {form.page.project.number: form for form in forms}
    for number, one in enumerate(shortcomings, start=1):
        form = by_number[one.project.number]
        at = form.indicator_rows[one.place]
        link = Link(f"{one.project.name} 第{at}行", form.page.paper.title, form.page.ref(Slot.TARGET, at))
        _line(paper, row + 1 + number, (number, link, one.message, one.remedy), (VALUE, LINK, TEXT, TEXT))


def _line(paper: Paper, row: int, contents: Sequence[Content], looks: Sequence[Look]) -> None:
    """Put a line of four texts on the columns of the list of projects."""
    middle, last = _place(_RATE), len(_COLUMNS)
    edges = ((1, 1), (2, 2), (3, middle), (middle + 1, last))
    for (left, right), content, look in zip(edges, contents, looks, strict=True):
        paper.put(Span(row, left, row, right), content, look)


def _place(heading: str) -> int:
    return next(place for place, column in enumerate(_COLUMNS, start=1) if column.heading == heading)


def _there(form: Drafted, row: int, column: int, now: Decimal | str) -> Formula:
    """A number on the form's sheet, blank while there is none."""
    place = f"{sheet_reference(form.page.paper.title)}!{reference(row, column)}"
    return Formula(f'=IF(ISNUMBER({place}),{place},"")', now)


def _link(form: Drafted) -> Link:
    top, left = form.page.paper.cursor
    return Link(form.page.project.name, form.page.paper.title, reference(top, left))


def _initial(form: Drafted) -> Formula:
    budget = form.page.form.budget
    amount = approved(budget.total) if budget is not None else None
    number = amount.number if amount is not None else None
    return _there(form, form.budget_row, form.page.layout.column(Slot.NAME), "" if number is None else number)


def _annual(form: Drafted) -> Formula:
    return _there(form, form.budget_row, annual_span(form.page, form.budget_row).left, "")


def _spent(form: Drafted) -> Formula:
    return _there(form, form.budget_row, form.page.layout.column(Slot.ACTUAL), "")


def _weight(form: Drafted) -> Formula:
    return _there(form, form.total_row, form.page.layout.column(Slot.WEIGHT), _cached(form, Slot.WEIGHT))


def _score(form: Drafted) -> Formula:
    return _there(form, form.total_row, form.page.layout.column(Slot.SCORE), _cached(form, Slot.SCORE))


def _cached(form: Drafted, slot: Slot) -> Decimal | str:
    """What a cell of the form's total row shows now."""
    at = (form.total_row, form.page.layout.column(slot))
    content = next(placed.content for placed in form.page.paper.cells if placed.span[:2] == at)
    return content.cached if isinstance(content, Formula) else ""


def _filled(form: Drafted) -> Formula:
    rows, column = form.indicator_rows, column_letters(form.page.layout.column(Slot.ACTUAL))
    area = f"{sheet_reference(form.page.paper.title)}!{column}{rows.start}:{column}{rows.stop - 1}"
    done = sum(row.actual is not None and not row.actual.cell.blank for row in form.page.form.filled)
    return Formula(f"=COUNTA({area})", Decimal(done))


def _number(content: Content) -> Decimal | None:
    if isinstance(content, Formula):
        return content.cached if isinstance(content.cached, Decimal) else None
    return Decimal(content) if isinstance(content, int) else None


_NAME, _ANNUAL, _SPENT, _RATE = "项目名称", "全年预算数", "全年执行数", "执行率"
_COLUMNS = (
    _Column("序号", 6, VALUE, lambda form: form.page.project.number),
    _Column(_NAME, 36, LINK, _link),
    _Column("金额单位", 9, VALUE, lambda form: form.page.form.money_unit.word or None),
    _Column("年初预算数", 13, MONEY, _initial, money=True),
    _Column(_ANNUAL, 13, MONEY, _annual, money=True),
    _Column(_SPENT, 13, MONEY, _spent, money=True),
    _Column(_RATE, 9, RATE, lambda _: None),
    _Column("分值合计", 9, WEIGHT, _weight),
    _Column("得分合计", 9, SCORE, _score),
    _Column("指标数", 8, VALUE, lambda form: len(form.indicator_rows), count=True),
    _Column("已填完成值", 11, VALUE, _filled, count=True),
)
