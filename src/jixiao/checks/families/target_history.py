"""T 指标值（七）: a target against what an earlier year reached, where the workbook holds that year's form too."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.form_content import where
from jixiao.checks.registry import Fault, book_check
from jixiao.checks.rows import number_of, subject
from jixiao.checks.target_rows import targets
from jixiao.checks.wording import quote
from jixiao.form.model import Book, Form, Indicator, Statement
from jixiao.values.decimals import plain, rounded
from jixiao.values.model import Comparator, Kind

_FAR_BELOW = Decimal("0.7")
_A_YEAR = "/年"
_TAIL = 4  # characters at the end of two names that must agree before they are compared
_LONG_NAME = 8  # shorter names are the same only where they are equal
_ALIKE = 0.9


@book_check("T50", "指标值远低于往年完成值", Severity.NOTICE)
def target_far_below_earlier_actual(book: Book) -> Iterator[Fault]:
    """同一部门的同一指标，往年已经完成很多，今年的指标值却低了三成以上。

    改法：请参照往年实际完成情况确定指标值；业务量确有减少的，在确定依据中说明。
    依据：绩效目标应“合理可行”，与往年实际水平相衔接。
    """
    history = _History()
    for form in book.forms:
        history.add(form)
    first = min((form.year for form in book.forms if form.year), default=0)
    for form in book.forms:
        for row, target, _ in targets(form) if form.year and form.year > first else ():
            known = history.latest_before(form, row, target)
            if known is not None and _falls_far_below(target, known.actual):
                message = (
                    f"{quote(row.name.text)}的指标值{quote(target.text)}只有{known.form.year}年完成值"
                    f"{quote(known.actual.text)}（{where(known.form, form)}{known.actual.cell.ref}）的"
                    f"{_share(target, known.actual)}%，请确认是否偏低。"
                )
                yield Fault(target.cell, message, row.name.text)


@dataclass(frozen=True, slots=True)
class _Done:
    """What was reached in one row of an earlier form."""

    form: Form
    name: str
    actual: Statement


@dataclass(frozen=True, slots=True)
class _History:
    """What the forms of a book reached, by unit and the end of the indicator's name."""

    done: dict[tuple[str, str], dict[str, list[_Done]]] = field(default_factory=dict)

    def add(self, form: Form) -> None:
        """Note what a form of a known year reached."""
        for row in form.filled if form.year else ():
            if row.actual is not None and _is_counted(row.actual):
                name = subject(row)
                names = self.done.setdefault(_key(name, row.actual), {})
                names.setdefault(name, []).append(_Done(form, name, row.actual))

    def latest_before(self, form: Form, row: Indicator, target: Statement) -> _Done | None:
        """What the same department last reached of an indicator before a form's year."""
        if not form.year or not _is_counted(target):
            return None
        name = subject(row)
        same = (
            known
            for other, found in self.done.get(_key(name, target), {}).items()
            if _is_same(name, other)
            for known in found
        )
        earlier = [known for known in same if _is_earlier(known.form, form)]
        return max(earlier, key=lambda known: (known.form.year or 0, known.name == name), default=None)


def _key(name: str, statement: Statement) -> tuple[str, str]:
    return statement.value.unit.removesuffix(_A_YEAR), name[-_TAIL:]


def _is_same(name: str, other: str) -> bool:
    """Whether two names speak of the same: 中心接待人次 and 中心服务接待人次 of 市公共法律服务中心."""
    if name == other or min(len(name), len(other)) < _LONG_NAME:
        return name == other
    from difflib import SequenceMatcher  # noqa: PLC0415 - few workbooks hold two years

    matcher = SequenceMatcher(None, name, other)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _is_counted(statement: Statement) -> bool:
    """Whether a target or an actual is a plain count of the year that should be high."""
    value = statement.value
    counted = value.kind is Kind.QUANTITY or (value.kind is Kind.RATE and value.unit.endswith(_A_YEAR))
    return counted and value.comparator not in {Comparator.AT_MOST, Comparator.LESS} and bool(number_of(statement))


def _is_earlier(form: Form, later: Form) -> bool:
    """Whether a form is that of an earlier year and of the same department, or of one of its offices."""
    if not form.year or not later.year or form.year >= later.year:
        return False
    one, other = form.department, later.department
    return not one or not other or one in other or other in one


def _falls_far_below(target: Statement, actual: Statement) -> bool:
    aim, done = number_of(target), number_of(actual)
    return aim is not None and done is not None and aim < done * _FAR_BELOW


def _share(target: Statement, actual: Statement) -> str:
    aim, done = number_of(target) or Decimal(0), number_of(actual) or Decimal(1)
    return plain(rounded(aim * 100 / done, 0))
