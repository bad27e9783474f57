"""Formulas replaced by what they show (固化): the stored value stays, the formula goes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from jixiao.workbook.package.characters import escaped, text_of
from jixiao.workbook.package.common_formulas import formula_attributes
from jixiao.workbook.package.sheet_patch import CellContent, SheetPatch
from jixiao.workbook.package.styles import Styles
from jixiao.workbook.package.xml_text import attributes, masked
from jixiao.workbook.places import area
from jixiao.workbook.sheet_reader import SheetReader, rich_text, without_texts

_UNKNOWN = "#NAME?"
_LIKE_A_FORMULA = tuple("=+-@")


def put_results(patch: SheetPatch, styles: Styles, places: Iterable[tuple[int, int]]) -> bool:
    """Replace the formulas in these places by their results; give whether there were any.

    An array formula goes from its whole area. Of a shared formula the cells that are not named keep it, each written
    out as its own. What else leads to an add-in stays: a part with an external link may also serve names and other
    formulas, which count the links, so that none can be taken out of their row.
    """
    named = set(places)
    gone = {
        where: given for where in named if (given := _formula(patch, where)) is not None and is_computed(patch, where)
    }
    for row, column in sorted({where for at in gone for where in _covered(patch, at)}):
        content = _result(*_cell(patch, row, column), patch.own)
        patch.put_result(row, column, content)
        if content.kind == "inlineStr" and (content.value or "").startswith(_LIKE_A_FORMULA):
            patch.put_style(row, column, styles.quoted(patch.style(row, column)))
    groups = {given.get("si", "") for given in gone.values() if given.get("t") == "shared" and given.get("ref")}
    if groups:
        _write_out(patch, groups, gone)
    return bool(gone)


def is_computed(patch: SheetPatch, where: tuple[int, int]) -> bool:
    """Whether a formula has a result that somebody who knows its functions computed: blank text is one."""
    tag, inner = _cell(patch, *where)
    kind, raw = _stored(tag, inner, patch.own)
    return raw != _UNKNOWN if kind == "e" else bool(raw) or kind in ("str", "inlineStr")


def array_area(patch: SheetPatch, where: tuple[int, int]) -> str:
    """The reference of the area of the array formula that begins in a cell, "" where there is none."""
    given = _formula(patch, where) or {}
    return given.get("ref", "") if given.get("t") == "array" else ""


def _covered(patch: SheetPatch, where: tuple[int, int]) -> Iterable[tuple[int, int]]:
    """The cells that a formula has its results in."""
    span = area(array_area(patch, where))
    return patch.places(span) if span is not None else (where,)


def _formula(patch: SheetPatch, where: tuple[int, int]) -> dict[str, str] | None:
    found = patch.cell(*where)
    return formula_attributes(found[1], patch.own) if found is not None else None


def _cell(patch: SheetPatch, row: int, column: int) -> tuple[str, str]:
    return patch.cell(row, column) or ("", "")


def _stored(tag: str, inner: str, own: str) -> tuple[str, str]:
    """Give a cell's kind and its value as it is written."""
    kind = attributes(tag).get("t", "n")
    if kind == "inlineStr":
        return kind, "".join(rich_text(inner))
    value = re.search(rf"<{own}v(?:\s[^>]*)?>(.*?)</{own}v>", masked(inner), re.DOTALL)
    return kind, inner[value.start(1) : value.end(1)] if value else ""


def _result(tag: str, inner: str, own: str) -> CellContent:
    """Say what a cell holds without its formula; text that shows nothing is a blank cell."""
    kind, raw = _stored(tag, inner, own)
    if kind in ("str", "inlineStr"):
        text = raw if kind == "inlineStr" else text_of(raw)
        return CellContent("inlineStr", text) if text else CellContent(None, None)
    return CellContent(None if kind == "n" else kind, raw) if raw else CellContent(None, None)


def _write_out(patch: SheetPatch, groups: set[str], gone: Mapping[tuple[int, int], object]) -> None:
    """Give the cells that shared a formula with one that is gone a formula of their own."""
    cells = SheetReader(patch.document.text, without_texts(), patch.title).read()
    for where, cell in cells.items():
        given = _formula(patch, where) if cell.formula and where not in gone else None
        if given is not None and given.get("t") == "shared" and given.get("si") in groups:
            tag, inner = _cell(patch, *where)
            after = re.search(rf"<{patch.own}v[\s/>].*", masked(inner), re.DOTALL)
            value = inner[after.start() :] if after else ""
            formula = f"<{patch.own}f>{escaped(cell.formula or '')}</{patch.own}f>"
            patch.put_result(*where, CellContent(attributes(tag).get("t"), None, formula + value))
