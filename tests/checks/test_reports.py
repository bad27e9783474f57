"""Sound reports beside sound forms: long ones, with last year's figures, parts and plans, and not one false alarm."""

from pathlib import Path

import pytest

from checks.case_files import findings
from jixiao.checks import Severity, registry

FOLDER = Path(__file__).parent / "reports"
PAIRS = sorted(path.name.removesuffix(".form.txt") for path in FOLDER.glob("*.form.txt"))
AGAINST_FORMS = {code for code, check in registry().items() if check.scope == "report"} | {"X22", "X23"}

# a report, what it says, what it would say wrongly, and the check that finds it
ALTERED = [line.split("\t") for line in (FOLDER / "altered.tsv").read_text(encoding="utf-8").splitlines()[1:]]
TOTALS_AND_RATES = {code for code in registry() if code.startswith(("A3", "A4"))}


def found(name: str, said: str = "", altered: str = ""):
    form, report = (
        (FOLDER / f"{name}.{part}.txt").read_text(encoding="utf-8").rstrip("\n") for part in ("form", "report")
    )
    assert said in report
    return findings((("自评表", form),), "national", report.replace(said, altered) if said else report)


def test_there_are_reports_of_several_provinces_and_of_departments_and_projects():
    assert {name.split("-")[1] for name in PAIRS} >= {"部门整体", "项目"}
    assert len({name.split("-")[0] for name in PAIRS}) >= 3


@pytest.mark.parametrize("name", PAIRS)
def test_a_sound_report_gives_no_error_and_no_warning(name: str):
    grave = [f"{one.code} {one.cell.ref} {one.message}" for one in found(name) if one.severity is not Severity.NOTICE]
    assert grave == []


@pytest.mark.parametrize("name", PAIRS)
def test_a_sound_report_is_not_set_against_its_form(name: str):
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found(name) if one.code in AGAINST_FORMS] == []


@pytest.mark.parametrize("name", PAIRS)
def test_the_sums_and_rates_of_a_sound_report_hold(name: str):
    assert [f"{one.code} {one.cell.ref} {one.message}" for one in found(name) if one.code in TOTALS_AND_RATES] == []


@pytest.mark.parametrize(("name", "said", "altered", "code"), ALTERED, ids=str)
def test_a_number_that_is_altered_in_the_report_is_found(name: str, said: str, altered: str, code: str):
    assert code in {one.code for one in found(name, said, altered)}
