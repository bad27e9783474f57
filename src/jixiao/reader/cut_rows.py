"""Rows that a page break cut in two (断行): the second half has no values and goes on where the text above stopped."""

from __future__ import annotations

import re

from jixiao.form.model import Column, Indicator, Trouble, TroubleKind
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.indicator import Row, is_template_name

_UNFINISHED = re.compile(r".*[、,;:和与及或的对为将把在《“‘(]")
_GOING_ON = re.compile(r"[、,。;:)》”’的].*")
_PAIRS = ("()", "《》", "“”")
_SHOWN = 20


def goes_on(row: Row, above: Indicator, *, after_break: bool) -> bool:
    """Whether a row is the rest of the one above: no values, no level of its own, and a text that goes on.

    Right below a repeated header the text need not show it: a row without values is the rest of the page before.
    """
    if row.states_values or row.states_points or _has_own_level(row, above) or is_template_name(row.name.text):
        return False
    pairs = ((row.own(Column.NAME), above.name), (row.own(Column.DESCRIPTION), above.description))
    texts = [(compact(before.text), compact(rest.text)) for rest, before in pairs if rest is not None and before]
    return any(before and (after_break or _is_torn(before, rest)) for before, rest in texts)


def cut_row(view: GridView, row: Row, above: Indicator) -> Trouble:
    """Tell that a row was taken for the rest of the one above and not read as an indicator."""
    rest = row.own(Column.NAME) or row.own(Column.DESCRIPTION) or row.name
    shown = compact(rest.text)[:_SHOWN]
    message = (
        f"工作表“{view.name}”第{row.number}行（“{shown}”）没有指标值，像是第{above.row}行的文字被分页截到了下一行，"
        "没有当作一项指标。"
    )
    joined = f"把第{row.number}行的文字接回第{above.row}行的单元格，再删去第{row.number}行"
    remedy = f"{joined}；确为单独一项指标的，请补填指标值。"
    return Trouble(TroubleKind.CUT_ROW, rest, message, remedy)


def _has_own_level(row: Row, above: Indicator) -> bool:
    """Whether a row has a second level, or begins another group; a page may begin with the group of the one before."""
    level2, level1 = row.cell(Column.LEVEL2), row.own(Column.LEVEL1)
    if level2 is not None and not level2.blank:
        return True
    return level1 is not None and (above.level1 is None or compact(level1.text) != compact(above.level1.text))


def _is_torn(before: str, rest: str) -> bool:
    return bool(_UNFINISHED.fullmatch(before) or _GOING_ON.fullmatch(rest)) or any(
        before.count(pair[0]) > before.count(pair[1]) for pair in _PAIRS
    )
