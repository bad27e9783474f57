"""Fixtures of the doors: the sample workbook in a folder of its own, and the command line as a function."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from jixiao.doors.cli import main

ROOT = Path(__file__).parent.parent.parent
SAMPLE = ROOT / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"


class Outcome(NamedTuple):
    """What a command did."""

    status: int
    output: str
    error: str


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """The sample workbook, copied."""
    path = tmp_path / "自评表.xlsx"
    shutil.copyfile(SAMPLE, path)
    return path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Callable[..., Outcome]:
    """Run a command in this process."""

    def call(*arguments: object) -> Outcome:
        try:
            status = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            status = int(leaving.code or 0)
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call
