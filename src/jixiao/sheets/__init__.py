"""The sheets and marks that a review leaves in the workbook (结果表)."""

from jixiao.sheets.answers import NO_ANSWERS, Answers, read_answers
from jixiao.sheets.edits import review_edits
from jixiao.sheets.filling import (
    FilledScores,
    Filling,
    ScoreCounts,
    replaced_scores,
    score_counts,
    scores_to_fill,
    with_scores,
)
from jixiao.sheets.parts import ALL_PARTS, Part
from jixiao.sheets.problems import Problem, next_problem, read_problems
from jixiao.sheets.traces import find_all_traces, find_monitoring, find_traces, parts_left, sheet_of

__all__ = [
    "ALL_PARTS",
    "NO_ANSWERS",
    "Answers",
    "FilledScores",
    "Filling",
    "Part",
    "Problem",
    "ScoreCounts",
    "find_all_traces",
    "find_monitoring",
    "find_traces",
    "next_problem",
    "parts_left",
    "read_answers",
    "read_problems",
    "replaced_scores",
    "review_edits",
    "score_counts",
    "scores_to_fill",
    "sheet_of",
    "with_scores",
]
