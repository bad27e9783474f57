"""The sheet 评分数据: the quantities that the rules of a 评分表 need, each once, for people to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jixiao.form.grid import Span, reference
from jixiao.form.model import Input, Report
from jixiao.packs.scorecards import Card, CardRow, Quantity
from jixiao.prose.template import sections
from jixiao.reader.inputs import EVIDENCE, INPUT_SHEET, NAME, UNIT, VALUE
from jixiao.review.model import Review
from jixiao.scoring.model import FormScore
from jixiao.sheets.layout import Column, Content, Draft
from jixiao.sheets.style import ASKED, CENTERED, LEAD, TEXT, TITLE
from jixiao.workbook.edits import DropDown, NewSheet

NUMBER, ROWS, WHERE, STATED = "序号", "用于哪些指标", "从哪里取数", "报告中的说法"
_WORDS = "sheets/inputs.j2"
_COLUMNS = (
    Column(NUMBER, 6, CENTERED),
    Column(NAME, 26, TEXT),
    Column(UNIT, 7, CENTERED),
    Column(VALUE, 14, replace(ASKED, horizontal="center")),
    Column(EVIDENCE, 24, ASKED),
    Column(ROWS, 24, TEXT),
    Column(WHERE, 32, TEXT),
    Column(STATED, 40, TEXT),
)
_MOST_QUOTES = 2
_MOST_CHOICES = 20
_SENTENCE = re.compile(r"[^。；;，,：:\n]+")
_DIGIT = re.compile(r"\d")


def input_sheet(review: Review) -> NewSheet | None:
    """The sheet with what was filled in so far; None where no 评分表 needs it, or its users made one themselves."""
    score = next((score for score in review.scores if score.card is not None), None)
    if score is None or score.card is None or review.book.has_input_sheet:
        return None
    card = score.card.match.card
    rows = _rows(score)
    quantities = [quantity for quantity in card.quantities if any(quantity.name in row.inputs for row in rows)]
    if not quantities:
        return None
    return _sheet(card, quantities, rows, score.form.inputs, review.book.reports)


def _rows(score: FormScore) -> list[CardRow]:
    """The card's rows that the form prints with the very same rule."""
    if score.card is None:
        return []
    match = score.card.match
    found = (match.row(row) for row in score.form.filled if match.same_rule(row))
    return [row for row in found if row is not None]


def _sheet(
    card: Card,
    quantities: list[Quantity],
    rows: list[CardRow],
    inputs: tuple[Input, ...],
    reports: tuple[Report, ...],
) -> NewSheet:
    given: dict[str, Input] = {}
    for line in sorted(inputs, key=lambda line: line.value.blank):
        given.setdefault(line.name, line)
    filled = sum(quantity.name in given and not given[quantity.name].value.blank for quantity in quantities)
    words = sections(_WORDS, card=card, count=len(quantities), filled=filled)
    draft = Draft(_COLUMNS)
    draft.banner(words.text("标题"), TITLE)
    for sentence in words.lines("说明"):
        draft.banner(sentence, LEAD)
    draft.header()
    first, column = draft.next_row, draft.place(VALUE)
    for number, quantity in enumerate(quantities, start=1):
        row = draft.next_row
        choices = choices_of(quantity)
        if choices:
            area = Span(row, column, row, column)
            draft.drop_downs.append(DropDown(area, choices, quantity.name[:30], words.text("选择提示")))
        draft.row(_contents(number, quantity, rows, given.get(quantity.name), reports))
    asked = [given[quantity.name] for quantity in quantities if quantity.name in given]
    for line in (line for line in inputs if line not in asked and not line.value.blank):
        draft.row([None, line.name, line.unit, *_answer(line), None, words.text("没有用到"), None])
    return draft.sheet(INPUT_SHEET, cursor=reference(first, column), freeze_column=column)


def _contents(
    number: int, quantity: Quantity, rows: list[CardRow], given: Input | None, reports: tuple[Report, ...]
) -> list[Content]:
    value, evidence = _answer(given)
    used = "、".join(dict.fromkeys(row.name for row in rows if quantity.name in row.inputs))
    where = f"{quantity.where}；佐证：{quantity.evidence}"
    return [number, quantity.name, quantity.unit, value, evidence, used, where, stated_in(reports, quantity)]


def _answer(given: Input | None) -> tuple[Content, Content]:
    """What was filled in, as it stands: a percentage as its text, any other number as a number."""
    if given is None:
        return None, None
    cell, evidence = given.value, given.evidence
    value: Content = cell.text if "%" in cell.text or cell.number is None else cell.number
    return (None if cell.blank else value), (None if evidence is None or evidence.blank else evidence.text)


def choices_of(quantity: Quantity) -> tuple[str, ...]:
    """What may be chosen for a quantity: its words, or the few counts that it may have."""
    if quantity.choices:
        return quantity.choices
    low, high = quantity.low, quantity.high
    if not quantity.whole or low is None or high is None or high - low > _MOST_CHOICES:
        return ()
    return tuple(str(count) for count in range(int(low), int(high) + 1))


def stated_in(reports: Iterable[Report], quantity: Quantity) -> str:
    """Where a report speaks of a quantity with a number: a hint where to look, never the value."""
    quotes = list(dict.fromkeys(_quotes(reports, quantity)))[:_MOST_QUOTES]
    return "\n".join(f"“{quote}”" for quote in quotes)


def _quotes(reports: Iterable[Report], quantity: Quantity) -> Iterator[str]:
    for passage in (passage for report in reports for passage in report.passages):
        for sentence in _SENTENCE.findall(passage.cell.text):
            said = sentence.strip()
            if _DIGIT.search(said) and any(word in said for word in quantity.stated_as):
                yield said
