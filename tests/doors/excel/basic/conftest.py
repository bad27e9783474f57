"""Fixtures: one LibreOffice for the tests of a process, and the add-in in a document of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from doors.excel.basic.calc import SETTINGS, Calc
from jixiao.doors.excel.builder.addin import build_addin
from soffice.process import Office


@pytest.fixture(scope="session")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """A LibreOffice of its own for each process of tests."""
    running = Office(tmp_path_factory.mktemp("office"))
    yield running
    running.close()


@pytest.fixture
def calc(office: Office) -> Calc:
    """A document with the add-in."""
    return Calc(office, {})


@pytest.fixture
def calc_with(office: Office) -> Callable[..., Calc]:
    """A document with the add-in and other modules, or with a book's sheets."""

    def opened(book: Path | None = None, **changed: str) -> Calc:
        return Calc(office, changed, book)

    return opened


@pytest.fixture(scope="session")
def addin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The add-in as a user gets it."""
    path = tmp_path_factory.mktemp("addin") / "jixiao.xlam"
    path.write_bytes(build_addin(SETTINGS))
    return path


@pytest.fixture
def built(office: Office, addin: Path) -> Calc:
    """The add-in's own file as LibreOffice imports it."""
    return Calc(office, {}, addin)
