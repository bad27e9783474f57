"""Every check against its case file: the bad forms word for word, the good ones in silence."""

import pytest

from checks.case_files import Case, cases, codes, findings, load
from jixiao.checks import registry


def test_every_check_has_a_case_file_and_every_case_file_a_check():
    assert codes() == list(registry())


@pytest.mark.parametrize("code", codes())
def test_a_case_file_has_two_bad_forms_and_two_good_ones(code):
    table = load(code)
    assert table["code"] == code
    assert set(table) == {"code", "bad", "good"}
    assert len(table["bad"]) >= 2
    assert len(table["good"]) >= 2
    assert all(entry["expect"] for entry in table["bad"])
    assert not any("expect" in entry for entry in table["good"])


@pytest.mark.parametrize("case", list(cases("bad")), ids=str)
def test_a_bad_form_gives_exactly_these_findings(case: Case):
    found = [
        (finding.cell.ref, finding.message)
        for finding in findings(case.sheets, case.pack, case.report)
        if finding.code == case.code
    ]
    assert found == list(case.expect)


@pytest.mark.parametrize("case", list(cases("good")), ids=str)
def test_a_good_form_gives_no_finding_of_the_check(case: Case):
    found = [
        (finding.cell.ref, finding.message)
        for finding in findings(case.sheets, case.pack, case.report)
        if finding.code == case.code
    ]
    assert found == []
