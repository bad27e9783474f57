"""The Open XML SDK finds no error in a written workbook that was not in the workbook before."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest

from jixiao.workbook import PutFill, PutNote, PutValue, apply_edits, clear_edits
from workbook.books import FEATURES
from workbook.test_untouched import edits, first

ROOT = Path(__file__).parents[2]
VALIDATOR = ROOT / "node_modules" / "@xarsh" / "ooxml-validator" / "dist" / "src" / "cli.js"


def errors(path: Path) -> Counter[tuple[str, str]]:
    """Ask the validator; `npm ci` in the repository's root installs it."""
    node = shutil.which("node")
    assert node, "node is missing: the tests of the workbook writer need it"
    assert VALIDATOR.exists(), "the Open XML SDK validator is missing: run `npm ci`"
    result = subprocess.run([node, str(VALIDATOR), str(path)], capture_output=True, check=False)
    found = json.loads(result.stdout)
    return Counter((error["description"], error["path"] or "") for error in found["errors"])


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_the_validator_finds_nothing_new(path: Path, tmp_path: Path) -> None:
    target, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    sheet = first(path)
    plain = [PutValue(sheet, "H3", 5), PutFill(sheet, "B2", "FFC7CE"), PutNote(sheet, "B2", "提示")]
    apply_edits(path, plain if "protect" in path.stem else edits(sheet), target, record=True)
    assert errors(target) - errors(path) == Counter()
    assert clear_edits(target, back)
    assert back.read_bytes() == path.read_bytes()
