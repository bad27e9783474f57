"""The sheets and marks that a review leaves in the workbook (结果表)."""

from jixiao.sheets.answers import NO_ANSWERS, Answers, read_answers
from jixiao.sheets.edits import review_edits
from jixiao.sheets.traces import find_all_traces, find_monitoring, find_traces

__all__ = [
    "NO_ANSWERS",
    "Answers",
    "find_all_traces",
    "find_monitoring",
    "find_traces",
    "read_answers",
    "review_edits",
]
