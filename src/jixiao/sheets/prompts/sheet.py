"""The sheet 偏差原因提示: one row per deviation, what to verify, the cells to fill in, what will be written back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from jixiao.form.grid import Span, column_letters, reference
from jixiao.prose.prompt import PromptText, categories, prompt_text
from jixiao.prose.template import Sections, sections
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.answers import NO_ANSWERS, Answers, Line
from jixiao.sheets.layout import Column, Content, Draft, fitted, shown
from jixiao.sheets.live import live_sentence
from jixiao.sheets.place import link, several_sheets
from jixiao.sheets.prompts.given import YES, given_by, is_ticked
from jixiao.sheets.prompts.matching import match_lines
from jixiao.sheets.prompts.preview import LiveLine, Words, preview, standing_text, state
from jixiao.sheets.style import ASKED, CENTERED, LEAD, LINK, QUIET, TEXT, TITLE
from jixiao.workbook.edits import DropDown, Formula, NewSheet

if TYPE_CHECKING:
    from jixiao.form.model import Book

TITLE_OF_SHEET = "偏差原因提示"
_WORDS = "sheets/prompts.j2"
_SLOTS = dict(zip(("category", "reason", "evidence", "measure", "who", "when"), at.ANSWERS, strict=True))

Row: TypeAlias = dict[str, Content]

_COLUMNS = (
    Column(at.NUMBER, 5, CENTERED),
    Column(at.PLACE, 8, LINK),
    Column(at.GOAL, 9, TEXT),
    Column(at.SUBJECT, 15, TEXT),
    Column(at.KIND, 10, CENTERED),
    Column(at.FACT, 21, TEXT),
    Column(at.QUESTIONS, 29, TEXT),
    Column(at.CATEGORY, 11, ASKED),
    Column(at.REASON, 20, ASKED),
    Column(at.EVIDENCE, 11, ASKED),
    Column(at.MEASURE, 16, ASKED),
    Column(at.WHO, 9, ASKED),
    Column(at.WHEN, 9, ASKED),
    Column(at.PREVIEW, 24, TEXT),
    Column(at.OVERWRITE, 6, replace(ASKED, horizontal="center")),
    Column(at.STATE, 13, TEXT),
    Column(at.GIVEN, 20, QUIET),
)

_ABOUT_THE_FORM = frozenset({at.OVERWRITE, at.STATE})


def prompt_sheet(prompts: Sequence[Prompt], answers: Answers = NO_ANSWERS, book: Book | None = None) -> NewSheet:
    """Write the sheet; without prompts it says so in one line.

    ``answers`` are put back where they were given; those whose prompt is gone follow at the end, so that none is lost.
    ``book`` is the one that was reviewed: it helps to know rows again that have moved.
    """
    matching = match_lines(prompts, answers.lines, book)
    lines = [matching.line_of(number) for number in range(len(prompts))]
    kept = [*matching.further(), *(each.line for each in matching.unmatched)]
    return _Sheet(prompts, lines, kept, with_sheet=several_sheets(prompt.cell for prompt in prompts)).sheet()


def portion_sheet(prompts: Sequence[Prompt], lines: Sequence[Line | None], *, with_sheet: bool) -> NewSheet:
    """Write the sheet for a workbook of its own, in which a department fills in its ``prompts`` (分发).

    The form is not there: nothing links to it, what it says is plain text, and nobody decides what is replaced in it.
    ``with_sheet`` says whether places name their sheets.
    """
    return replace(_Sheet(prompts, lines, (), with_sheet=with_sheet, portion=True).sheet(), active=True)


class _Sheet:
    """The sheet in the making."""

    def __init__(
        self,
        prompts: Sequence[Prompt],
        lines: Sequence[Line | None],
        kept: Sequence[Line],
        *,
        with_sheet: bool,
        portion: bool = False,
    ) -> None:
        self.prompts, self.lines, self.kept, self.portion = prompts, lines, kept, portion
        self.words = sections(_WORDS, count=len(prompts), answered=0, waiting=0, open=0)
        self.said = _words(self.words)
        self.rows = [_row(prompt, prompt_text(prompt), with_sheet=with_sheet) for prompt in prompts]
        columns = _columns([*self.rows, *map(self._kept, kept)])
        self.draft = Draft(_without_form(columns) if portion else columns)

    def sheet(self) -> NewSheet:
        draft = self.draft
        draft.banner(self.words.text("标题"), TITLE)
        for line in self.words.lines("分发说明" if self.portion else "说明" if self.prompts else "无提示"):
            draft.banner(line, LEAD)
        if not self.rows and not self.kept:
            return draft.sheet(TITLE_OF_SHEET)
        counted = bool(self.prompts) and not self.portion
        first = draft.next_row + (2 if counted else 1)
        contents = [self._filled(number, first + number) for number in range(len(self.prompts))]
        if counted:
            draft.banner(self._progress(contents, first), LEAD)
        draft.header()
        for number, row in enumerate([*contents, *map(self._kept, self.kept)], start=1):
            row[at.NUMBER] = number
            draft.row([row.get(column.heading) for column in draft.columns])
        self._drop_downs(first)
        cursor = reference(first, draft.place(at.CATEGORY))
        return draft.sheet(TITLE_OF_SHEET, cursor=cursor, freeze_column=draft.place(at.SUBJECT) + 1)

    def _filled(self, number: int, row: int) -> Row:
        """A prompt's row with what was filled in, what it will say and what the form says."""
        prompt, line = self.prompts[number], self.lines[number] or {}
        asked = {slot: self._cell(heading, row) for slot, heading in _SLOTS.items()}
        ours = {heading: self._cell(heading, row) for heading in (at.PREVIEW, at.OVERWRITE, at.GIVEN)}
        made = LiveLine(prompt, given_by(line), is_ticked(line), asked, ours)
        answered: Row = {heading: line.get(heading) for heading in at.ANSWERS}
        if self.portion:
            plain: Row = {at.PLACE: shown(self.rows[number][at.PLACE]), at.GIVEN: prompt.reason or None}
            return self.rows[number] | answered | plain | {at.PREVIEW: preview(made, self.said)}
        live: Row = {at.PREVIEW: preview(made, self.said), at.GIVEN: standing_text(prompt)}
        ticked = made.ticked
        if prompt.reason_cell is not None:
            reached = live[at.STATE] = state(made, self.said)
            ticked = ticked and not str(reached.cached).startswith(self.said.written)
        return self.rows[number] | answered | {at.OVERWRITE: YES if ticked else None} | live

    def _kept(self, line: Line) -> Row:
        """What was filled in for a prompt that is gone, or by a second line about the same."""
        shown_once = {heading: line.get(heading) for heading in (at.PLACE, at.GOAL, at.SUBJECT, at.KIND, *at.KEPT)}
        return {**shown_once, at.FACT: self.words.text("不再提示"), at.GIVEN: line.get(at.GIVEN)}

    def _progress(self, contents: Sequence[Row], first: int) -> Formula:
        """How many were answered, live."""
        states = [shown(row.get(at.STATE)) for row in contents]
        column = column_letters(self.draft.place(at.STATE))
        area = f"{column}{first}:{column}{first + len(contents) - 1}"
        said = self.said
        counted = {
            "answered": (said.written, said.stands),
            "waiting": (said.waiting, said.kept),
            "open": (said.open,),
        }
        numbers = {}
        for name, beginnings in counted.items():
            formula = "+".join(f'COUNTIF({area},"{beginning}*")' for beginning in beginnings)
            now = sum(text.startswith(beginnings) for text in states)
            numbers[name] = Formula(f"={formula}", Decimal(now))
        count = len(self.prompts)
        return live_sentence(lambda texts: sections(_WORDS, count=count, **texts).text("进度"), numbers)

    def _drop_downs(self, first: int) -> None:
        for heading, choices, hint in (
            (at.CATEGORY, categories(), "类别提示"),
            (at.OVERWRITE, (YES,), "覆盖提示"),
        ):
            if not self.draft.has(heading):
                continue
            column = self.draft.place(heading)
            span = Span(first, column, self.draft.next_row - 1, column)
            self.draft.drop_downs.append(DropDown(span, choices, heading, self.words.text(hint)))

    def _cell(self, heading: str, row: int) -> str:
        return reference(row, self.draft.place(heading)) if self.draft.has(heading) else ""


