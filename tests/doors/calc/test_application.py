"""The harness itself: LibreOffice that breaks down or hangs is ended and started again."""

from __future__ import annotations

from pathlib import Path

import pytest

from doors.calc.application import Calc
from soffice.process import OfficeError


@pytest.fixture
def fragile(extensions: Path, tmp_path_factory: pytest.TempPathFactory):
    """One that is given little time."""
    running = Calc(lambda: tmp_path_factory.mktemp("office"), extensions, limit=20)
    yield running
    running.close()


def test_a_document_is_opened_again_after_a_crash(fragile: Calc) -> None:
    fragile.open()
    with pytest.raises(OfficeError, match="LibreOffice has ended"):
        fragile.ask("crash")
    fragile.open()
    fragile.ask("put", cells={"A1": '=PERF_SCORE("≥200件";"174件";1)'})
    assert fragile.cell("A1") == 0.87


def test_what_hangs_is_ended(extensions: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    hanging = Calc(lambda: tmp_path_factory.mktemp("office"), extensions, limit=4)
    hanging.open()
    with pytest.raises(OfficeError, match="it hung"):
        hanging.ask("hang")
    hanging.open()
    assert hanging.ask("titles") == ["Sheet1"]
    hanging.close()


def test_a_formula_of_an_unknown_name_is_an_error_here(calc: Calc) -> None:
    calc.ask("put", cells={"A1": "=PERF_SCORES(1;2;3)"})
    assert calc.cell("A1") == "!#NAME?"
