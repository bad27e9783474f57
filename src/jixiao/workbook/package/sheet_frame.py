"""What stands around a sheet's cells: elements are put in at their place in the schema or taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jixiao.workbook.package.book import RELATIONSHIP_URIS
from jixiao.workbook.package.xml_text import (
    TAG,
    Element,
    attributes,
    children,
    masked,
    namespace_prefix,
    opening_tag,
    prefix,
    root,
)

_BEFORE_LEGACY_DRAWING = (
    "sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews "
    "mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup "
    "headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing"
)
_BEFORE = frozenset(_BEFORE_LEGACY_DRAWING.split(" "))


def tail(text: str) -> Iterator[Element]:
    """Give the elements that follow the cells."""
    shape = masked(text)
    own = prefix(root(shape).name)
    data = re.search(rf"</{own}sheetData\s*>|<{own}sheetData(?:\s[^>]*)?/>", shape)
    if data is not None:
        yield from children(text, data.end(), root(text).close, shape)


def relation_in(text: str, local: str) -> str | None:
    """Give the relationship id of an element behind the cells, such as legacyDrawing."""
    if local not in text:
        return None  # most sheets have none, and a form has thousands of merged areas to look through
    for element in tail(text):
        if element.local == local:
            given = attributes(opening_tag(text, element))
            return next((value for name, value in given.items() if name.endswith(":id")), None)
    return None


def with_legacy_drawing(text: str, relation: str, uri: str) -> str:
    """Put a legacyDrawing element at its place."""
    top = root(text)
    bound = namespace_prefix(opening_tag(text, top), RELATIONSHIP_URIS)
    binding = f'{bound}:id="{relation}"' if bound else f'xmlns:r="{uri}" r:id="{relation}"'
    place = next((e.start for e in tail(text) if _effective(text, e) not in _BEFORE), top.close)
    return f"{text[:place]}<{prefix(top.name)}legacyDrawing {binding}/>{text[place:]}"


def without(text: str, local: str) -> str:
    """Take an element behind the cells out."""
    if local not in text:
        return text
    for element in tail(text):
        if element.local == local:
            return text[: element.start] + text[element.end :]
    return text


def _effective(text: str, element: Element) -> str:
    """Name an element; alternate content counts as what it wraps."""
    if element.local != "AlternateContent":
        return element.local
    for tag in TAG.finditer(masked(text), element.inner, element.close):
        local = str(tag[2]).rpartition(":")[2]
        if local not in ("Choice", "Fallback", "AlternateContent"):
            return local
    return "controls"
