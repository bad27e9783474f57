"""What python-docx has no words for: fonts for Chinese characters, outline, shades, rows that stay whole."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor


def chinese(styles) -> None:
    """Say that the text is simplified Chinese: punctuation stands in the corner of its square, not amid it."""
    for language in styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")


def lettered(of, font: str, size: float) -> None:
    """A font for Chinese characters and letters alike."""
    of.font.name = font
    of.font.size = Pt(size)
    of.font.color.rgb = RGBColor(0, 0, 0)
    of.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def highlighted(run) -> None:
    """A question to the people who write the report."""
    run.font.highlight_color = 7


def first_line(style) -> None:
    """Two characters in."""
    style.paragraph_format.first_line_indent = Pt(32)
    style.element.pPr.ind.set(qn("w:firstLineChars"), "200")


def outlined(style, level: int) -> None:
    """A heading in Word's navigation."""
    outline = OxmlElement("w:outlineLvl")
    outline.set(qn("w:val"), str(level))
    style.element.get_or_add_pPr().append(outline)


def shade(cell, color: str) -> None:
    """A cell in light grey."""
    shading = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", color)):
        shading.set(qn(f"w:{name}"), value)
    before(cell._tc.get_or_add_tcPr(), shading, "vAlign")


def padded(table) -> None:
    """Some air between the text of a table and its lines."""
    margins = OxmlElement("w:tblCellMar")
    for side, width in (("top", 40), ("left", 70), ("bottom", 40), ("right", 70)):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), str(width))
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    before(table._tbl.tblPr, margins, "tblLook")


def before(parent, element, *names: str) -> None:
    """Put an element in front of what must stand behind it; Word is strict about the order."""
    behind = {qn(f"w:{name}") for name in names}
    follower = next((child for child in parent if child.tag in behind), None)
    if follower is None:
        parent.append(element)
    else:
        follower.addprevious(element)


def cannot_split(row) -> None:
    """A row that stays on one page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def repeated(row) -> None:
    """A heading that stands on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def page_number(run) -> None:
    """The number of the page."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
        if kind:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        else:
            element = OxmlElement("w:instrText")
            element.text = text
        run._r.append(element)
