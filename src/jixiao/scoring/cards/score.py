"""A 评分表 with everything computed: each row by its printed rule from what is filled in on 评分数据."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.model import Form, Indicator
from jixiao.packs.scorecards import Card, CardRow, Match, card_of
from jixiao.scoring.cards.attainable import attainable, highest_up_to
from jixiao.scoring.cards.data import read_data
from jixiao.scoring.cards.datum import Datum
from jixiao.scoring.cards.rules import Ruled, apply
from jixiao.scoring.model import Outcome, Points
from jixiao.values.decimals import rounded

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class CardScore:
    """What a 评分表 that a card was found for comes to.

    ``at_most`` is what the claimed scores come to at most by the card's own rules: computed points where the data are
    known, and where they are not the highest score that the rule can give up to the claimed one. None where a row has
    neither.
    """

    match: Match
    data: Mapping[str, Datum]
    points: Mapping[int, Points]  # by the row's number
    at_most: Decimal | None = None

    def missing(self, row: CardRow) -> tuple[Datum, ...]:
        """The data that a row still needs: blank ones that are not optional."""
        data = (self.data[name] for name in row.inputs)
        return tuple(datum for datum in data if datum.blank and not datum.quantity.optional)


def score_card(form: Form, cards: tuple[Card, ...] = ()) -> CardScore | None:
    """Score a form by the card that it follows; None where no card is known for it."""
    match = card_of(form, cards)
    if match is None:
        return None
    data = read_data(match.card, form.inputs)
    points = {row.row: _row_points(row, match, data) for row in form.filled}
    return CardScore(match, data, points, _at_most(form, match, points))


def unknown_card(form: Form) -> Mapping[int, Points]:
    """Why the rows of a 评分表 without a card have no points."""
    points = Points(None, "未测算：没有与本表对应的评分规则数据，请按评分标准人工核定", Outcome.UNSCORED, presumed=True)
    return {row.row: points for row in form.indicators}


def _row_points(indicator: Indicator, match: Match, data: Mapping[str, Datum]) -> Points:
    row, name = match.row(indicator), match.card.name
    if row is None:
        return _unscored(f"{name}里没有这一指标，请按评分标准人工核定", name)
    if not match.same_rule(indicator):
        return _unscored("表中的评分标准或分值与规则数据不同，请按评分标准人工核定", name)
    missing = [data[n].quantity.name for n in row.inputs if data[n].blank and not data[n].quantity.optional]
    if missing:
        return _unscored(f"缺少{'、'.join(missing)}", name, Outcome.BLANK)
    wrong = [data[n].quantity.name for n in row.inputs if data[n].fault]
    if wrong:
        return _unscored(f"{'、'.join(wrong)}填写有误", name)
    parts = [apply(part, data) for part in row.parts]
    return _points(row, parts, data, name)


def _points(row: CardRow, parts: list[Ruled], data: Mapping[str, Datum], name: str) -> Points:
    labels = [f"{part.label}：" if part.label else "" for part in row.parts]
    sentence = "；".join(label + ruled.sentence for label, ruled in zip(labels, parts, strict=True))
    known = [ruled.points for ruled in parts if ruled.points is not None]
    if len(known) < len(parts):
        return _unscored(sentence, name)
    total = rounded(sum(known, ZERO), 2)
    if len(parts) > 1:
        sentence += f"；合计{total.normalize():f}分"
    left_out = [n for n in row.inputs if data[n].blank]
    if left_out and total < row.full:
        sentence += f"；未填写{'、'.join(left_out)}，没有扣除"
    outcome = Outcome.MET if total == row.full else Outcome.SHORT
    return Points(total, f"{sentence}（{name}）", outcome, presumed=bool(left_out) and total < row.full)


def _unscored(why: str, name: str, outcome: Outcome = Outcome.UNSCORED) -> Points:
    return Points(None, f"未测算：{why}（{name}）", outcome, presumed=True)


def _at_most(form: Form, match: Match, points: Mapping[int, Points]) -> Decimal | None:
    total = ZERO
    for indicator in form.filled:
        computed = points[indicator.row].points
        claimed = indicator.score.number if indicator.score else None
        row = match.row(indicator)
        if computed is not None:
            total += computed
        elif claimed is None:
            return None
        elif row is not None and match.same_rule(indicator):
            total += highest_up_to(claimed, attainable(row))
        else:
            total += claimed
    return total
