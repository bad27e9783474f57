"""The installer's own modules, which lie outside src, and a package built from small wheels."""

from __future__ import annotations

import sys
import zipfile
from pathlib import Path

import pytest

from windows_package import make_complete_wheels

sys.path.insert(0, str(Path(__file__).parents[2] / "installer"))


@pytest.fixture
def wheels(tmp_path: Path) -> Path:
    folder = tmp_path / "备好的 wheel"
    make_complete_wheels(folder)
    return folder


@pytest.fixture
def members(wheels: Path, tmp_path: Path) -> dict[str, bytes]:
    import build

    target = tmp_path / "安装 包.zip"
    assert build.main(["-o", str(target), "--wheels", str(wheels)]) == 0
    with zipfile.ZipFile(target) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
