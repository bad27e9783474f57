"""The sheet 评分数据: the quantities that the rules of a 评分表 need, each once, for people to fill in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from jixiao.form.grid import Span, reference
from jixiao.form.model import Book, Form, FormKind, Input, Report
from jixiao.packs.scorecards import Card, CardRow, Quantity
from jixiao.prose.template import sections
from jixiao.reader.inputs import BETWEEN_TABLES, EVIDENCE, INPUT_SHEET, NAME, TABLES, UNIT, VALUE, table_name
from jixiao.review.model import Review
from jixiao.scoring.cards.data import bare_name, names_of
from jixiao.scoring.form_score import FormScore
from jixiao.sheets.layout import Column, Content, Draft
from jixiao.sheets.style import ASKED, CENTERED, LEAD, TEXT, TITLE
from jixiao.workbook.edits import DropDown, NewSheet
from jixiao.workbook.paging import SAME_TABLE

NUMBER, ROWS, WHERE, STATED = "序号", "用于哪些指标", "从哪里取数", "报告中的说法"
_WORDS = "sheets/inputs.j2"
_COLUMNS = (
    Column(NUMBER, 6, CENTERED),
    Column(NAME, 26, TEXT),
    Column(TABLES, 16, TEXT),
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


@dataclass(slots=True)
class Question:
    """One quantity to ask for (一项数据): of which card, for which forms, by which of their rows it is needed."""

    card: Card
    quantity: Quantity
    forms: list[Form]
    rows: list[CardRow]


def input_sheet(review: Review) -> NewSheet | None:
    """The sheet with what was filled in so far; None where no 评分表 needs it, or its users made one themselves."""
    if review.book.has_input_sheet:
        return None
    questions = _questions(review.scores)
    return _sheet(questions, review.book) if questions else None


def _questions(scores: Iterable[FormScore]) -> list[Question]:
    """What all 评分表 need, each quantity once; forms of other departments and years, and of one card, share none."""
    questions: list[Question] = []
    for score in scores:
        rows = _rows(score)
        for quantity in score.card.match.card.quantities if score.card is not None else ():
            using = [row for row in rows if quantity.name in row.inputs]
            if not using or score.card is None:
                continue
            asked = next((each for each in questions if _answers(each, quantity, score)), None)
            if asked is None:
                questions.append(Question(score.card.match.card, quantity, [score.form], using))
            else:
                asked.forms.append(score.form)
                asked.rows.extend(using)
    return questions


def _answers(question: Question, quantity: Quantity, score: FormScore) -> bool:
    """Whether the same number answers for another form too: another card of one department and year."""
    same = question.quantity.name == quantity.name and question.quantity.unit == quantity.unit
    other_card = score.card is not None and question.card is not score.card.match.card
    return same and other_card and all(_of_one_object(form, score.form) for form in question.forms)


def _of_one_object(one: Form, other: Form) -> bool:
    return bool(one.department) and (one.department, one.year) == (other.department, other.year)


def _rows(score: FormScore) -> list[CardRow]:
    """The card's rows that the form prints with the very same rule."""
    if score.card is None:
        return []
    match = score.card.match
    found = (match.row(row) for row in score.form.filled if match.same_rule(row))
    return [row for row in found if row is not None]


def _sheet(questions: list[Question], book: Book) -> NewSheet:
    scorecards = [form for form in book.forms if form.kind is FormKind.SCORECARD]
    names = {id(form): table_name(form, scorecards) for form in scorecards}
    lines = list(dict.fromkeys([*(line for form in scorecards for line in form.inputs), *book.stray_inputs]))
    given = [_given(question, lines, names, several=len(scorecards) > 1) for question in questions]
    words = sections(
        _WORDS,
        cards=list(dict.fromkeys(question.card for question in questions)),
        count=len(questions),
        filled=sum(line is not None and not line.value.blank for line in given),
        several=len(scorecards) > 1,
        reports=book.reports,
    )
    unused = {*([] if len(scorecards) > 1 else [TABLES]), *([] if book.reports else [STATED])}
    draft = Draft([column for column in _COLUMNS if column.heading not in unused])
    draft.banner(words.text("标题"), TITLE)
    for sentence in words.lines("说明"):
        draft.banner(sentence, LEAD)
    draft.header()
    first, column = draft.next_row, draft.place(VALUE)
    for number, (question, line) in enumerate(zip(questions, given, strict=True), start=1):
        choices = choices_of(question.quantity)
        if choices:
            area = Span(draft.next_row, column, draft.next_row, column)
            draft.drop_downs.append(DropDown(area, choices, question.quantity.name[:30], words.text("选择提示")))
        tables = BETWEEN_TABLES.join(names[id(form)] for form in question.forms)
        _put(draft, {TABLES: tables, **_contents(number, question, line, book.reports)})
    for line in lines:
        if line not in given and not line.value.blank:
            table, where = next(iter(line.tables), ""), words.text("没有用到")
            _put(draft, {NAME: line.name, UNIT: line.unit, TABLES: table, WHERE: where, **_answer(line)})
    draft.starts |= dict.fromkeys(range(first + 1, draft.next_row), SAME_TABLE)
    return draft.sheet(INPUT_SHEET, cursor=reference(first, column), freeze_column=column)


def _put(draft: Draft, contents: Mapping[str, Content]) -> None:
    draft.row([contents.get(column.heading) for column in draft.columns])


def _given(question: Question, lines: list[Input], names: Mapping[int, str], *, several: bool) -> Input | None:
    """The line that was filled in for a quantity, else a blank one."""
    tables = {names[id(form)] for form in question.forms}
    own = [line for line in lines if bare_name(line.name) in names_of(question.quantity)]
    own = [line for line in own if not several or not tables.isdisjoint(line.tables)]
    return next(iter(sorted(own, key=lambda line: line.value.blank)), None)


def _contents(
    number: int, question: Question, given: Input | None, reports: tuple[Report, ...]
) -> Mapping[str, Content]:
    quantity = question.quantity
    return {
        NUMBER: number,
        NAME: quantity.name,
        UNIT: quantity.unit,
        **_answer(given),
        ROWS: "、".join(dict.fromkeys(row.name for row in question.rows)),
        WHERE: f"{quantity.where}；佐证：{quantity.evidence}",
        STATED: stated_in(reports, quantity),
    }


def _answer(given: Input | None) -> Mapping[str, Content]:
    """What was filled in, as it stands: a percentage as its text, any other number as a number."""
    if given is None:
        return {}
    cell, evidence = given.value, given.evidence
    value: Content = cell.text if "%" in cell.text or cell.number is None else cell.number
    return {
        VALUE: None if cell.blank else value,
        EVIDENCE: None if evidence is None or evidence.blank else evidence.text,
    }


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
