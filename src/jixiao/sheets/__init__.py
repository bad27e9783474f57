"""The sheets and marks that a review leaves in the workbook (结果表)."""

from jixiao.sheets.answers import NO_ANSWERS, Answers, read_answers
from jixiao.sheets.edits import review_edits
from jixiao.sheets.filling import Filling, ScoreCounts, score_counts
from jixiao.sheets.parts import ALL_PARTS, Part
from jixiao.sheets.problems import Problem, next_problem, read_problems
from jixiao.sheets.traces import find_all_traces, find_monitoring, find_traces, parts_left

__all__ = [
    "ALL_PARTS",
    "NO_ANSWERS",
    "Answers",
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
    "review_edits",
    "score_counts",
]
