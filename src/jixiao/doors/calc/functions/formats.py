"""The number formats (数字格式) of a document by their keys, as Excel writes them."""

from __future__ import annotations

from typing import Any

_LOGICAL = 1024  # com.sun.star.util.NumberFormat.LOGICAL


class Formats:
    """The codes that a document's number formats have in a file."""

    def __init__(self, document: Any) -> None:
        """Look at none yet."""
        self._formats = document.NumberFormats
        self._codes: dict[int, str] = {}

    def code(self, key: int) -> str:
        """The code of a format, "General" for none."""
        code = self._codes.get(key)
        if code is None:
            code = self._codes[key] = _code(self._formats.getByKey(key))
        return code


def _code(known: Any) -> str:
    if known.getPropertyValue("StandardFormat"):
        return "General"
    if known.getPropertyValue("Type") & _LOGICAL:
        return "BOOLEAN"
    return str(known.getPropertyValue("FormatString"))
