"""What a workbook can hold of a text (净文本): no control characters, no more than fits into a cell."""

from __future__ import annotations

import re

LONGEST = 32_000  # characters, of 32,767 that a cell holds
_NO_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff\ud800-\udfff]")


def clean(text: str) -> str:
    r"""A text without what no workbook can hold; a line ends in one character.

    >>> clean("一\r\n二\x07\udcff")
    '一\n二'
    """
    if text.isprintable():
        return text[:LONGEST]
    return _NO_XML.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))[:LONGEST]
