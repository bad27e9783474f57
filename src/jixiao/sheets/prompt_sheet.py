"""The sheet 偏差原因提示: one row per deviation, what to verify, and the cells to fill in."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.form.grid import Span, reference
from jixiao.prose.prompt import PromptText, categories, prompt_text
from jixiao.prose.template import section, sections
from jixiao.review.model import Prompt
from jixiao.sheets.layout import Column, Content, Draft, fitted
from jixiao.sheets.place import link, several_sheets
from jixiao.sheets.style import ASKED, CENTERED, LEAD, LINK, TEXT, TITLE
from jixiao.workbook.edits import DropDown, NewSheet

TITLE_OF_SHEET = "偏差原因提示"
_WORDS = "sheets/prompts.j2"

_COLUMNS = (
    Column("序号", 5, CENTERED),
    Column("位置", 8, LINK),
    Column("目标", 9, TEXT),
    Column("指标", 16, TEXT),
    Column("偏差类型", 10, CENTERED),
    Column("事实", 22, TEXT),
    Column("请核实并说明", 30, TEXT),
    Column("原因类别", 12, ASKED),
    Column("原因", 20, ASKED),
    Column("佐证", 12, ASKED),
    Column("改进措施", 16, ASKED),
    Column("责任科室", 9, ASKED),
    Column("完成时限", 9, ASKED),
    Column("已填原因", 22, TEXT),
    Column("尚缺", 14, TEXT),
)
ASKED_HEADINGS = tuple(column.heading for column in _COLUMNS if column.style is ASKED)


def prompt_sheet(prompts: Sequence[Prompt]) -> NewSheet:
    """Write the sheet; without prompts it says so in one line."""
    draft = Draft(_columns(prompts))
    words = sections(_WORDS, count=len(prompts))
    draft.banner("".join(section(words, "标题", _WORDS)), TITLE)
    if not prompts:
        draft.banner("".join(section(words, "无提示", _WORDS)), LEAD)
        return draft.sheet(TITLE_OF_SHEET)
    for line in section(words, "说明", _WORDS):
        draft.banner(line, LEAD)
    draft.header()
    first = draft.next_row
    several = several_sheets(prompt.cell for prompt in prompts)
    for number, prompt in enumerate(prompts, start=1):
        cells = _row(number, prompt, prompt_text(prompt), with_sheet=several)
        draft.row([cells.get(column.heading) for column in draft.columns])
    category = draft.place("原因类别")
    draft.drop_downs.append(_category_list(Span(first, category, draft.next_row - 1, category)))
    return draft.sheet(TITLE_OF_SHEET, cursor=reference(first, category), freeze_column=draft.place("指标") + 1)


def _columns(prompts: Sequence[Prompt]) -> tuple[Column, ...]:
    """The columns that these prompts need: no 目标 in a form without goals, 位置 as wide as its texts."""
    several = several_sheets(prompt.cell for prompt in prompts)
    places = [link(prompt.cell, with_sheet=several).text for prompt in prompts]
    goals = any(prompt.goal for prompt in prompts)
    return tuple(
        fitted(column, places, 14) if column.heading == "位置" else column
        for column in _COLUMNS
        if goals or column.heading != "目标"
    )


def _row(number: int, prompt: Prompt, text: PromptText, *, with_sheet: bool) -> dict[str, Content]:
    numbered = (f"{place}. {question}" for place, question in enumerate(text.questions, start=1))
    return {
        "序号": number,
        "位置": link(prompt.cell, with_sheet=with_sheet),
        "目标": prompt.goal,
        "指标": prompt.subject,
        "偏差类型": prompt.kind.value,
        "事实": text.fact,
        "请核实并说明": "\n".join(numbered),
        "已填原因": prompt.reason,
        "尚缺": "\n".join(text.lacks),
    }


def _category_list(span: Span) -> DropDown:
    return DropDown(span, categories(), "原因类别", "可以从列表中选择，也可以填写其他文字。")
