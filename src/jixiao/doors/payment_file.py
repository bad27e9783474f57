"""A payment list (支付明细) from the disk: a .csv in the encodings that Chinese programs write, or a workbook."""

from __future__ import annotations

import codecs
import csv
from io import StringIO
from pathlib import Path

from jixiao.doors.result_file import refuse_open
from jixiao.errors import JixiaoError
from jixiao.form.grid import GridCell, Sheet, Snapshot
from jixiao.monitoring import find_payment_list
from jixiao.workbook import read_snapshot

_DELIMITERS = (",", ";", "\t")
_WORKBOOKS = (b"PK", b"\xd0\xcf\x11\xe0")  # .xlsx, and .xls, which the reader of workbooks refuses in a sentence
_LARGEST = 64 * 1024 * 1024
_LINES_TO_TELL = 20


def open_payment_list(path: Path) -> Sheet:
    """The sheet that holds the list; a .csv is read as a sheet of texts.

    Raises:
        JixiaoError: there is no such file, it is no list that can be read, or its headings are not those of one.
    """
    if not path.exists():
        raise JixiaoError(f"没有找到支付明细“{path}”，请检查路径和文件名。")
    if path.is_dir():
        raise JixiaoError(f"“{path}”是文件夹，请指定支付明细文件（.csv 或 .xlsx）。")
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if content.startswith(_WORKBOOKS):
        refuse_open(path)
        return find_payment_list(read_snapshot(path, own=False, plain_dates=True), path.name)
    if len(content) > _LARGEST:
        raise JixiaoError(f"“{path.name}”太大，不像支付明细，请确认文件。")
    return find_payment_list(Snapshot((_sheet(_text(content, path.name), path.name),)), path.name)


def _text(content: bytes, name: str) -> str:
    """Decode: by its mark, else as UTF-8, else as GB18030, which Excel in China writes."""
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if wide else ["utf-8-sig", "gb18030"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise JixiaoError(f"“{name}”既不是 UTF-8 也不是 GB18030 编码的文字，请用 Excel 打开后另存为 .csv 或 .xlsx 再试。")


def _sheet(text: str, name: str) -> Sheet:
    """The lines as a sheet; a row counts as Excel would number it."""
    cells: dict[tuple[int, int], GridCell] = {}
    try:
        # Strict: a quotation mark that is left open would swallow the lines below it without a word.
        lines = csv.reader(StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        for row, fields in enumerate(lines, start=1):
            for column, field in enumerate(fields, start=1):
                if field.strip():
                    cells[row, column] = GridCell(field)
    except csv.Error:
        raise JixiaoError(
            f"“{name}”不是完整的 CSV 文件（引号没有成对，或一格太长），请用 Excel 打开后另存为 .csv 或 .xlsx 再试。"
        ) from None
    return Sheet(name, cells)


def _delimiter(text: str) -> str:
    """The delimiter that most of the first lines agree on."""
    lines = [line for line in text.splitlines() if line.strip()][:_LINES_TO_TELL]
    return max(_DELIMITERS, key=lambda delimiter: sum(line.count(delimiter) > 0 for line in lines))
