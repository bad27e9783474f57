"""Which forms of a workbook a report is about, in what order, and which template suits them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from jixiao.form.model import FormKind
from jixiao.reports.context import is_project
from jixiao.reports.errors import ReportError
from jixiao.values.model import Kind

if TYPE_CHECKING:
    from jixiao.form.model import Book, Form

DEPARTMENT, EVALUATION, PROJECT = "部门整体", "部门整体支出绩效评价", "项目支出"


@dataclass(frozen=True, slots=True)
class Choice:
    """The forms to report on, the department's first; those left out, with the sentence that tells of them."""

    forms: tuple[Form, ...]
    notices: tuple[str, ...] = ()


def choose_forms(book: Book) -> Choice:
    """Take every 自评表 and 评分表 of a workbook; a table of mere targets has nothing to report.

    Raises:
        ReportError: nothing in the workbook says what was reached.
    """
    evaluated = [form for form in book.forms if form.kind is FormKind.SELF_EVALUATION]
    cards = [form for form in book.forms if form.kind is FormKind.SCORECARD]
    left = [form for form in book.forms if form.kind is FormKind.TARGET_TABLE]
    if not evaluated and not cards:
        _refuse(book, left)
    if not cards and not any(map(has_actuals, evaluated)):
        raise ReportError(f"“{book.name}”里的绩效自评表还没有填实际完成值，请填好后再生成自评报告。")
    ordered = sorted(evaluated, key=is_project)
    notices = (_left_out(left),) if left else ()
    return Choice((*ordered, *cards), notices)


def default_template(forms: tuple[Form, ...]) -> str:
    """The template for these forms: a project's, that of an evaluation by a 评分表, or the department's."""
    evaluated = [form for form in forms if form.kind is not FormKind.SCORECARD]
    cards = [form for form in forms if form.kind is FormKind.SCORECARD]
    if evaluated and all(map(is_project, evaluated)) and not any("整体" in form.title for form in cards):
        return PROJECT
    return EVALUATION if cards else DEPARTMENT


def has_actuals(form: Form) -> bool:
    """Whether anybody has filled in what was reached."""
    return any(row.actual is not None and row.actual.value.kind is not Kind.BLANK for row in form.filled)


def _refuse(book: Book, left: list[Form]) -> None:
    if left:
        raise ReportError(
            f"“{book.name}”里只有绩效目标表，没有实际完成值，不能生成自评报告；"
            "请用填好的绩效自评表，或先用 jixiao new 由目标表生成自评表。"
        )
    raise ReportError(f"“{book.name}”里没有绩效自评表，也没有评分表，不能生成自评报告；请检查是否选对了文件。")


def _left_out(left: list[Form]) -> str:
    names = "、".join(dict.fromkeys(f"“{form.sheet}”" for form in left))
    return f"绩效目标表{names}没有实际完成值，没有写进报告。"
