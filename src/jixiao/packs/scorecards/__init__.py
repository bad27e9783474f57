"""评分表 as dated and sourced data: `load_scorecard` reads one, `card_of` finds the one that a form follows."""

from jixiao.packs.scorecards.find import Match, card_of, first_difference
from jixiao.packs.scorecards.loader import load_scorecard, scorecard_names
from jixiao.packs.scorecards.model import Card, CardRow, Formula, Operation, Part, Quantity, RuleKind

__all__ = [
    "Card",
    "CardRow",
    "Formula",
    "Match",
    "Operation",
    "Part",
    "Quantity",
    "RuleKind",
    "card_of",
    "first_difference",
    "load_scorecard",
    "scorecard_names",
]
