"""Sound reports beside sound forms: long ones, with last year's figures, parts and plans, and not one false alarm."""

from pathlib import Path

import pytest

from checks.case_files import findings
from jixiao.checks import Severity, registry

FOLDER = Path(__file__).parent / "reports"
PAIRS = sorted(path.name.removesuffix(".form.txt") for path in FOLDER.glob("*.form.txt"))
AGAINST_FORMS = {code for code, check in registry().items() if check.scope == "report"} | {"X22", "X23"}


def found(name: str):
    form, report = (
        (FOLDER / f"{name}.{part}.txt").read_text(encoding="utf-8").rstrip("\n") for part in ("form", "report")
    )
    return findings((("自评表", form),), "national", report)


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
