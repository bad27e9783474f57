"""The formulas that take an area as a whole: the sum of a column, the findings of a table."""

from __future__ import annotations

from jixiao import functions
from jixiao.form.grid import GridCell
from jixiao.formulas.model import Answer, Area

HEADINGS = ("级别", "编号", "位置", "指标", "问题", "改法")
SOUND = "没有发现问题，请仍以财政部门要求为准。"


def total_of(weights: Area, scores: Area) -> tuple[tuple[Answer, ...], ...]:
    """The total of a form: PERF_TOTAL."""
    total = functions.perf_total(weights.cells, scores.cells)
    return (("" if total is None else total,),)


def check_area(area: Area, pack: Area) -> tuple[tuple[Answer, ...], ...]:
    """The findings of a table, with headings: PERF_CHECK. Places are those of the sheet that the table stands on."""
    found = functions.perf_check(_placed(area), area.merges, pack.cells[0])
    if not found:
        return ((SOUND,),)
    lines = ((each.severity.value, each.code, each.cell.ref, each.subject, each.message, each.remedy) for each in found)
    return (HEADINGS, *lines)


def _placed(area: Area) -> dict[tuple[int, int], GridCell]:
    """The cells that hold something, by their places on the sheet."""
    return {
        (area.top + down, area.left + right): cell
        for down, row in enumerate(area.rows)
        for right, cell in enumerate(row)
        if cell is not None
    }
