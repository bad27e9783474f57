"""The checks of 评分表: faults of the rubric itself, and the claims against the data filled in."""

from jixiao.checks.families.scorecards import data, rubric

__all__ = ["data", "rubric"]
