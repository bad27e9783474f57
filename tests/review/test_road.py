"""The one road: every form of a book is scored, checked and asked about, in the order of the workbook."""

from jixiao.checks import Severity
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import review_book
from text_grid import sheet_from_text

FORM = """
项目支出绩效自评表
（2023年度）
一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | {name} | ≥500盏 | {actual} | 60 | {score} |
满意度指标 | 服务对象满意度指标 | 居民满意度 | ≥90% | 95% | 40 | 40 |
"""


def book(*sheets: tuple[str, str]) -> Book:
    return read_book(Snapshot(tuple(sheet_from_text(text, name) for name, text in sheets)), "自评.xlsx")


def two_forms() -> Book:
    return book(
        ("路灯", FORM.format(name="安装路灯", actual="400盏", score="48")),
        ("灯杆", FORM.format(name="安装灯杆", actual="510盏", score="61")),
    )


def test_scores_stand_in_the_order_of_the_sheets():
    review = review_book(two_forms(), load_pack("national"))
    assert [score.form.sheet for score in review.scores] == ["路灯", "灯杆"]
    assert [form.sheet for form in review.forms] == ["路灯", "灯杆"]


def test_findings_are_sorted_by_severity_and_counted():
    review = review_book(two_forms(), load_pack("national"))
    assert review.findings[0].severity is Severity.ERROR
    assert [finding.code for finding in review.findings if finding.severity is Severity.ERROR] == ["R30"]
    assert review.count(Severity.ERROR) == 1


def test_prompts_name_their_sheet():
    review = review_book(two_forms(), load_pack("national"))
    assert [(prompt.sheet, prompt.subject) for prompt in review.prompts] == [("路灯", "安装路灯")]


def test_the_same_book_gives_the_same_review_twice():
    read, pack = two_forms(), load_pack("national")
    assert review_book(read, pack) == review_book(read, pack)


def test_a_book_without_forms_has_an_empty_review():
    review = review_book(book(("通知", "关于开展绩效自评的通知")), load_pack("national"))
    assert (review.scores, review.prompts) == ((), ())
