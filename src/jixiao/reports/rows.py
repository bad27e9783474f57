"""The indicators of a form as the rows of a report's tables, and how many stand how to their targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.prose.template import render
from jixiao.reports.model import Block, Group, Question, Row
from jixiao.reports.texts import NOTHING, number_shown, one_line, or_nothing, points, shown
from jixiao.reports.words import question
from jixiao.review.overview import Overview, Standing

if TYPE_CHECKING:
    from jixiao.form.model import Amount
    from jixiao.scoring.form_score import FormScore
    from jixiao.scoring.model import ScoredIndicator

# How a text counts the rows that stand so; what it says where all of them do.
_QUESTIONS = {Standing.CONFIRM: "核实", Standing.BLANK: "完成值", Standing.UNCOMPARED: "核实"}
_SAME = "同上"


def counted(standings: Iterable[Standing]) -> str:
    """How many rows stand how, in words, kinds that do not occur left out.

    >>> counted([Standing.MET, Standing.UNMET, Standing.MET])
    '其中达到指标值的2项，未达到指标值的1项'
    >>> counted([Standing.MET, Standing.MET]), counted([Standing.BLANK])
    ('各项达到指标值', '没有填写完成值')
    """
    numbers = Counter(standings)
    named = {standing.name.lower(): numbers[standing] for standing in Standing}
    return render("report/counts.j2", **named, count=numbers.total(), kinds=len(numbers))


def rows_of(view: Overview) -> tuple[Row, ...]:
    """All rows that somebody filled in, in the order of the form."""
    return tuple(_row(number, row, standing) for number, (row, standing) in enumerate(view.rows, start=1))


def blocks_of(view: Overview) -> tuple[Block, ...]:
    """The rows in blocks that share goal, first and second level; the goal is named where it changes."""
    paired = zip(rows_of(view), (row for row, _ in view.rows), strict=True)
    blocks: list[Block] = []
    goal = ""
    for key, pairs in groupby(paired, key=lambda pair: (pair[1].indicator.goal, pair[0].level1, pair[0].level2)):
        named = one_line(key[0])
        blocks.append(Block(named if named != goal else "", key[1], key[2], tuple(row for row, _ in pairs)))
        goal = named
    return tuple(blocks)


def groups_of(score: FormScore, view: Overview) -> tuple[Group, ...]:
    """The kinds of indicators in the order of the form, each counted, with its 分值 and 得分."""
    standings: dict[str, list[Standing]] = {}
    for row, standing in view.rows:
        standings.setdefault(row.indicator.group.value, []).append(standing)
    sums = {subtotal.label: subtotal for subtotal in score.by_group}
    groups = []
    for number, (label, found) in enumerate(standings.items(), start=1):
        of_group = sums.get(label)
        weight, claimed = (None, None) if of_group is None else (of_group.weight, of_group.score)
        groups.append(Group(number, label, len(found), counted(found), points(weight), points(claimed)))
    return tuple(groups)


def questions_of(view: Overview) -> tuple[Question, ...]:
    """The rows of which the form does not tell whether they were reached."""
    found = [(row, standing) for row, standing in view.rows if standing in _QUESTIONS]
    return tuple(
        Question(number, name_of(row), target_of(row), actual_of(row), question(_QUESTIONS[standing]))
        for number, (row, standing) in enumerate(found, start=1)
    )


def total_of(numbers: Iterable[Decimal | None]) -> Decimal | None:
    """The sum of the numbers that are there, None where none is."""
    there = [number for number in numbers if number is not None]
    return sum(there, Decimal(0)) if there else None


def name_of(row: ScoredIndicator) -> str:
    """The indicator's name on one line."""
    return one_line(row.indicator.name.text) or NOTHING


def target_of(row: ScoredIndicator) -> str:
    """The target as the form writes it."""
    return or_nothing(shown(row.indicator.target))


def actual_of(row: ScoredIndicator) -> str:
    """The actual as the form writes it."""
    return or_nothing(shown(row.indicator.actual))


def _row(number: int, row: ScoredIndicator, standing: Standing) -> Row:
    indicator = row.indicator
    return Row(
        number=number,
        level1=_level(indicator.level1),
        level2=_level(indicator.level2),
        name=name_of(row),
        target=target_of(row),
        actual=actual_of(row),
        weight=_own(indicator.weight, indicator.row),
        score=_own(indicator.score, indicator.row),
        reason="\n".join(_reasons(row)),
        standing=standing.value,
    )


def _reasons(row: ScoredIndicator) -> Iterator[str]:
    for cell in (row.indicator.reason, row.indicator.measure):
        if text := shown(cell):
            yield text


def _level(cell: object) -> str:
    text = getattr(cell, "text", "")
    return one_line(text) if text else ""


def _own(amount: Amount | None, row: int) -> str:
    """A number of a row; 同上 where it stands in a cell merged with the row above."""
    if amount is not None and amount.number is None and amount.cell.row < row:
        return _SAME
    return or_nothing(number_shown(amount))
