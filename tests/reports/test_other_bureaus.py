"""Reports of other bureaus' forms: a review finds nothing in them, and they read as somebody would write them."""

from __future__ import annotations

import io
import itertools
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jixiao.documents.word import _paragraphs
from jixiao.form.grid import Snapshot
from jixiao.form.model import Book, Report
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.reader.passages import passages_of
from jixiao.reader.report import title_of_report
from jixiao.reports import ReportError, build_report, choose_forms, default_template
from jixiao.reports.render import render_report
from jixiao.reports.template_file import find_template
from jixiao.review import review_book
from jixiao.scoring import score_form
from text_grid import sheet_from_text

TESTS = Path(__file__).parents[1]
DRAWN = sorted(
    path for folder in ("checks/clean", "checks/forms", "reader/layouts") for path in (TESTS / folder).glob("*.txt")
)
NAME = "自评报告.docx"
PACK = load_pack("national")
DANGLING = ("，，", "。。", "，。", "：。", "、。", "None", "none", "（）", "“”", "的0项")


def book_of(path: Path) -> Book:
    """A drawn form as a workbook."""
    return read_book(Snapshot((sheet_from_text(path.read_text(encoding="utf-8"), "自评表"),)), path.name)


def can_be_reported(path: Path) -> bool:
    """Whether a form says what was reached; a table of mere targets does not."""
    try:
        choose_forms(book_of(path))
    except ReportError:
        return False
    return True


FORMS = [path for path in DRAWN if can_be_reported(path)]
every_form = pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)


@cache
def reported(path: Path) -> Report:
    """The report of a drawn form."""
    return report_on(book_of(path))


def report_on(book: Book) -> Report:
    """The report of a workbook, as a review reads it."""
    forms = choose_forms(book).forms
    template = find_template(default_template(forms))
    report = build_report([score_form(form, PACK) for form in forms], PACK, lambda *_: ())
    content, _ = render_report(template.read_bytes(), template.name, report)
    paragraphs = list(_paragraphs(docx.Document(io.BytesIO(content)), NAME))
    return Report(NAME, title_of_report(paragraphs), passages_of(paragraphs))


def test_many_layouts_have_a_report():
    assert len(FORMS) > 200


@every_form
def test_a_review_finds_nothing_in_the_report(path: Path):
    found = review_book(replace(book_of(path), reports=(reported(path),)), PACK).findings
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found if one.cell.sheet == NAME] == []


@every_form
def test_no_sentence_is_left_dangling(path: Path):
    sentences = [passage.cell.text for passage in reported(path).passages if not passage.in_table]
    assert [text for text in sentences if any(fault in text for fault in DANGLING)] == []


@every_form
def test_every_heading_has_something_below_it(path: Path):
    passages = reported(path).passages
    pairs = itertools.pairwise(passages)
    bare = [
        one.cell.text for one, below in pairs if one.level and one.level < 3 and 0 < (below.level or 9) <= one.level
    ]
    assert bare == []


CONTRADICTORY = """
青山县档案馆2022年度部门整体支出绩效自评表
单位名称   | 青山县档案馆 | < | < | < | < | < | <
基本支出总额（万元） | {0} | < | < | 项目支出总额（万元） | {1} | < | <
预算执行情况（万元） | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分 | <
部门整体支出 | {2} | {3} | {4} | 10 | {5}% | {6} | <
年度绩效目标 | 办理件数{0}件以上，按时办结率{5}%以上。 | < | < | 全部圆满完成，办理件数{1}件。 | < | < | <
一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因分析及改进措施
产出指标 | 数量指标 | 办理件数 | ≥{2}件 | {3}件 | 30 | {6} | 本项目因预算执行率{5}%，完成{0}件，年中追加{1}万元。
^ | 质量指标 | 按时办结率 | ≥{5}% | {4}% | 30 | 20 | 公用经费不足。
满意度指标 | 满意度指标 | 满意度 | ≥90% | {5}% | 30 | 30 |
总分 | < | < | < | < | 100 | {7} |
自评结论 | 全部目标圆满完成，自评得分{0}分，等级为“差”，预算执行率{1}%，增加   万元。 | < | < | < | < | < | <
"""


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 400), min_size=8, max_size=8))
def test_a_workbook_that_contradicts_itself_gives_a_report_that_adds_no_contradiction(numbers: list[int]):
    book = read_book(Snapshot((sheet_from_text(CONTRADICTORY.format(*numbers), "自评表"),)), "自评表.xlsx")
    found = review_book(replace(book, reports=(report_on(book),)), PACK).findings
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found if one.cell.sheet == NAME] == []
