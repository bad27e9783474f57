"""Run every benchmark and print its ratios."""

from __future__ import annotations

import compileall
import importlib
import sys
from pathlib import Path

BENCHMARKS = (
    "bench_values",
    "bench_writer",
    "bench_review",
    "bench_report",
    "bench_batch",
    "bench_scale",
    "bench_start",
    "bench_excel",
    "bench_calc",
)


def main() -> None:
    """Print one line per ratio."""
    # An installer compiles what it installs, the peers among it; an editable install compiles at its first start.
    compileall.compile_dir(Path(__file__).parents[1] / "src", quiet=1)
    for name in sys.argv[1:] or BENCHMARKS:
        for what, ratio in importlib.import_module(f"benchmarks.{name}").ratios().items():
            print(f"{ratio:12.2f}  {what}", flush=True)


if __name__ == "__main__":
    main()
