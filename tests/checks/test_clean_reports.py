"""Reports without a fault, in the styles of many provinces, give no finding at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from checks.case_files import findings
from jixiao.form.grid import Snapshot
from jixiao.reader import read_book
from text_grid import sheet_from_text

REPORTS = sorted((Path(__file__).parent / "clean_reports").glob("*.txt"))


def test_there_are_a_dozen_clean_reports() -> None:
    assert len(REPORTS) >= 12


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_a_clean_report_gives_no_finding(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    (report,) = read_book(Snapshot((sheet_from_text(text, "自评报告"),)), "测试.xlsx").reports
    assert len(report.passages) == len(text.splitlines())
    assert [f"{found.code} {found.cell.ref} {found.message}" for found in findings((("自评报告", text),))] == []
