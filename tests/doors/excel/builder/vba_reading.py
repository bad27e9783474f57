"""VBA projects as others read them: the records of a dir stream, and the projects that Excel saved for xlwings."""

from __future__ import annotations

import importlib.util
import io
import struct
import warnings
import zipfile
from collections.abc import Iterator
from pathlib import Path

import olefile

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # oletools calls pyparsing by its old names
    from oletools.olevba import VBA_Parser, decompress_stream

VERSION = 0x09


def unpacked(stream: bytes) -> bytes:
    return bytes(decompress_stream(bytearray(stream)))


def opened(project: bytes) -> olefile.OleFileIO:
    """The compound file, with every defect an error."""
    return olefile.OleFileIO(io.BytesIO(project), raise_defects=olefile.DEFECT_UNSURE)


def records(directory: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of a dir stream, unpacked."""
    position = 0
    while position < len(directory):
        kind, size = struct.unpack_from("<HI", directory, position)
        size = 6 if kind == VERSION else size
        position += 6
        yield kind, directory[position : position + size]
        position += size


def modules(file: Path) -> dict[str, str]:
    """The source of every module in a workbook by the module's name, attributes included."""
    parser = VBA_Parser(str(file))
    try:
        return {Path(name).stem: code for _, _, name, code in parser.extract_macros()}
    finally:
        parser.close()


def saved_by_excel(name: str) -> olefile.OleFileIO:
    """The project of a workbook that xlwings ships."""
    spec = importlib.util.find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    with zipfile.ZipFile(Path(spec.origin).parent / name) as book:
        return olefile.OleFileIO(io.BytesIO(book.read("xl/vbaProject.bin")))
