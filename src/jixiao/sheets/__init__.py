"""The sheets and marks that a review leaves in the workbook (结果表)."""
