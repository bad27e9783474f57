"""A 合计与比率（四）: a total and its parts told in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.checks.registry import Fault, View, check
from jixiao.checks.wording import quote
from jixiao.form.model import Cell, Form
from jixiao.values.decimals import plain

_UNIT = "人次|场次|万元|公里|平方米|件|人|次|场|户|个|份|名|起|项|家|元|宗|辆|套|台|所|亩|册|本|期|处|条"
_FIGURE = re.compile(rf"(\d[\d,]*(?:\.\d+)?)\s*({_UNIT})")
_WHOLE = re.compile(rf"(?:共计|合计|总计|累计|共)[^\d，,。；;（(]{{0,12}}(\d[\d,]*(?:\.\d+)?)\s*({_UNIT})")
_SENTENCE = re.compile(r"[。；;\n]")
_INSIDE = "其中"


@check("A31", "文字中分项之和大于总数", Severity.NOTICE)
def parts_in_text_exceed_whole(view: View) -> Iterator[Fault]:
    """一句话里写了总数和“其中”各项，各项相加比总数还大，可能数字有误，也可能各项有交叉。

    改法：核对台账，改正数字；各项有交叉的，在文字中说明。
    依据：分项之和不大于总数。
    """
    for cell in _texts(view.form):
        for sentence in _SENTENCE.split(cell.text):
            before, inside, after = sentence.partition(_INSIDE)
            whole = _WHOLE.search(before)
            if not inside or whole is None:
                continue
            total, unit = _number(whole[1]), whole[2]
            parts = [_number(number) for number, found in _FIGURE.findall(after) if found == unit]
            if len(parts) > 1 and sum(parts) > total:
                added = "＋".join(plain(part) for part in parts)
                message = (
                    f"{quote(whole[0])}，其中各项为{added}＝{plain(Decimal(sum(parts)))}{unit}，"
                    f"大于总数{plain(total)}{unit}，请核对。"
                )
                yield Fault(cell, message)


def _texts(form: Form) -> Iterator[Cell]:
    """Every cell of a form in which people write sentences, each once."""
    cells: list[Cell | None] = [cell for goal in form.goals for cell in (goal.text, goal.actual, goal.reason)]
    cells += [remark.cell for remark in form.remarks]
    cells += [form.conclusion.cell if form.conclusion else None, form.budget.reason if form.budget else None]
    for row in form.filled:
        cells += [row.actual.cell if row.actual else None, row.reason, row.measure]
    seen: set[tuple[int, int]] = set()
    for cell in cells:
        if cell is not None and (cell.row, cell.column) not in seen:
            seen.add((cell.row, cell.column))
            yield cell


def _number(text: str) -> Decimal:
    return Decimal(text.replace(",", ""))
