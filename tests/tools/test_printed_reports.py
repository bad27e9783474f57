"""The reports of the samples as LibreOffice prints them: every text whole, no page in vain, the pictures there."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

_FOOTER = re.compile(r"—\s*\d+\s*—")


@pytest.fixture(scope="module")
def printed_reports(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Path]:
    """Each report with its PDF."""
    from printing import printed
    from written_books import written_reports

    reports = written_reports(tmp_path_factory.mktemp("reports"))
    return dict(zip(reports, printed(reports, tmp_path_factory.mktemp("printed")), strict=True))


def test_every_character_of_a_report_is_printed(printed_reports: dict[Path, Path]):
    from printing import pages

    for report, pdf in printed_reports.items():
        texts = (run.text or "" for run in docx.Document(str(report)).element.body.iter(qn("w:t")))
        written = Counter("".join("".join(texts).split()))
        seen = Counter("".join("".join(page.text for page in pages(pdf)).split()))
        assert len(written) > 300
        assert written - seen == Counter(), report.name


def test_no_page_is_blank(printed_reports: dict[Path, Path]):
    from printing import pages

    for pdf in printed_reports.values():
        for page in pages(pdf):
            assert len("".join(_FOOTER.sub("", page.text).split())) > 10, (pdf.name, page.number)


def test_nothing_stands_beyond_the_edge_of_its_page(printed_reports: dict[Path, Path]):
    from printing import words

    for pdf in printed_reports.values():
        for page in words(pdf):
            assert all(word.left > 20 and word.right < 842 - 20 and word.bottom < 842 for word in page), pdf.name
