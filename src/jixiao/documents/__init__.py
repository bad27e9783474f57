"""Documents beside a workbook (文字材料): a Word report as the same `Report` that a sheet gives."""

from jixiao.documents.errors import DocumentError
from jixiao.documents.word import read_report

__all__ = ["DocumentError", "read_report"]