def _without_form(columns: Iterable[Column]) -> tuple[Column, ...]:
    """The columns of a workbook in which the form is not: nothing to link to, nothing to replace."""
    left = (column for column in columns if column.heading not in _ABOUT_THE_FORM)
    return tuple(replace(column, style=CENTERED) if column.style == LINK else column for column in left)


def _words(words: Sections) -> Words:
    return Words(words.text("缺原因"), words.text("另栏"), words.text("没有位置"), *words.lines("状态"))


def _columns(rows: Iterable[Row]) -> tuple[Column, ...]:
    """The columns that these rows need: no 目标 in a form without goals, 位置 as wide as its texts."""
    rows = list(rows)
    places = [shown(row.get(at.PLACE)) for row in rows]
    goals = any(row.get(at.GOAL) for row in rows)
    return tuple(
        fitted(column, places) if column.heading == at.PLACE else column
        for column in _COLUMNS
        if goals or column.heading != at.GOAL
    )


def _row(prompt: Prompt, text: PromptText, *, with_sheet: bool) -> Row:
    numbered = (f"{place}. {question}" for place, question in enumerate(text.questions, start=1))
    return {
        at.PLACE: link(prompt.cell, with_sheet=with_sheet),
        at.GOAL: prompt.goal,
        at.SUBJECT: prompt.subject,
        at.KIND: prompt.kind.value,
        at.FACT: text.fact,
        at.QUESTIONS: "\n".join(numbered),
    }
