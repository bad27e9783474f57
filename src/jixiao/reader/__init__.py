"""Recognise forms in a snapshot of a workbook (识别): Snapshot → Book."""

from jixiao.reader.book import read_book, read_forms, with_inputs

__all__ = ["read_book", "read_forms", "with_inputs"]
