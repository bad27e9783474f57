"""Forms without a fault give no 错误 and no 警告, from any family of checks."""

from pathlib import Path

import pytest

from checks.case_files import findings
from jixiao.checks import Severity

FORMS = sorted((Path(__file__).parent / "clean").glob("*.txt"))


def test_there_are_clean_forms_of_eight_kinds():
    assert len(FORMS) >= 8


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.stem)
def test_a_clean_form_gives_no_error_and_no_warning(path: Path):
    found = findings((("自评表", path.read_text(encoding="utf-8")),))
    grave = [
        f"{finding.code} {finding.cell.ref} {finding.message}"
        for finding in found
        if finding.severity is not Severity.NOTICE
    ]
    assert grave == []
