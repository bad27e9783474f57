"""Who signs a form (填表人、单位负责人签字): labels below the table, each with what stands behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from jixiao.form.model import Cell, Remark
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.labels import Label, label_of

_LABELS = re.compile(
    r"(?P<label>(?:(?:填表|填报|制表|经办|审核|复核)人|(?:单位|部门|项目|填报单位|主要|分管|财务)?(?:负责人|领导))"
    r"(?:\((?:签[字名章]|盖章|签字盖章)\)|签[字名章])?|填[表报](?:日期|时间)|联系电话|联系人|日期|单位\(?盖章\)?)[::]"
)
_SIGNERS = re.compile(r"人|领导")


def signatures_of(view: GridView, rows: Iterable[int]) -> tuple[Remark, ...]:
    """The labels of people who sign, from left to right and top to bottom."""
    return tuple(remark for row in rows for cell in view.own_cells(row) for remark in _in_cell(view, cell))


def _in_cell(view: GridView, cell: Cell) -> Iterator[Remark]:
    """The signatures that one cell asks for, each with the text up to the next label or in the cell beside it."""
    text = compact(cell.text)
    if label_of(cell.text) is not Label.SIGNATURE:
        return
    found = list(_LABELS.finditer(text))
    for position, match in enumerate(found):
        last = position + 1 == len(found)
        signed = text[match.end() : len(text) if last else found[position + 1].start()]
        if _SIGNERS.search(match["label"]) and "联系" not in match["label"]:
            yield Remark(match["label"], cell, replace(cell, text=signed or (_beside(view, cell) if last else "")))


def _beside(view: GridView, cell: Cell) -> str:
    """What is written in the next cell, unless that is another label."""
    following = view.right_of(cell)
    return "" if following is None or label_of(following.text) is not None else following.text.strip()
