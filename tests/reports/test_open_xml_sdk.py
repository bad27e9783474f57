"""The Open XML SDK finds no error in a report or in a template, so that Word opens them without a question."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from jixiao.doors.report_file import write_report
from jixiao.reports.render import render_report
from reports.test_render import HOSTILE, TEMPLATE, with_reason
from reports.test_samples import BOOKS, GOLDEN, TEMPLATES
from workbook.test_open_xml_sdk import errors

ROOT = Path(__file__).parents[2]
SAMPLES = [path for path in BOOKS if (GOLDEN / f"{path.stem}.txt").exists()]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_the_report_of_a_sample_is_valid(path: Path, tmp_path: Path):
    assert errors(write_report(path, tmp_path / "report.docx").target) == Counter()


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_is_valid(name: str, tmp_path: Path):
    shutil.copyfile(ROOT / "templates" / f"report-{name}.docx", tmp_path / "template.docx")
    assert errors(tmp_path / "template.docx") == Counter()


def test_a_report_of_hostile_texts_is_valid(tmp_path: Path):
    path = tmp_path / "report.docx"
    path.write_bytes(render_report(TEMPLATE.read_bytes(), TEMPLATE.name, with_reason("\n\t".join(HOSTILE)))[0])
    assert errors(path) == Counter()
