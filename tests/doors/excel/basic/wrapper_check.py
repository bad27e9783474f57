"""Whether the wrapper of a formula sends what its cells hold: the check, which is itself seen to fail."""

from __future__ import annotations

from doors.excel.basic.calc import Calc
from jixiao.formulas import Formula

UDFS = "jixiao.doors.excel.udfs"
COLUMNS = "ABCDEF"


def check_wrapper(calc: Calc, formula: Formula) -> None:
    """Try a formula with all of its arguments, with columns for them, and with those alone that it needs."""
    count = len(formula.arguments)
    cells = {f"{column}{row}": f"{column}{row}的文字" for column in COLUMNS for row in (1, 2)}
    calc.put(**cells)
    single = [f"{column}1" for column in COLUMNS[:count]]
    columns = [f"{column}1:{column}2" for column in COLUMNS[:count]]
    needed = [place for place, argument in zip(single, formula.arguments, strict=True) if not argument.optional]
    place = ["1;1;"] if formula.placed else []

    _sends(calc, formula, single, [cells[each] for each in single] + place)
    rows = [[[cells[f"{column}1"]], [cells[f"{column}2"]]] for column in COLUMNS[:count]]
    _sends(calc, formula, columns, rows + place)
    _sends(calc, formula, needed, [cells[each] for each in needed] + [""] * (count - len(needed)) + place)


def _sends(calc: Calc, formula: Formula, places: list[str], arguments: list[object]) -> None:
    calc.result(f"={formula.name}({';'.join(places)})")
    assert calc.server.calls, "nothing has come over"
    call = calc.server.calls.pop()
    assert (call.module, call.name, call.arguments) == (UDFS, formula.name, arguments)
