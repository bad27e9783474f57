"""A report in words, from one text file: as a sheet with a paragraph on each row, and as a .docx.

In the text file a line is a paragraph; #, ##, … before it make it the title or a heading.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from paper import MADE, TEXT, TITLE, Look, Paper

WIDTH = 82  # fills A4 upright
BODY = replace(TEXT, font="仿宋", size=12, framed=False)
HEADINGS = {2: Look("黑体", 14, align="left", framed=False), 3: Look("楷体", 13, bold=True, align="left", framed=False)}
LOWER_HEADING = replace(BODY, bold=True)
INDENT = "　　"  # 首行缩进两字


def paragraphs(source: Path) -> Iterator[tuple[int, str]]:
    """Each paragraph with its level: 1 the title, 2 and more a heading, 0 plain text."""
    for line in source.read_text(encoding="utf-8").splitlines():
        text = line.lstrip("#")
        yield len(line) - len(text), text.strip()


def sheet(source: Path, title: str) -> Paper:
    """The report as a sheet, one paragraph to a row."""
    paper = Paper(title, {"A": WIDTH}, portrait=True)
    for row, (level, text) in enumerate(paragraphs(source), start=1):
        if level == 1:
            paper.put(f"A{row}", text, TITLE)
        elif level:
            paper.put(f"A{row}", INDENT + text, HEADINGS.get(level, LOWER_HEADING))
        else:
            paper.put(f"A{row}", INDENT + text, BODY)
    return paper


def write_document(source: Path, target: Path) -> None:
    """The report as a .docx with heading styles; the same text gives the same bytes."""
    document = docx.Document()
    for level, text in paragraphs(source):
        if level == 1:
            document.add_heading(text, 0).alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif level:
            document.add_heading(text, level - 1)
        else:
            document.add_paragraph(text).paragraph_format.first_line_indent = Pt(24)
    for style, font in (
        ("Normal", "仿宋"),
        ("Title", "方正小标宋简体"),
        *((f"Heading {n}", "黑体") for n in (1, 2, 3, 4)),
    ):
        _set_font(document, style, font)
    document.core_properties.author = "jixiao contributors"
    document.core_properties.comments = ""
    document.core_properties.created = document.core_properties.modified = MADE
    made = io.BytesIO()
    document.save(made)
    target.write_bytes(without_clock(made.getvalue()))


def _set_font(document: docx.document.Document, style: str, font: str) -> None:
    """A Chinese font has to be named for East Asian text apart."""
    look = document.styles[style].font
    look.name = font
    look.color.rgb = None
    look.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)


def without_clock(package: bytes) -> bytes:
    """The same zip with every part stamped with the one fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            stamp = zipfile.ZipInfo(name, MADE.timetuple()[:6])
            stamp.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(stamp, source.read(name))
    return out.getvalue()
