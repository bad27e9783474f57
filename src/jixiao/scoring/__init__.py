"""Completion, deviation, points, and the sentence that explains them (测算)."""

from jixiao.scoring.budget import score_budget
from jixiao.scoring.form_score import FormScore, Subtotal
from jixiao.scoring.indicator import score_indicator, score_values
from jixiao.scoring.model import Direction, Outcome, Points, ScoredIndicator
from jixiao.scoring.total import score_form

__all__ = [
    "Direction",
    "FormScore",
    "Outcome",
    "Points",
    "ScoredIndicator",
    "Subtotal",
    "score_budget",
    "score_form",
    "score_indicator",
    "score_values",
]
