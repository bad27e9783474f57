"""The checks of reports in words: a report against itself, and against the forms of its workbook."""

from jixiao.checks.families.reports import amounts, budget, conclusion, goals, problems, rows, wording

__all__ = ["amounts", "budget", "conclusion", "goals", "problems", "rows", "wording"]
