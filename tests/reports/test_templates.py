"""The templates that are shipped are what the script writes, and the guide explains every name they use."""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

from report_templates import TEMPLATES, written  # noqa: E402

from jixiao.reports.guide import guide  # noqa: E402

every_template = pytest.mark.parametrize("name", TEMPLATES)


def parts(path: Path) -> dict[str, bytes]:
    """What a document holds, part by part."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@every_template
def test_the_committed_template_is_what_the_script_writes(name: str, tmp_path: Path):
    written(TEMPLATES[name], tmp_path / "neu.docx")
    assert parts(ROOT / "templates" / f"report-{name}.docx") == parts(tmp_path / "neu.docx")


def test_the_guide_is_what_the_names_make_of_it():
    assert (ROOT / "docs" / "自评报告模板.md").read_text(encoding="utf-8") == guide()


@every_template
def test_every_mark_stands_in_one_run(name: str):
    document = docx.Document(str(ROOT / "templates" / f"report-{name}.docx"))
    for run in document.element.iter(qn("w:t")):
        text = run.text or ""
        assert [text.count(mark) for mark in ("{{", "{%", "【")] == [text.count(mark) for mark in ("}}", "%}", "】")]


@every_template
def test_every_name_of_a_template_is_in_the_guide(name: str):
    document = docx.Document(str(ROOT / "templates" / f"report-{name}.docx"))
    text = "".join(run.text or "" for run in document.element.iter(qn("w:t")))
    explained = set(re.findall(r"^\| (\S+) \|", guide(), re.MULTILINE))
    used = set(re.findall(r"\.([一-鿿A-Za-z]\w*)", "".join(re.findall(r"\{[{%].*?[%}]\}", text))))
    assert used - explained - {"index", "first"} == set()


@every_template
def test_headings_of_tables_are_repeated_and_rows_are_not_split(name: str):
    document = docx.Document(str(ROOT / "templates" / f"report-{name}.docx"))
    for table in document.tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in table.rows)
