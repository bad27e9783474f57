"""Fixtures: a computer with a LibreOffice of scripts."""

from __future__ import annotations

from pathlib import Path

import pytest

from doors.calc.setup.fake_office import FakeOffice, fake_office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FakeOffice:
    """A LibreOffice that is new enough and has no extension."""
    return fake_office(tmp_path / "办公 软件", monkeypatch)
