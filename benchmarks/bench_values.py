"""How fast values are read: against pint on what pint can be asked, and many mixed values by themselves."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path

from jixiao.values import Role, read

VALUES = Path(__file__).parents[1] / "tests" / "values" / "values.tsv"


def _best(work: Callable[[], None], calls: int) -> float:
    """Seconds for one call, the best of seven runs."""
    runs = []
    for _ in range(7):
        started = time.perf_counter()
        for _ in range(calls):
            work()
        runs.append((time.perf_counter() - started) / calls)
    return min(runs)


def ratios() -> dict[str, float]:
    """How many times longer pint takes for one text, and how many mixed values are read in a second."""
    import pint

    registry = pint.UnitRegistry()
    registry.define("piece = [] = 件")

    def ask_pint(text: str) -> Callable[[], None]:
        def work() -> None:
            registry.Quantity(text)

        return work

    with VALUES.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        mixed = [(row["text"], Role(row["role"])) for row in rows]

    def read_all() -> None:
        for text, role in mixed:
            read(text, role)

    # pint knows no ≥: it is given the same text without it, which only helps pint.
    return {
        "pint ÷ values, ≥200件": _best(ask_pint("200件"), 300) / _best(lambda: void(read("≥200件")), 5000),
        "pint ÷ values, 12.5 m": _best(ask_pint("12.5 m"), 300) / _best(lambda: void(read("12.5 m")), 5000),
        "mixed values per second": len(mixed) / _best(read_all, 5),
    }


def void(_: object) -> None:
    """Drops a result, so that a lambda returns nothing."""


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name:28} {ratio:12,.1f}")
