"""Vertical merges (竖向合并的单元格) of a document, put where Word wants them."""

from __future__ import annotations

from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MERGE = f"{_W}vMerge"
_BEHIND = frozenset(
    f"{_W}{name}"
    for name in ("tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)


def put_merges_in_order(tree: Any) -> None:
    """Move each vertical merge in front of what must stand behind it: docxtpl writes it last in a cell's properties."""
    for merge in list(tree.iter(_MERGE)):
        behind = next((child for child in merge.getparent() if child.tag in _BEHIND), None)
        if behind is not None:
            behind.addprevious(merge)
