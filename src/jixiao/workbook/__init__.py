"""A port to a workbook: one snapshot in, a list of edits out."""

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.snapshot import read_snapshot

__all__ = ["WorkbookError", "read_snapshot"]
