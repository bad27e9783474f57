"""S 表的结构（三）: whether the form holds the groups and families that it should."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from jixiao.checks.finding import Severity
from jixiao.checks.form_content import Content, alike, content, heading, where
from jixiao.checks.registry import Fault, View, book_check, check
from jixiao.checks.wording import listed, quote
from jixiao.form.family import Family, Group
from jixiao.form.model import Book, Cell, Column, Form, FormKind, Indicator

_FEW = 3  # with fewer rows a form is a fragment, and says nothing about what it should hold
_OUTPUT_FAMILIES = (Family.QUANTITY, Family.QUALITY, Family.TIMELINESS)
_LEVELS = {
    "一级指标": [group.value for group in Group if group is not Group.OTHER],
    "二级指标": [family.value for family in Family if family is not Family.OTHER],
}
_SATISFACTION_WORDS = ("满意", "好评", "认可度")


@check("S21", "无法识别的指标类别", Severity.NOTICE)
def level_unknown(view: View) -> Iterator[Fault]:
    """一级指标或二级指标不在常用类别之内，可能是写错或填串了列。

    改法：请核对是否应为产出、效益、满意度等类别；确为本地自设的可不改。
    依据：财预〔2020〕10号（原文待核对）：一级指标为产出、效益、满意度等，二级指标按其细分。
    """
    seen: set[str] = set()
    if not any(row.group in {Group.OUTPUT, Group.BENEFIT} for row in view.form.filled):
        return
    for row in view.form.filled:
        for title, cell in _unknown_levels(row):
            text = "".join(cell.text.split())
            if text and text not in seen:
                seen.add(text)
                from difflib import get_close_matches  # noqa: PLC0415 - only an unusual heading needs it

                near = get_close_matches(text, _LEVELS[title], n=1)
                if near:
                    message = f"{title}{quote(text)}不是常用的指标类别，请核对是否应为“{near[0]}”。"
                    yield Fault(cell, message, row.name.text)
                elif title == "一级指标":
                    yield Fault(cell, f"{title}{quote(text)}不是常用的指标类别，请核对。", row.name.text)


@check("S22", "缺少效益指标", Severity.WARNING)
def benefit_group_missing(view: View) -> Iterator[Fault]:
    """表中有产出指标，却没有一项效益指标，看不出做了这些事有什么效果。

    改法：按项目实际补设经济效益、社会效益、生态效益或可持续影响指标。
    依据：财预〔2020〕10号（原文待核对）：一级指标含产出、效益、满意度三类。
    """
    groups = {row.group for row in view.form.filled}
    if _judgeable(view.form) and Group.OUTPUT in groups and groups.isdisjoint({Group.BENEFIT, Group.OTHER}):
        yield Fault(heading(view.form), f"表中{len(view.form.filled)}项指标里没有效益指标。")


@check("S23", "缺少满意度指标", Severity.NOTICE)
def satisfaction_group_missing(view: View) -> Iterator[Fault]:
    """表中没有满意度指标；没有直接服务对象的项目可以不设。

    改法：有服务对象的请补设服务对象满意度指标，没有的请在备注中说明。
    依据：财预〔2020〕10号（原文待核对）：一级指标含产出、效益、满意度三类，可视项目情况设置。
    """
    rows = view.form.filled
    if not _judgeable(view.form) or not any(row.group is Group.OUTPUT for row in rows):
        return
    if not any(_satisfaction(row) for row in rows):
        yield Fault(heading(view.form), f"表中{len(rows)}项指标里没有满意度指标，请确认是否有服务对象。")
        return
    yield from _goals_without_satisfaction(view.form)


@check("S24", "产出指标不全", Severity.NOTICE)
def output_family_missing(view: View) -> Iterator[Fault]:
    """绩效目标表的产出指标缺少数量、质量、时效中的某一类，或者没有成本指标。

    改法：能够设置的请补设；确不适用的可不设。
    依据：绩效目标申报要求：产出指标从数量、质量、时效、成本几方面设置。
    """
    rows = view.form.filled
    families = {row.family for row in rows}
    if view.form.kind is not FormKind.TARGET_TABLE or Column.SCORE in view.form.columns or not _judgeable(view.form):
        return
    if families.isdisjoint(_OUTPUT_FAMILIES):
        return
    missing = [family for family in (*_OUTPUT_FAMILIES, Family.COST) if family not in families]
    if missing:
        words = "、".join(missing)
        yield Fault(heading(view.form), f"绩效目标表没有设{words}，请确认是否应补设。")


@book_check("S25", "两张表内容几乎相同", Severity.NOTICE)
def forms_alike(book: Book) -> Iterator[Fault]:
    """两张表的指标与指标值全部或几乎全部相同，可能是复制后没有修改，也可能是同一件事分作两个项目。

    改法：请确认两个项目是否重复申报；确为不同项目的，请按各自内容和预算修改指标值。
    依据：指标应与项目内容和预算规模相匹配。
    """
    earlier: list[tuple[Form, Content]] = []
    for form in book.forms:
        own = content(form)
        found = next((pair for pair in earlier if alike(own, pair[1])), None)
        if found is not None:
            other, known = found
            message = f"本表{len(own)}项指标中有{len(own & known)}项的名称和指标值与{where(other, form)}相同。"
            yield Fault(heading(form), message)
        earlier.append((form, own))


@book_check("S26", "表名重复", Severity.NOTICE)
def title_repeated(book: Book) -> Iterator[Fault]:
    """两张绩效目标表的标题或项目名称相同，汇总时难以区分。

    改法：请在标题中写明各自的项目名称；两个单位各有同名项目的，在名称中写明单位。
    依据：一个项目一张表，表名应能对应到项目。
    """
    first: dict[tuple[str, int | None], Form] = {}
    for form in book.forms:
        project = _project_in_title(form.title) or form.project
        if form.kind is not FormKind.TARGET_TABLE or not project:
            continue
        other = first.setdefault((project, form.year), form)
        if other is not form:
            what, own, its = _names(form, other)
            same = "相同" if own == its else f"（{quote(its)}）相同"
            yield Fault(heading(form), f"{what}{quote(own)}与“{other.sheet}”第{other.span.top}行起的表{same}。")


@book_check("S27", "表没有标题", Severity.NOTICE)
def title_missing(book: Book) -> Iterator[Fault]:
    """其他表都有标题，这张表没有，看不出是哪个项目的表。

    改法：在表的上方补上标题，写明项目名称。
    依据：一个项目一张表，表名应能对应到项目。
    """
    untitled = [form for form in book.forms if not form.title.strip()]
    if 0 < len(untitled) * 2 < len(book.forms):
        for form in untitled:
            yield Fault(
                heading(form), f"工作簿中{len(book.forms)}张表，“{form.sheet}”第{form.span.top}行起的表没有标题。"
            )


_BEFORE_PROJECT = re.compile(
    r"^[0-9.、\s]*((20\d\d|二〇..)年度?)?(.*?(局|厅|委|办|院|中心|所|队|部|校|馆|站|政府)(?!门))?((20\d\d)年度?)?"
)
_FORM_WORDS = re.compile(r"项目|支出|部门|单位|整体|预算|绩效|目标|申报|批复|表|年度|[0-9（）()年\s]")


def _project_in_title(title: str) -> str:
    """What a title says beyond the bureau, the year and the kind of form; "" where every such form has that title.

    >>> _project_in_title("4.法治建设绩效目标表"), _project_in_title("某市司法局2024年项目支出绩效目标表")
    ('法治建设', '')
    """
    return _FORM_WORDS.sub("", _BEFORE_PROJECT.sub("", "".join(title.split()), count=1))


def _names(form: Form, other: Form) -> tuple[str, str, str]:
    """What two forms share, and how each writes it: the title, or the project where a title names none."""
    if _project_in_title(form.title) and _project_in_title(other.title):
        return "表名", form.title, other.title
    return "项目名称", form.project or form.title, other.project or other.title


def _judgeable(form: Form) -> bool:
    return len(form.filled) >= _FEW and Column.LEVEL1 in form.columns


def _unknown_levels(row: Indicator) -> Iterator[tuple[str, Cell]]:
    if row.level1 is not None and row.group is Group.OTHER:
        yield "一级指标", row.level1
    elif row.level2 is not None and row.family is Family.OTHER and row.group in {Group.OUTPUT, Group.BENEFIT}:
        yield "二级指标", row.level2


def _satisfaction(row: Indicator) -> bool:
    return row.group is Group.SATISFACTION or any(word in row.name.text for word in _SATISFACTION_WORDS)


def _goals_without_satisfaction(form: Form) -> Iterator[Fault]:
    """Goals with a table of their own and no 满意度 row, where most of the other goals have one."""
    by_goal: dict[str, list[Indicator]] = defaultdict(list)
    for row in form.filled:
        by_goal[row.goal].append(row)
    lacking = {goal: rows for goal, rows in by_goal.items() if goal and not any(map(_satisfaction, rows))}
    if not 0 < len(lacking) * 2 < len(by_goal):
        return
    for goal, rows in lacking.items():
        message = f"{listed([goal])}没有满意度指标，其他目标均已设置，请确认。"
        yield Fault(rows[0].level1 or rows[0].name, message)
