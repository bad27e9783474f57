"""Run every benchmark and print its ratios."""

from __future__ import annotations

import importlib
import sys

BENCHMARKS = ("bench_values", "bench_writer", "bench_review", "bench_scale", "bench_start")


def main() -> None:
    """Print one line per ratio."""
    for name in sys.argv[1:] or BENCHMARKS:
        for what, ratio in importlib.import_module(f"benchmarks.{name}").ratios().items():
            print(f"{ratio:12.2f}  {what}", flush=True)


if __name__ == "__main__":
    main()
