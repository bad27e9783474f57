"""Reports of other bureaus' forms: a review finds nothing in them, and they read as somebody would write them."""

from __future__ import annotations

import io
from dataclasses import replace
from functools import cache
from pathlib import Path

import docx
import pytest

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
    """The report of a drawn form, as a review reads it."""
    forms = choose_forms(book_of(path)).forms
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
