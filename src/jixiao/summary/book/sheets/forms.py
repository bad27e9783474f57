"""The sheet 各表得分: a row for each form that gets a score; target tables get none."""

from __future__ import annotations

from itertools import islice

from jixiao.form.model import FormKind
from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.given import ROWS, Given, linked_rows
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.book.rows import Value
from jixiao.summary.schema import FORMS
from jixiao.summary.tables.forms import FormRow, form_rows
from jixiao.values.decimals import rounded

NAME = "各表得分"
_COLUMNS = (
    Column("单位", 24),
    Column("文件", 34),
    Column("校验后", 7, style.CENTERED),
    Column("工作表", 13),
    Column("表", 30),
    Column("类型", 8, style.CENTERED),
    Column("分值合计", 8, style.SCORE),
    Column("自评得分", 8, style.SCORE),
    Column("测算得分", 8, style.SCORE),
    Column("差额", 8, style.SIGNED),
    Column("自评等级", 8, style.CENTERED),
    Column("测算等级", 8, style.CENTERED),
    Column("执行率", 10, style.RATE),
    Column("指标数", 7, style.COUNT),
    Column("未达到", 7, style.COUNT),
    Column("未填完成值", 7, style.COUNT),
    Column("错误", 6, style.COUNT),
    Column("警告", 6, style.COUNT),
    Column("提示", 6, style.COUNT),
)
_POINTS = [column.heading for column in _COLUMNS].index("测算得分")


def form_sheet(given: Given) -> int:
    """Write the sheet; how many forms can have a score."""
    count = int(given.store.frame(FORMS, ["kind"])["kind"].ne(FormKind.TARGET_TABLE.value).sum())
    shown, targets = min(count, ROWS), len(given.whose.of_form) - count
    words = sections("summary/forms.j2", forms=count, targets=targets, left=count - shown, linked=linked_rows(shown))
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    partly = words.text("不完整")
    scored = (row for row in form_rows(given.store, given.whose) if row.kind is not FormKind.TARGET_TABLE)
    for row in islice(scored, shown):
        table.add(_values(given, row, partly), None if row.complete else {_POINTS: _PARTLY})
    if not count:
        page.banner(words.text("没有"), style.QUIET)
    table.finish(1)
    return count


_PARTLY = style.Look(align="center", color=style.QUIET.color)


def _values(given: Given, row: FormRow, partly: str) -> list[Value]:
    return [
        given.unit(row.unit),
        row.path,
        given.copy_of(row.copy),
        row.sheet,
        row.title or row.project,
        row.kind_name,
        row.weight,
        row.score,
        row.points if row.complete else partly,
        row.difference,
        row.claimed_grade,
        row.grade,
        None if row.execution_rate is None else rounded(row.execution_rate, 4),
        row.indicators,
        row.unmet,
        row.blank,
        row.errors,
        row.warnings,
        row.notices,
    ]
