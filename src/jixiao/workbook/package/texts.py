"""Text that a cell or a note can hold."""

from __future__ import annotations

import re

from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.text_size import LONGEST_TEXT, text_length

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def refuse_text(sheet: str, cell: str, text: str) -> None:
    """Say what is wrong with a text before anything is written."""
    if 2 * len(text) > LONGEST_TEXT and text_length(text) > LONGEST_TEXT:
        raise WorkbookError(f"要写入工作表“{sheet}”的 {cell} 的文字超过 {LONGEST_TEXT} 个字符，请缩短后再试。")
    if _LONE_SURROGATE.search(text):
        raise WorkbookError(f"要写入工作表“{sheet}”的 {cell} 的文字里有无法保存的字符，请删去后再试。")
