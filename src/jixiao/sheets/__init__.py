"""The sheets and marks that a review leaves in the workbook (结果表)."""

from jixiao.sheets.edits import review_edits

__all__ = ["review_edits"]
