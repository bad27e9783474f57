"""The two dialects of the format: what is authored in Transitional, in the namespaces of a Strict workbook."""

from __future__ import annotations

STRICT = "http://purl.oclc.org/ooxml/"
_STRICT_URIS = (
    ("http://schemas.openxmlformats.org/spreadsheetml/2006/main", STRICT + "spreadsheetml/main"),
    ("http://schemas.openxmlformats.org/officeDocument/2006/relationships", STRICT + "officeDocument/relationships"),
    ("http://schemas.openxmlformats.org/drawingml/2006/", STRICT + "drawingml/"),
)


def in_dialect(text: str, *, strict: bool) -> str:
    """Give a part's text with the namespaces of the workbook that it goes into."""
    if strict:
        for transitional, own in _STRICT_URIS:
            text = text.replace(transitional, own)
    return text
