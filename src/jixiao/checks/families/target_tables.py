"""T、S、A: target tables of one workbook against each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.form_content import Content, alike, content, heading, where
from jixiao.checks.registry import Fault, book_check
from jixiao.checks.rows import subject
from jixiao.checks.target_rows import targets
from jixiao.checks.wording import quote
from jixiao.form.family import Family, Group
from jixiao.form.model import Book, Form, FormKind, Indicator, Statement
from jixiao.values.decimals import plain
from jixiao.values.model import Kind

_FEW_TABLES = 4
_FAR_APART = 3  # times: two budgets that are no longer alike
_WORDS = frozenset({Kind.QUALITATIVE, Kind.QUALITATIVE_TIER})
_SHORTEST_NAME = 4


@book_check("T45", "多数项目的效益指标没有数值", Severity.NOTICE)
def tables_without_number_in_benefits(book: Book) -> Iterator[Fault]:
    """工作簿里一半以上的绩效目标表，效益指标没有一项是数值，年底难以说明取得了什么效果。

    改法：请逐个项目至少选一项可以统计的效果（如知晓率、下降率、受益人数）写成数值。
    依据：绩效指标应“细化量化”，不能量化的才采用定性表述。
    """
    tables = [form for form in book.forms if form.kind is FormKind.TARGET_TABLE and _benefits(form)]
    wordy = [form for form in tables if all(target.value.kind in _WORDS for target in _benefits(form))]
    if len(tables) >= _FEW_TABLES and len(wordy) * 2 > len(tables):
        message = f"{len(tables)}张绩效目标表中有{len(wordy)}张的效益指标没有数值，宜补充可以统计的效益指标。"
        yield Fault(_benefits(wordy[0])[0].cell, message)


@book_check("S29", "同一指标在不同表中归类不同", Severity.NOTICE)
def indicator_filed_differently(book: Book) -> Iterator[Fault]:
    """同一个指标名称，在一张表里列在这个二级指标下，在另一张表里列在别的二级指标下。

    改法：请统一归类；确指不同内容的，请改用不同的名称。
    依据：同一指标在同一部门各项目中应归入同一类别，便于汇总。
    """
    for name, rows in _rows_by_name(book).items():
        counts = Counter(row.family for _, row in rows)
        usual = max(counts, key=counts.__getitem__)  # of equally many, the first in the book
        other, known = next(pair for pair in rows if pair[1].family is usual)
        for form, row in rows:
            if row.family is not usual and form is not other:
                message = (
                    f"{quote(name)}在本表列为{row.family}，在{where(other, form)}列为{usual}（{known.name.ref}），"
                    "请统一归类。"
                )
                yield Fault(row.name, message, name)


@book_check("S30", "项目编码重复", Severity.NOTICE)
def project_code_repeated(book: Book) -> Iterator[Fault]:
    """两个不同名称的项目填了同一个项目编码，其中一张可能是复制后忘记修改。

    改法：请按预算管理系统中的编码核对，每个项目填写自己的编码。
    依据：项目编码与项目一一对应，重复的编码会使绩效目标挂错项目。
    """
    first: dict[tuple[str, FormKind, int | None], Form] = {}
    for form in book.forms:
        if not form.project_code:
            continue
        other = first.setdefault((form.project_code, form.kind, form.year), form)
        if other is not form and other.project != form.project:
            named = f"（{quote(other.project)}）" if other.project else ""
            message = (
                f"{quote(form.project)}的项目编码{quote(form.project_code)}与{where(other, form)}{named}相同，请核对。"
            )
            yield Fault(heading(form), message)


@book_check("A51", "指标相同而预算悬殊", Severity.NOTICE)
def like_targets_on_unlike_budgets(book: Book) -> Iterator[Fault]:
    """两张表的指标和指标值几乎相同，预算却相差三倍以上，指标没有反映资金规模。

    改法：请按各自预算能做多少事分别确定指标值；确为同一件事的，请合并为一个项目。
    依据：指标应与项目内容和预算规模相匹配。
    """
    earlier: list[tuple[Form, Content, Decimal]] = []
    for form in book.forms:
        budget, own = _budget(form), content(form)
        if form.kind is not FormKind.TARGET_TABLE or not budget:
            continue
        for other, known, amount in earlier:
            if alike(own, known) and max(budget, amount) >= _FAR_APART * min(budget, amount):
                message = (
                    f"本表预算{_money(form)}，{where(other, form)}预算{_money(other)}，两张表的指标和指标值却几乎相同，"
                    "请确认指标值与预算是否匹配。"
                )
                yield Fault(heading(form), message)
                break
        earlier.append((form, own, budget))


def _benefits(form: Form) -> list[Statement]:
    return [target for row, target, _ in targets(form) if row.group is Group.BENEFIT]


def _rows_by_name(book: Book) -> dict[str, list[tuple[Form, Indicator]]]:
    """The rows of all target tables that have a known family, by their names."""
    found: dict[str, list[tuple[Form, Indicator]]] = {}
    for form in book.forms:
        for row in form.filled if form.kind is FormKind.TARGET_TABLE else ():
            name = subject(row)
            if row.family is not Family.OTHER and len(name) >= _SHORTEST_NAME:
                found.setdefault(name, []).append((form, row))
    return found


def _budget(form: Form) -> Decimal | None:
    """The budget in 元, None where it or its unit is not stated."""
    amount = form.budget.total.budget if form.budget is not None else None
    if amount is None or amount.number is None or not form.money_unit.word:
        return None
    return amount.number * form.money_unit.scale


def _money(form: Form) -> str:
    amount = form.budget.total.budget if form.budget is not None else None
    number = amount.number if amount is not None else None
    return "" if number is None else f"{plain(number)}{form.money_unit.word}"
