"""The ribbon (功能区) as Office 2010 and Office 2007 want it, with the packs filled into its drop-down."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import quoteattr

from jixiao.packs import Pack

_OFFICE_2010 = "http://schemas.microsoft.com/office/2009/07/customui"
_OFFICE_2007 = "http://schemas.microsoft.com/office/2006/01/customui"
_PLACE = "<!-- packs -->"
_UNSET, _OWN = "未指定（全国口径）", "自己的口径文件"


def ribbon_2010(source: str, packs: Iterable[Pack]) -> str:
    """The ribbon with one item for each pack, and one before and after: none chosen, a file of one's own."""
    items = [("", _UNSET), *((pack.name, _label(pack)) for pack in packs), ("own", _OWN)]
    written = (f"<item id={quoteattr('pack_' + name)} label={quoteattr(label)}/>" for name, label in items)
    return source.replace(_PLACE, "".join(written))


def ribbon_2007(ribbon: str) -> str:
    """The same for hosts that know only the older schema; nothing newer than it is used."""
    return ribbon.replace(_OFFICE_2010, _OFFICE_2007)


def _label(pack: Pack) -> str:
    """What a pack is called in the list: short, with the name that formulas and files use."""
    return f"{pack.title.split('（', 1)[0]}（{pack.name}）"
