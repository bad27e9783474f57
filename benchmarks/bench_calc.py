"""The LibreOffice door: everything computed anew, our formula against the same logic in LibreOffice's own functions.

It needs LibreOffice (tools/install_libreoffice.sh). Each row has texts of its own, with units, as forms have them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
FEW, MANY = 10_000, 50_000
ROUNDS = 4
SAME = 600
"""Rows whose answers are compared."""
OURS = "=PERF_SCORE(A{row},B{row},C{row})"
_MARKS = ("≥", "≤", ">=", "<=", "=", "万", "元", "件", "个", "次", "人", "%")


def native() -> str:
    """The same answers as an accountant would write them with IF and text functions, for the kinds of rows below.

    The marks and units are cut off, 万 and % are counted in, then it is compared by the comparator and rounded.
    """

    def value(cell: str) -> str:
        number = cell
        for mark in _MARKS:
            number = f'SUBSTITUTE({number},"{mark}","")'
        scale = f'IF(ISNUMBER(FIND("万",{cell})),10000,1)*IF(ISNUMBER(FIND("%",{cell})),0.01,1)'
        return f"VALUE({number})*{scale}"

    target, actual = value("A{row}"), value("B{row}")
    at_least = 'OR(LEFT(A{row},1)="≥",LEFT(A{row},2)=">=")'
    at_most = 'OR(LEFT(A{row},1)="≤",LEFT(A{row},2)="<=")'
    return (
        '=IF(OR(A{row}="",B{row}="",C{row}=""),"",'
        f"IF({at_least},ROUND(C{{row}}*MIN(1,({actual})/({target})),2),"
        f"IF({at_most},ROUND(C{{row}}*IF({actual}<={target},1,({target})/({actual})),2),"
        f"IF({target}={actual},C{{row}},0))))"
    )


def row_of(number: int) -> tuple[str, str | int, int]:
    """One of the kinds of rows that forms have: target, actual, weight. No two rows are the same."""
    kinds: tuple[tuple[str, str | int], ...] = (
        (f"≥{200 + number}件", f"{150 + number}件"),
        (f"≤{number + 1}.5万元", f"{(number + 2) * 10000}元"),
        (f">={number + 10}次", f"{number + 9}次"),
        (f"={number}个", f"{number}个"),
        (f"≥{number + 20}人", number + 15),
        (f"≥{number + 100}%", f"{number + 90}%"),
    )
    return (*kinds[number % len(kinds)], 10)


def workbook(path: Path, rows: int, formula: str) -> Path:
    """A workbook with so many rows and the formula beside each."""
    import xlsxwriter

    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet()
    for row in range(1, rows + 1):
        sheet.write_row(row - 1, 0, row_of(row))
        sheet.write_formula(row - 1, 4, formula.format(row=row))
    book.close()
    return path


def ratios() -> dict[str, float]:
    """Seconds per cell against LibreOffice's own, and of many cells against few."""
    sys.path.insert(0, str(ROOT / "tests"))
    from doors.calc.application import Calc
    from jixiao.doors.calc.builder.extension import EXTENSION_NAME, parts

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as made:
        folder = Path(made)
        for name, content in parts().items():
            file = folder / "extensions" / EXTENSION_NAME / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        calc = Calc(lambda: Path(tempfile.mkdtemp(dir=folder)), folder / "extensions", limit=300)
        try:
            few, many = (_pair(calc, folder, rows) for rows in (FEW, MANY))
        finally:
            calc.close()
    return {
        f"{FEW:,} PERF_SCORE cells computed anew ÷ native IF and text functions (bound 3.0)": few[0] / few[1],
        f"{MANY:,} PERF_SCORE cells computed anew ÷ native IF and text functions (bound 3.0)": many[0] / many[1],
        f"one PERF_SCORE cell of {MANY:,} ÷ one of {FEW:,} (bound 1.3)": (many[0] / MANY) / (few[0] / FEW),
        f"{FEW:,} PERF_SCORE cells computed for the first time ÷ computed anew (no bound)": few[2] / few[0],
    }


def _pair(calc: Any, folder: Path, rows: int) -> tuple[float, float, float]:
    """Seconds of our formula and of the native one over so many rows, and of ours the first time."""
    taken: dict[str, list[float]] = {}
    answers: dict[str, list[float]] = {}
    first = 0.0
    for _ in range(2):  # in turns, so that a machine that slows down slows both
        for name, formula in (("ours", OURS), ("native", native())):
            path = folder / f"{name}-{rows}.xlsx"
            calc.open(path if path.exists() else workbook(path, rows, formula))
            begin, *others = calc.ask("timed", times=ROUNDS)
            first = first or begin
            taken.setdefault(name, []).extend(others)
            answers[name] = [row[0] for row in calc.ask("read", area=f"E1:E{SAME}")]
            if not all(isinstance(each, float) for each in answers[name]):
                raise AssertionError("a row has no score")
    differing = [pair for pair in zip(answers["ours"], answers["native"], strict=True) if abs(pair[0] - pair[1]) > 1e-9]
    if differing:
        raise AssertionError(f"the two formulas do not give the same answers: {differing[:5]}")
    return statistics.median(taken["ours"]), statistics.median(taken["native"]), first
