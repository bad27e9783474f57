"""The sheet 偏差原因提示: one row per deviation, what to verify, and the cells to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from jixiao.form.grid import Span, reference
from jixiao.prose.prompt import PromptText, categories, prompt_text
from jixiao.prose.template import Sections, sections
from jixiao.review.model import Prompt
from jixiao.sheets import headings as at
from jixiao.sheets.answers import NO_ANSWERS, Answers
from jixiao.sheets.layout import Column, Content, Draft, fitted, shown
from jixiao.sheets.place import link, several_sheets
from jixiao.sheets.style import ASKED, CENTERED, LEAD, LINK, TEXT, TITLE
from jixiao.workbook.edits import DropDown, NewSheet

TITLE_OF_SHEET = "偏差原因提示"
_WORDS = "sheets/prompts.j2"

Row: TypeAlias = dict[str, Content]

_COLUMNS = (
    Column(at.NUMBER, 5, CENTERED),
    Column(at.PLACE, 8, LINK),
    Column(at.GOAL, 9, TEXT),
    Column(at.SUBJECT, 16, TEXT),
    Column(at.KIND, 10, CENTERED),
    Column(at.FACT, 22, TEXT),
    Column(at.QUESTIONS, 30, TEXT),
    Column(at.CATEGORY, 12, ASKED),
    Column(at.REASON, 20, ASKED),
    Column(at.EVIDENCE, 12, ASKED),
    Column(at.MEASURE, 16, ASKED),
    Column(at.WHO, 9, ASKED),
    Column(at.WHEN, 9, ASKED),
    Column(at.GIVEN, 22, TEXT),
    Column(at.LACKS, 16, TEXT),
)


def prompt_sheet(prompts: Sequence[Prompt], answers: Answers = NO_ANSWERS) -> NewSheet:
    """Write the sheet; without prompts it says so in one line.

    ``answers`` are put back where they were given; those whose prompt is gone follow at the end, so that none is lost.
    """
    words = sections(_WORDS, count=len(prompts))
    rows, kept = _rows(prompts, answers), _kept(prompts, answers, words)
    draft = Draft(_columns([*rows, *kept]))
    draft.banner(words.text("标题"), TITLE)
    for line in words.lines("说明" if prompts else "无提示"):
        draft.banner(line, LEAD)
    if not rows and not kept:
        return draft.sheet(TITLE_OF_SHEET)
    draft.header()
    first = draft.next_row
    for number, row in enumerate([*rows, *kept], start=1):
        row[at.NUMBER] = number
        draft.row([row.get(column.heading) for column in draft.columns])
    category = draft.place(at.CATEGORY)
    span = Span(first, category, draft.next_row - 1, category)
    hint = words.text("类别提示")
    draft.drop_downs.append(DropDown(span, categories(), at.CATEGORY, hint))
    return draft.sheet(TITLE_OF_SHEET, cursor=reference(first, category), freeze_column=draft.place(at.SUBJECT) + 1)


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


def _rows(prompts: Sequence[Prompt], answers: Answers) -> list[Row]:
    several = several_sheets(prompt.cell for prompt in prompts)
    rows = []
    for prompt in prompts:
        key = answers.to_prompt(prompt)
        given = answers.prompts[key] if key else {}
        row = _row(prompt, prompt_text(prompt), with_sheet=several)
        rows.append(row | {heading: given.get(heading) for heading in at.ANSWERS})
    return rows


def _row(prompt: Prompt, text: PromptText, *, with_sheet: bool) -> Row:
    numbered = (f"{place}. {question}" for place, question in enumerate(text.questions, start=1))
    return {
        at.PLACE: link(prompt.cell, with_sheet=with_sheet),
        at.GOAL: prompt.goal,
        at.SUBJECT: prompt.subject,
        at.KIND: prompt.kind.value,
        at.FACT: text.fact,
        at.QUESTIONS: "\n".join(numbered),
        at.GIVEN: prompt.reason,
        at.LACKS: "\n".join(text.lacks),
    }


def _kept(prompts: Iterable[Prompt], answers: Answers, words: Sections) -> list[Row]:
    """What was filled in for prompts that are gone."""
    used = {answers.to_prompt(prompt) for prompt in prompts}
    note = words.text("不再提示")
    left = (line for key, line in answers.prompts.items() if key not in used)
    return [{**line, at.FACT: note, at.QUESTIONS: None, at.LACKS: None} for line in left]
