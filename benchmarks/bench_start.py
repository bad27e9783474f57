"""How long `jixiao value` takes from a cold start, against an empty Python."""

from __future__ import annotations

import statistics
import subprocess
import sys

from benchmarks.measure import seconds

ALLOWANCE = 0.060


def _run(*arguments: str) -> None:
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)


def ratios() -> dict[str, float]:
    """Time of `jixiao value` ÷ (2 × time of `python -c pass` + 60 ms), the bound of 1.0 included."""
    pairs = [
        (seconds(lambda: _run("-m", "jixiao", "value", "≥200件")), seconds(lambda: _run("-c", "pass")))
        for _ in range(15)
    ]
    return {
        "jixiao value, cold start ÷ (2 × python -c pass + 60 ms) (bound 1.0)": statistics.median(
            ours / (2 * bare + ALLOWANCE) for ours, bare in pairs
        )
    }
