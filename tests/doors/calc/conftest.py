"""Fixtures: one LibreOffice with the extension for the tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doors.calc.application import Calc
from jixiao.doors.calc.builder.extension import EXTENSION_NAME, parts


@pytest.fixture(scope="session")
def extensions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of extensions as LibreOffice keeps them: ours, unpacked."""
    folder = tmp_path_factory.mktemp("extensions")
    for name, content in parts().items():
        path = folder / EXTENSION_NAME / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


@pytest.fixture(scope="session")
def application(extensions: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Calc]:
    """LibreOffice with the extension."""
    running = Calc(lambda: tmp_path_factory.mktemp("office"), extensions)
    yield running
    running.close()


@pytest.fixture
def calc(application: Calc) -> Calc:
    """LibreOffice with the extension and a new document."""
    application.open()
    return application
