"""The formulas as xlwings calls them (工作表函数): one Python function for each entry of the registry, made from it.

xlwings looks a function up by its Excel name in this module; the add-in's VBA (build/wrappers.py) sends cells and takes
answers back as transport.py says. Nothing is ever raised here: what went wrong is an error in the cell and a sentence
for 诊断.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import xlwings

from jixiao.doors.excel.transport import areas_of, told
from jixiao.doors.live import troubles
from jixiao.formulas import CATEGORY, FORMULAS, Answer, Formula, evaluate
from jixiao.functions import FormulaError

PLACE = "place"
"""The hidden argument of a formula over a whole table: where the first argument stands, filled in by VBA."""
_RAW = "raw"  # xlwings hands the values over as COM gave them

Udf = Callable[..., list[list[str | float]]]


def answer(formula: Formula, *given: object, place: object = None) -> list[list[str | float]]:
    """Compute a formula over what COM gave; gives the rows that COM takes."""
    rows: tuple[tuple[Answer, ...], ...]
    try:
        rows = evaluate(formula, areas_of(given, place))
    except Exception as failure:  # a fault of our own: it must not become a text in somebody's cell
        rows = ((FormulaError(_explained(failure)),),)
    troubles.note(formula, rows)
    return [[told(each) for each in row] for row in rows]


def _explained(failure: Exception) -> str:
    """The sentence for a fault of our own, whose details are in the log file that it names."""
    from jixiao.doors.failure import explain_failure  # noqa: PLC0415

    try:
        return explain_failure(failure)
    except OSError:
        return "程序内部出错，详情没有能够记录下来，请把这条公式和它引用的单元格发给维护者。"


def _made(formula: Formula) -> Udf:
    """The function of one formula, with the signature and the help that xlwings reads off it."""
    count = len(formula.arguments)

    def udf(*given: object) -> list[list[str | float]]:
        return answer(formula, *given[:count], place=given[count] if len(given) > count else None)

    parameters = [_parameter(each.name, optional=each.optional) for each in formula.arguments]
    helps = {each.name: f"{each.label}：{each.help}" for each in formula.arguments}
    if formula.placed:
        parameters.append(_parameter(PLACE, optional=True))
        helps[PLACE] = ""
    udf.__name__ = udf.__qualname__ = formula.name
    udf.__doc__ = formula.summary
    vars(udf)["__signature__"] = inspect.Signature(parameters)
    udf.__annotations__ = {name: Annotated[object, {"doc": text, "convert": _RAW}] for name, text in helps.items()}
    udf.__annotations__["return"] = Annotated[object, {"convert": _RAW}]
    made: Any = udf
    if formula.placed:  # before `func`: `arg` would set the category back to that of xlwings
        made = xlwings.arg(PLACE, vba=f"AreaPlace({formula.arguments[0].name})")(made)
    return xlwings.func(category=CATEGORY)(made)  # type: ignore[no-any-return]


def _parameter(name: str, *, optional: bool) -> inspect.Parameter:
    default = None if optional else inspect.Parameter.empty
    return inspect.Parameter(name, inspect.Parameter.POSITIONAL_OR_KEYWORD, default=default)


for _formula in FORMULAS:
    globals()[_formula.name] = _made(_formula)
