from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("library", ["openpyxl", "xlsxwriter", "lxml"])
def test_importing_the_package_loads_no_spreadsheet_library(library: str) -> None:
    code = f"import sys, jixiao.workbook; print({library!r} in sys.modules)"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stdout.strip() == "False"
