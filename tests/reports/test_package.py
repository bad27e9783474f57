"""The seal of a report: it tells a file that nobody has touched from one that people have worked on."""

from __future__ import annotations

import zipfile
from pathlib import Path

import docx

from jixiao.reports.package import is_ours, is_untouched
from jixiao.reports.render import render_report
from jixiao.reports.template_file import find_template
from reports.made import FORM, report_of


def report_at(path: Path, template: bytes | None = None) -> Path:
    """A finished report as a file."""
    found = find_template("部门整体")
    path.write_bytes(render_report(template or found.read_bytes(), found.name, report_of(FORM))[0])
    return path


def test_a_report_fresh_from_the_press_is_untouched(tmp_path: Path):
    path = report_at(tmp_path / "自评报告.docx")
    assert (is_ours(path), is_untouched(path)) == (True, True)


def test_a_report_that_somebody_saved_is_ours_and_no_longer_untouched(tmp_path: Path):
    path = report_at(tmp_path / "自评报告.docx")
    document = docx.Document(str(path))
    document.paragraphs[3].add_run("改过")
    document.save(str(path))
    assert (is_ours(path), is_untouched(path)) == (True, False)


def test_another_document_is_not_ours(tmp_path: Path):
    docx.Document().save(str(tmp_path / "别的.docx"))
    (tmp_path / "文字.docx").write_text("文字", encoding="utf-8")
    assert not any(is_ours(tmp_path / name) or is_untouched(tmp_path / name) for name in ("别的.docx", "文字.docx"))


def test_the_same_report_is_the_same_file(tmp_path: Path):
    first, second = report_at(tmp_path / "一.docx"), report_at(tmp_path / "二.docx")
    assert first.read_bytes() == second.read_bytes()


def test_properties_that_a_template_brings_along_are_replaced_by_the_seal(tmp_path: Path):
    again = report_at(tmp_path / "二.docx", report_at(tmp_path / "一.docx").read_bytes())
    with zipfile.ZipFile(again) as archive:
        assert archive.namelist().count("docProps/custom.xml") == 1
    assert is_untouched(again)
