"""A 评分表 as a report shows it: by its first level, and the rows that lost points."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from jixiao.checks.rows import claim, loses_points
from jixiao.reports.model import Card, CardBlock, CardLoss, CardPart, CardRow
from jixiao.reports.rows import name_of, total_of
from jixiao.reports.texts import NOTHING, number_shown, one_line, or_nothing, points, shown
from jixiao.reports.words import question
from jixiao.review.overview import overview

if TYPE_CHECKING:
    from jixiao.packs import Pack
    from jixiao.scoring.form_score import FormScore
    from jixiao.scoring.model import ScoredIndicator

# The weight that a first-level cell may state; it is told beside the name.
_WEIGHT = re.compile(r"\s*[（(]\s*[\d.]+\s*分?\s*[）)]$")


def card_of(score: FormScore, pack: Pack) -> Card:
    """A 评分表 with its total, the parts of its first level and what lost points."""
    view = overview(score, pack)
    rows = [row for row, _ in view.rows]
    lost = [row for row in rows if loses_points(row)]
    return Card(
        title=one_line(score.form.title) or one_line(score.form.sheet),
        total=points(view.total),
        full=points(score.weight),
        grade=view.grade,
        parts=tuple(_part(number, label, list(found)) for number, (label, found) in enumerate(_parts(rows), start=1)),
        losses=tuple(_loss(number, row) for number, row in enumerate(lost, start=1)),
    )


def _parts(rows: list[ScoredIndicator]) -> list[tuple[str, list[ScoredIndicator]]]:
    return [(label, list(found)) for label, found in groupby(rows, key=_level1)]


def _level1(row: ScoredIndicator) -> str:
    return one_line(row.indicator.level1.text) if row.indicator.level1 is not None else ""


def _level2(row: ScoredIndicator) -> str:
    return one_line(row.indicator.level2.text) if row.indicator.level2 is not None else ""


def _part(number: int, label: str, rows: list[ScoredIndicator]) -> CardPart:
    weights = (row.indicator.weight for row in rows)
    scores = (row.indicator.score for row in rows)
    return CardPart(
        number,
        _WEIGHT.sub("", label) or NOTHING,
        points(total_of(amount.number for amount in weights if amount is not None)),
        points(total_of(amount.number for amount in scores if amount is not None)),
        len(rows),
        tuple(CardBlock(label, tuple(map(_row, found))) for label, found in groupby(rows, key=_level2)),
    )


def _row(row: ScoredIndicator) -> CardRow:
    indicator = row.indicator
    return CardRow(
        name_of(row),
        or_nothing(shown(indicator.standard)),
        or_nothing(number_shown(indicator.weight)),
        or_nothing(number_shown(indicator.score)),
    )


def _loss(number: int, row: ScoredIndicator) -> CardLoss:
    claimed = claim(row.indicator)
    weight, score = (claimed.weight, claimed.score) if claimed is not None else (None, None)
    return CardLoss(number, name_of(row), or_nothing(points(weight)), or_nothing(points(score)), question("扣分"))
