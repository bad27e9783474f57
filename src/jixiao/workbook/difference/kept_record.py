"""The record as an open workbook keeps it: without the parts as they were, which a program that saves writes anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from jixiao.workbook.package.book import Book
from jixiao.workbook.package.record import NAMESPACE, Layer, Record, as_json, record_in, write_record
from jixiao.workbook.package.save import save
from jixiao.workbook.package.sniff import open_package


def record_text(layers: Iterable[Layer]) -> str | None:
    """Write a record of these layers as XML; None where there are none.

    It begins without an XML declaration: the text is handed over as characters, and has no encoding of its own.

    >>> record_text([])
    """
    layers = tuple(dict.fromkeys(layers))
    if not layers:
        return None
    text = as_json(Record(layers, edited=True))
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f'<record xmlns="{NAMESPACE}" version="1">{escaped}</record>'


def put_record(path: Path, text: str) -> None:
    """Put a record, as `record_text` writes it, into a workbook file that has none."""
    package = open_package(path)
    with package.archive:
        write_record(Book(package), record_in(text).layers, before=None)
        save(package, path)
