"""The review of 天津's sixteen target tables: what is read, what is found, in one sheet or in sixteen."""

import tomllib
from collections import Counter
from decimal import Decimal

import pytest

from jixiao.checks import Severity
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book, Form
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from jixiao.workbook import read_snapshot
from sample_points import WORKBOOKS, found, points, review

MANY = WORKBOOKS / "天津市司法局-2024-项目支出绩效目标表.xlsx"
ONE = WORKBOOKS / "天津市司法局-2024-项目支出绩效目标表-一张工作表.xlsx"
EXPECTED = tomllib.loads(MANY.with_suffix(".expected.toml").read_text(encoding="utf-8"))
# Found as well: true of the form, though no point of the reviewer's list.
ALSO = {"T07": 7, "T09": 1, "T41": 1, "T47": 1}


@pytest.fixture(scope="module", params=[MANY, ONE], ids=["sixteen sheets", "one sheet"])
def book(request: pytest.FixtureRequest) -> Book:
    return read_book(read_snapshot(request.param), request.param.name)


def _budget(form: Form) -> Decimal:
    assert form.budget is not None
    assert form.budget.total.budget is not None
    return form.budget.total.budget.number or Decimal(0)


def test_every_table_is_read_whole(book: Book) -> None:
    read = [(form.project, form.department, str(_budget(form)), len(form.indicators)) for form in book.forms]
    assert read == [
        (table["project"], table["department"], table["budget"], table["indicators"]) for table in EXPECTED["tables"]
    ]
    assert sum(len(form.indicators) for form in book.forms) == EXPECTED["counts"]["indicators"] == 212
    assert sum(map(_budget, book.forms)) == Decimal(EXPECTED["budget"]["total"])


def test_each_table_has_its_year_its_unit_its_goal_and_what_the_money_is_for(book: Book) -> None:
    assert {(form.year, form.money_unit.word, len(form.goals)) for form in book.forms} == {(2024, "万元", 1)}
    assert all(form.purpose is not None and not form.purpose.blank for form in book.forms)
    assert book.pack == "tianjin"


def test_nothing_is_left_unread(book: Book) -> None:
    assert book.troubles == ()


def test_one_sheet_and_sixteen_give_the_same_findings() -> None:
    def said(finding):
        return finding.code, finding.severity, "".join(finding.cell.text.split()), finding.subject

    assert Counter(map(said, review(MANY).findings)) == Counter(map(said, review(ONE).findings))


def test_nothing_else_is_found() -> None:
    listed = {(point.code, point.sheet, point.cell) for point in points() if point.book == MANY}
    assert Counter(code for code, _, _ in found(MANY) - listed) == ALSO


def test_beside_the_form_of_2021_the_targets_far_below_what_was_reached_then_are_found() -> None:
    earlier = read_snapshot(WORKBOOKS / "天津市司法局-2021-整体支出绩效自评表.xlsx")
    both = read_book(Snapshot((*earlier.sheets, *read_snapshot(MANY).sheets)), "两年.xlsx")
    findings = review_book(both, load_pack("tianjin")).findings
    assert [(finding.cell.sheet, finding.cell.ref) for finding in findings if finding.code == "T50"] == [
        ("05公共法律服务", "G12"),  # 5件 after 8件
        ("10人民调解", "G9"),  # ≥230件 after 552件
        ("11便民化-中央", "G9"),  # ≥1500人次 after 3026人次
        ("12便民化及支持经费", "G9"),
    ]


def test_no_error_is_claimed() -> None:
    assert not [finding for finding in review(MANY).findings if finding.severity is Severity.ERROR]
