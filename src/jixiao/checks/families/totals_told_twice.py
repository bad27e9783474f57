"""X 文字与表（二）: totals that a workbook states in two places."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, book_check, check
from jixiao.checks.wording import places
from jixiao.form.model import Amount, Book, Form
from jixiao.values.decimals import plain


@book_check("X22", "同一部门两张表的总分不同", Severity.NOTICE)
def totals_of_forms_differ(book: Book) -> Iterator[Fault]:
    """同一部门、同一年度的整体评分表与整体自评表，总分不一样。

    改法：请核对两张表的得分，确定以哪一个为准；评分标准不同的，请在报告中说明。
    依据：同一部门同一年度的自评结果应一致。
    """
    known: list[tuple[Form, Decimal]] = []
    whole = [form for form in book.forms if "整体" in form.title and printed_total(form) is not None]
    for form in whole:
        total = printed_total(form) or Decimal(0)
        several = len(whole) > 2  # then only those that name one department are sure to be about it
        same = [pair for pair in known if _of_one_department(pair[0], form, stated=several)]
        other = next((pair for pair in same if pair[1] != total), None)
        known.append((form, total))
        if other is not None and form.total is not None and form.total.score is not None:
            yield Fault(
                form.total.score.cell,
                f"“{form.sheet}”总分{plain(total)}分，“{other[0].sheet}”总分{plain(other[1])}分，"
                "同一部门的自评结果应一致，请核对。",
                "总分",
            )


@check("X23", "基本支出与项目支出之和与总额不符", Severity.NOTICE)
def spending_differs_from_whole(view: View) -> Iterator[Fault]:
    """表头写的基本支出总额与项目支出总额相加，既不等于部门整体支出的预算数，也不等于执行数。

    改法：请核对三个数的口径（年初、调整后或决算），使其一致。
    依据：部门整体支出由基本支出和项目支出组成。
    """
    form = view.form
    if {stated.label for stated in form.spending} != {"基本支出", "项目支出"} or form.budget is None:
        return
    line = form.budget.total
    whole = [amount for amount in (line.initial, line.annual, line.spent) if amount and amount.number is not None]
    parts = [stated.amount.number or Decimal(0) for stated in form.spending]
    grain = max((Decimal(1).scaleb(-places(number)) for number in parts), default=Decimal(1))
    together = sum(parts, Decimal(0))
    if not whole or any(abs(together - (amount.number or 0)) <= grain * len(parts) for amount in whole):
        return
    shown = "、".join(dict.fromkeys(amount_text(amount, form) for amount in whole))
    added = "＋".join(f"{number:f}" for number in parts)
    yield Fault(
        form.spending[0].amount.cell,
        f"基本支出总额与项目支出总额相加为{added}＝{together:f}{form.money_unit.word}，部门整体支出为{shown}，请核对口径。",
        "预算执行情况",
    )


def printed_total(form: Form) -> Decimal | None:
    """The score of the total row (总分), None where the form has none."""
    total = form.total
    return total.score.number if total is not None and total.score is not None else None


def amount_text(amount: Amount, form: Form) -> str:
    """An amount as it stands, with the form's unit where it has none of its own."""
    text = amount.cell.text.strip()
    return text if text.endswith("元") else f"{text}{form.money_unit.word}"


def _of_one_department(first: Form, second: Form, *, stated: bool) -> bool:
    """Whether two forms are about one department and year; one that does not say may be, unless it has to be stated."""
    departments = {form.department for form in (first, second) if form.department or stated}
    years = {form.year for form in (first, second) if form.year is not None}
    return len(departments) < 2 and "" not in departments and len(years) < 2
