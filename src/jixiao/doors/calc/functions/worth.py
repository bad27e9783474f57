"""What a formula is worth (公式的值), asked for by LibreOffice; nothing is ever raised here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.doors.calc.functions.askers import plain_areas
from jixiao.doors.calc.functions.documents import OpenDocument
from jixiao.doors.calc.functions.ranges import area_of_cells
from jixiao.doors.calc.functions.transport import Value, taken, without_ends
from jixiao.doors.failure import explain_failure
from jixiao.doors.live import troubles
from jixiao.form.grid import GridCell
from jixiao.formulas import Answer, Area, Formula, evaluate
from jixiao.functions import FormulaError, NotScorableError

Rows = tuple[tuple[Answer, ...], ...]
_PACK = "pack"
_BLANK = Area(((None,),))
_NOT_FOUND = "{name} 没有找到引用的单元格，不能确定其中的 0 是填了 0 还是没有填；请直接在单元格中写公式。"
_UNCLEAR = (
    "{name} 引用的几行内容相同，只是显示不同（如一处填 0、一处空白，或一处是百分比），不能确定是哪一行；"
    "请在完成值中写明单位，例如 0次、98%。"
)


def worth(formula: Formula, document: OpenDocument, values: Sequence[Any]) -> object:
    """What the cell of a formula is to show, as Calc takes it."""
    try:
        document.look()
        if formula.whole:
            return _areas_worth(formula, document, values)
        return _row_worth(formula, document, without_ends(values))
    except Exception as failure:  # a fault of our own: it must not become a text in somebody's cell
        return _told(formula, ((FormulaError(_explained(failure)),),))


def _row_worth(formula: Formula, document: OpenDocument, values: Sequence[Value]) -> object:
    """The worth of a formula of one row, or of a column of rows, kept for when it is asked again."""
    key = (formula.name, *values)
    zero = 0.0 in values
    if zero:  # it may be a blank cell, which can be filled with a 0 without Calc's telling the difference
        key = (*key, document.askers.blanks(formula.name, values))
    if key in document.answers:
        return document.answers[key]
    answers = _answers(formula, document, values, zero=zero)
    if len(answers) == 1:
        answer = _told(formula, next(iter(answers.values())))
        document.keep(key, answer)
        return answer
    sight = document.running.which(document.askers.sights(formula.name, values))
    unclear = ((NotScorableError(_UNCLEAR.format(name=formula.name)),),)
    return _told(formula, unclear if sight is None else answers[sight])


def _answers(
    formula: Formula, document: OpenDocument, values: Sequence[Value], *, zero: bool
) -> Mapping[tuple[Area, ...], Rows]:
    """The answers by what the arguments show; one alone where all that they may show comes to the same."""
    if all(value is None or isinstance(value, str) for value in values):
        return _alone(formula, document, plain_areas(values))
    sights = document.askers.sights(formula.name, values)
    if not sights and zero:
        return {(): ((NotScorableError(_NOT_FOUND.format(name=formula.name)),),)}
    if not sights:
        return _alone(formula, document, plain_areas(values))
    answers = {areas: _evaluated(formula, document, areas) for areas in sights}
    if len({_comparable(rows) for rows in answers.values()}) == 1:
        return dict([next(iter(answers.items()))])
    return answers


def _alone(formula: Formula, document: OpenDocument, areas: tuple[Area, ...]) -> dict[tuple[Area, ...], Rows]:
    return {areas: _evaluated(formula, document, areas)}


def _areas_worth(formula: Formula, document: OpenDocument, values: Sequence[Any]) -> object:
    """The worth of a formula over a whole table, which sees the cells themselves."""
    areas = [
        area_of_cells(document.document, value) if hasattr(value, "getCellByPosition") else plain_areas((value,))[0]
        for value in values
    ]
    return _told(formula, _evaluated(formula, document, areas))


def _evaluated(formula: Formula, document: OpenDocument, areas: Sequence[Area]) -> Rows:
    """The answers, with the document's own pack where none is named."""
    return evaluate(formula, [*map(_with_pack(document), formula.arguments, areas)])


def _with_pack(document: OpenDocument) -> Any:
    def filled(argument: Any, area: Area) -> Area:
        if argument.name != _PACK or area != _BLANK or not document.pack:
            return area
        return Area(((GridCell(document.pack),),))

    return filled


def _told(formula: Formula, rows: Rows) -> object:
    """An answer as Calc takes it: rows of values."""
    troubles.note(formula, rows)
    return tuple(tuple(map(taken, row)) for row in rows)


def _comparable(rows: Rows) -> tuple[object, ...]:
    return tuple(
        tuple((type(each), str(each)) if isinstance(each, FormulaError) else each for each in row) for row in rows
    )


def _explained(failure: Exception) -> str:
    """The sentence for a fault of our own, whose details are in the log file that it names."""
    try:
        return explain_failure(failure)
    except OSError:
        return "程序内部出错，详情没有能够记录下来，请把这条公式和它引用的单元格发给维护者。"
