"""How a sheet prints (页面样式), copied from another document with the sheet: LibreOffice leaves it behind."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

_FAMILY = "PageStyles"
_FIRST = ("IsLandscape", "Width", "Height", "HeaderIsOn", "FooterIsOn")  # others depend on them
_CONTENTS = ("HeaderContent", "FooterContent")
_READ_ONLY = 16  # com.sun.star.beans.PropertyAttribute.READONLY
_TEXTS = ("LeftText", "CenterText", "RightText")


def copied_page_style(donor: Any, document: Any, source: Any, sheet: Any) -> str:
    """Make the page style for a sheet that its model has in another document; gives its name."""
    model = donor.StyleFamilies.getByName(_FAMILY).getByName(source.PageStyle)
    styles = document.StyleFamilies.getByName(_FAMILY)
    name = f"PageStyle_{sheet.Name}"
    if not styles.hasByName(name):
        styles.insertByName(name, document.createInstance("com.sun.star.style.PageStyle"))
    style = styles.getByName(name)
    known = [each.Name for each in model.PropertySetInfo.Properties if not each.Attributes & _READ_ONLY]
    for prop in (*_FIRST, *(each for each in known if each not in _FIRST)):
        if prop in known and not prop.endswith("Content"):
            with suppress(Exception):  # a property that only some pages have
                style.setPropertyValue(prop, model.getPropertyValue(prop))
    for prop in _CONTENTS:
        _copy_texts(model, style, f"RightPage{prop}")
    return name


def _copy_texts(model: Any, style: Any, prop: str) -> None:
    """Copy a header or a footer with its page numbers."""
    with suppress(Exception):
        style.setPropertyValue(prop, model.getPropertyValue(prop))
