"""Fixtures: a user before a LibreOffice of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from doors.calc.clicks.screen import Screen
from doors.calc.clicks.user import User
from soffice.process import Office, OfficeError


@pytest.fixture
def user(extensions: Path, tmp_path: Path) -> Iterator[User]:
    """A user; what the screen showed last is kept in the test's folder as screen.png."""
    folders = [tmp_path / name for name in ("x", "office")]
    for folder in folders:
        folder.mkdir()
    screen = Screen(folders[0])
    try:
        office = Office(folders[1], extensions=extensions, screen=screen.name)
        try:
            yield User(screen, office)
        finally:
            _keep(screen, tmp_path)
            office.close()
    except OfficeError:
        _keep(screen, tmp_path)
        raise
    finally:
        screen.close()


def _keep(screen: Screen, folder: Path) -> None:
    (folder / "screen.png").write_bytes(screen.picture().png())
