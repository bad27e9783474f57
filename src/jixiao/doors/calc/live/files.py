"""Files beside an open document (副本): its copy as a workbook of Excel's, and other workbooks opened out of sight."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from jixiao.doors.calc.live.record import record_of
from jixiao.workbook import has_record
from jixiao.workbook.difference import put_record

_EXCEL_FILTER = "Calc MS Excel 2007 XML"
_SUFFIX = ".xlsx"
_NEVER = 0  # com.sun.star.document.MacroExecMode.NEVER_EXECUTE, UpdateDocMode.NO_UPDATE


def saved_copy(document: Any, folder: Path) -> Path:
    """Save a copy of an open document, saved or not, as a workbook of Excel's; the document itself stays as it is."""
    path = folder / f"{Path(copy_name(document)).stem}{_SUFFIX}"
    document.storeToURL(path.as_uri(), _properties(FilterName=_EXCEL_FILTER))
    kept = record_of(document)
    if kept is not None and not has_record(path):
        put_record(path, kept)
    return path


def copy_name(document: Any) -> str:
    """The name of a document as its user knows it."""
    written = unquote(str(document.URL).rpartition("/")[2])
    return written or f"{document.Title}{_SUFFIX}"


@contextmanager
def opened(context: Any, path: Path) -> Iterator[Any]:
    """Open a workbook out of sight, without its macros and links, and close it whatever happens."""
    desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    settings = _properties(Hidden=True, MacroExecutionMode=_NEVER, UpdateDocMode=_NEVER)
    document = desktop.loadComponentFromURL(path.as_uri(), "_blank", 0, settings)
    try:
        yield document
    finally:
        document.close(True)


def _properties(**values: object) -> tuple[Any, ...]:
    from com.sun.star.beans import PropertyValue  # noqa: PLC0415 - there in LibreOffice's Python only

    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())
