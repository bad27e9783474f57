"""The Excel door: a column through one formula that spills, and how long its module takes to load."""

from __future__ import annotations

import statistics
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal

from benchmarks.measure import quickest, seconds

ROWS = 5000
SECONDS_PER_CALL = 0.0038  # what users of xlwings report for one call of a scalar formula
ALLOWANCE = 0.250  # what loading the formulas may take over loading xlwings
ROUNDS = 9


def column() -> tuple[tuple[tuple[str], ...], tuple[tuple[str], ...]]:
    """Targets and actuals as COM gives two columns of cells; every text is another."""
    return tuple((f"≥{200 + row}件",) for row in range(ROWS)), tuple((f"{174 + row}件",) for row in range(ROWS))


def spilling() -> Callable[[], object]:
    """The whole column through =PERF_SCORE(), from what COM gives to what COM takes."""
    from jixiao.doors.excel import udfs

    targets, actuals = column()
    score: Callable[..., object] = vars(udfs)["PERF_SCORE"]
    return lambda: score(targets, actuals, 1.0, "", "")


def core_in_a_loop() -> Callable[[], object]:
    """The same rows through the core: read both texts, score them."""
    from jixiao.packs import load_pack
    from jixiao.scoring import score_values
    from jixiao.values import Role, read

    pack, one = load_pack("national"), Decimal(1)
    rows = [(target, actual) for (target,), (actual,) in zip(*column(), strict=True)]
    return lambda: [score_values(read(a, Role.TARGET), read(b, Role.ACTUAL), one, pack).points for a, b in rows]


def ratios() -> dict[str, float]:
    """One spilling call against so many calls and against the core; the import against its allowance."""
    ours, core = quickest(spilling(), core_in_a_loop())
    imports = [
        (seconds(lambda: _import("jixiao.doors.excel.udfs")), seconds(lambda: _import("xlwings")))
        for _ in range(ROUNDS)
    ]
    over = statistics.median(udfs - alone for udfs, alone in imports)
    return {
        f"{ROWS:,} scalar calls of 3.8 ms ÷ one spilling call (bound at least 100)": ROWS * SECONDS_PER_CALL / ours,
        f"one spilling call over {ROWS:,} rows ÷ the core in a loop (bound 3.0)": ours / core,
        "importing the formulas over importing xlwings ÷ 250 ms (bound 1.0)": over / ALLOWANCE,
    }


def _import(module: str) -> None:
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True, capture_output=True)
