"""The review of 抚宁's nine target tables: what is read with their payment plans, and what is found."""

import tomllib
from collections import Counter
from decimal import Decimal

import pytest

from jixiao.checks import Severity
from jixiao.form.model import Book
from jixiao.reader import read_book
from jixiao.workbook import read_snapshot
from sample_points import WORKBOOKS, found, points, review

BOOK = WORKBOOKS / "抚宁区司法局-2020-预算项目绩效目标表.xlsx"
EXPECTED = tomllib.loads(BOOK.with_suffix(".expected.toml").read_text(encoding="utf-8"))
# Found as well: true of the form, though no point of the reviewer's list.
ALSO = {"T07": 1, "T23": 1, "T28": 3, "T31": 2}


@pytest.fixture(scope="module")
def book() -> Book:
    return read_book(read_snapshot(BOOK), BOOK.name)


def test_every_table_is_read_whole(book: Book) -> None:
    assert [(form.sheet, form.project_code, len(form.indicators)) for form in book.forms] == [
        (table["sheet"], table["code"], table["indicators"]) for table in EXPECTED["tables"]
    ]
    budgets = [form.budget.total.budget.number for form in book.forms]
    assert budgets == [Decimal(table["budget"]) for table in EXPECTED["tables"]]
    assert sum(budgets) == Decimal(EXPECTED["budget"]["total"])


def test_the_payment_plans_are_read_as_shares_of_the_budget(book: Book) -> None:
    plans = [[step.share for step in form.payment_plan.milestones] for form in book.forms]
    assert plans == [[Decimal(share) for share in table["plan"]] for table in EXPECTED["tables"]]
    months = {tuple(step.month for step in form.payment_plan.milestones) for form in book.forms}
    assert months == {(3, 6, 10, 12)}


def test_the_year_of_the_cover_is_that_of_every_table(book: Book) -> None:
    assert {form.year for form in book.forms} == {2020}


def test_the_first_part_is_read_as_a_text(book: Book) -> None:
    assert [report.source for report in book.reports] == ["部门整体绩效目标"]


def test_each_row_tells_how_its_target_was_set(book: Book) -> None:
    assert all(
        row.target_basis is not None and not row.target_basis.blank for form in book.forms for row in form.filled
    )


def test_nothing_else_is_found() -> None:
    listed = {(point.code, point.sheet, point.cell) for point in points() if point.book == BOOK}
    assert Counter(code for code, _, _ in found(BOOK) - listed) == ALSO


def test_no_error_is_claimed() -> None:
    assert not [finding for finding in review(BOOK).findings if finding.severity is Severity.ERROR]
