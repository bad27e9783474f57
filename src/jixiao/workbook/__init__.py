"""A port to a workbook: one snapshot in, a list of edits out."""
