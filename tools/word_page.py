"""A Word document after GB/T 9704 (公文格式), written paragraph by paragraph with python-docx."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.shared import Cm, Pt
from word_xml import (
    cannot_split,
    chinese,
    first_line,
    highlighted,
    lettered,
    outlined,
    padded,
    page_number,
    repeated,
    shade,
)

ASKED = re.compile(r"(【请填写：[^】]*】)")
MOMENT = (1980, 1, 1, 0, 0, 0)
TEXT, TITLE, FIRST, SECOND = "仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"
# What Word takes where a font is not installed.
OTHER_NAMES = {TEXT: "仿宋", TITLE: "宋体", SECOND: "楷体", FIRST: "SimHei"}
LINE = Pt(29)
# Name, font, size, alignment, first line indented, line as high as GB/T 9704 has it, in the outline.
STYLES = (
    ("报告标题", TITLE, 22, WD_ALIGN_PARAGRAPH.CENTER, False, True, None),
    ("报告正文", TEXT, 16, WD_ALIGN_PARAGRAPH.JUSTIFY, True, True, None),
    ("报告一级标题", FIRST, 16, WD_ALIGN_PARAGRAPH.LEFT, True, True, 0),
    ("报告二级标题", SECOND, 16, WD_ALIGN_PARAGRAPH.LEFT, True, True, 1),
    ("报告三级标题", TEXT, 16, WD_ALIGN_PARAGRAPH.LEFT, True, True, 2),
    ("报告表题", FIRST, 12, WD_ALIGN_PARAGRAPH.CENTER, False, False, None),
    ("报告图", TEXT, 12, WD_ALIGN_PARAGRAPH.CENTER, False, False, None),
    ("报告图题", FIRST, 12, WD_ALIGN_PARAGRAPH.CENTER, False, False, None),
    ("报告表文", TEXT, 10.5, WD_ALIGN_PARAGRAPH.LEFT, False, False, None),
    ("报告落款", TEXT, 16, WD_ALIGN_PARAGRAPH.RIGHT, False, True, None),
    ("报告附件", FIRST, 16, WD_ALIGN_PARAGRAPH.LEFT, False, True, 0),
)
BOLD = frozenset({"报告三级标题"})
KEPT_WITH_NEXT = frozenset({"报告一级标题", "报告二级标题", "报告三级标题", "报告表题", "报告图"})


class Page:
    """A document that grows downwards."""

    def __init__(self) -> None:
        self.document = docx.Document()
        self._plain_styles()
        self._fonts()
        self._paper()

    def title(self, *lines: str) -> None:
        for line in lines:
            self._paragraph(line, "报告标题")
        self._paragraph("", "报告正文")

    def first(self, text: str) -> None:
        self._paragraph(text, "报告一级标题")

    def second(self, text: str) -> None:
        self._paragraph(text, "报告二级标题")

    def third(self, text: str) -> None:
        self._paragraph(text, "报告三级标题")

    def text(self, text: str) -> None:
        self._paragraph(text, "报告正文")

    def caption(self, text: str) -> None:
        self._paragraph(text, "报告表题")

    def picture(self, text: str) -> None:
        self._paragraph(text, "报告图")

    def under_picture(self, text: str) -> None:
        self._paragraph(text, "报告图题")

    def closing(self, text: str) -> None:
        self._paragraph(text, "报告落款")

    def annex(self, text: str) -> None:
        self._paragraph(text, "报告附件")

    def tag(self, text: str) -> None:
        """A paragraph that is gone from the report: for, if, endfor, endif."""
        self._paragraph("{%p " + text + " %}", "报告表文")

    def landscape(self) -> None:
        """A new page, across, for what follows."""
        section = self.document.add_section(WD_SECTION.NEW_PAGE)
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(2.2)
        section.top_margin, section.bottom_margin = Cm(2.6), Cm(2.2)

    def table(self, widths: tuple[float, ...], headings: tuple[str, ...], *rows: object, size: float = 10.5) -> None:
        """A table: its headings, then rows of texts; a row that is one text is a tag, or a band across."""
        table = self.document.add_table(rows=0, cols=len(widths))
        table.style = self.document.styles["Table Grid"]
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        padded(table)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        self._row(table, widths, headings, size, heading=True)
        for row in rows:
            if isinstance(row, tuple):
                self._row(table, widths, row, size)
            elif str(row).startswith("{%"):
                self._row(table, widths, (str(row), *[""] * (len(widths) - 1)), size)
            else:
                self._band(table, str(row), size)

    def save(self, path: Path) -> None:
        """Write the file, the same one every time."""
        properties = self.document.core_properties
        properties.author = properties.last_modified_by = "jixiao"
        properties.title = properties.comments = ""
        package = self.document.part.package
        for number in [number for number, rel in package.rels.items() if rel.reltype.endswith("/thumbnail")]:
            del package.rels[number]  # of python-docx's own blank document
        buffer = io.BytesIO()
        self.document.save(buffer)
        with zipfile.ZipFile(buffer) as made, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in made.namelist():
                entry = zipfile.ZipInfo(name, MOMENT)
                entry.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(entry, made.read(name))

    def _row(self, table, widths, texts, size, *, heading=False) -> None:
        row = table.add_row()
        cannot_split(row)
        if heading:
            repeated(row)
        for cell, width, text in zip(row.cells, widths, texts, strict=True):
            cell.width = Cm(width)
            cell.vertical_alignment = 1
            paragraph = cell.paragraphs[0]
            paragraph.style = "报告表文"
            wide = width >= 2.9 and not heading
            paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if wide else WD_ALIGN_PARAGRAPH.CENTER
            self._runs(paragraph, text, size=size, bold=heading)
            if heading:
                shade(cell, "E7E6E6")

    def _band(self, table, text, size) -> None:
        row = table.add_row()
        cannot_split(row)
        cell = row.cells[0].merge(row.cells[-1])
        paragraph = cell.paragraphs[0]
        paragraph.style = "报告表文"
        paragraph.paragraph_format.keep_with_next = True
        self._runs(paragraph, text, size=size, bold=True)
        shade(cell, "F2F2F2")

    def _paragraph(self, text: str, style: str) -> None:
        self._runs(self.document.add_paragraph(style=style), text)

    def _runs(self, paragraph, text: str, *, size: float | None = None, bold: bool = False) -> None:
        for piece in filter(None, ASKED.split(text)):
            run = paragraph.add_run(piece)
            if size is not None:
                run.font.size = Pt(size)
            if bold:
                run.font.bold = True
            if ASKED.fullmatch(piece):
                highlighted(run)

    def _plain_styles(self) -> None:
        styles = self.document.styles
        chinese(styles)
        lettered(styles["Normal"], TEXT, 16)
        for name, font, size, alignment, indented, exact, level in STYLES:
            style = styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
            style.base_style = styles["Normal"]
            lettered(style, font, size)
            style.font.bold = name in BOLD
            layout = style.paragraph_format
            layout.alignment = alignment
            layout.space_before = Pt(8 if name == "报告表题" else 0)
            layout.space_after = Pt(4 if name in {"报告表题", "报告图题"} else 0)
            layout.page_break_before = name == "报告附件"
            layout.right_indent = Pt(64) if name == "报告落款" else None
            layout.keep_with_next = name in KEPT_WITH_NEXT
            layout.widow_control = True
            layout.line_spacing_rule = WD_LINE_SPACING.EXACTLY if exact else WD_LINE_SPACING.SINGLE
            if exact:
                layout.line_spacing = LINE if size < 20 else Pt(36)
            if indented:
                first_line(style)
            if level is not None:
                outlined(style, level)

    def _fonts(self) -> None:
        """Tell Word what to take where a font is missing."""
        part = next(rel.target_part for rel in self.document.part.rels.values() if rel.reltype.endswith("/fontTable"))
        entries = "".join(
            f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
            '<w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>'
            for name, other in OTHER_NAMES.items()
        )
        part._blob = part.blob.replace(b"</w:fonts>", entries.encode("utf-8") + b"</w:fonts>")

    def _paper(self) -> None:
        """A4 with the margins of GB/T 9704; page numbers outside: right on odd pages, left on even ones."""
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.top_margin, section.bottom_margin = Cm(3.7), Cm(3.5)
        section.left_margin, section.right_margin = Cm(2.8), Cm(2.6)
        section.footer_distance = Cm(2.5)
        self.document.settings.odd_and_even_pages_header_footer = True
        for footer, alignment in (
            (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
            (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
        ):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.alignment = alignment
            paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Pt(14)
            for piece in ("— ", "PAGE", " —"):
                run = paragraph.add_run("" if piece == "PAGE" else piece)
                lettered(run, "宋体", 14)
                if piece == "PAGE":
                    page_number(run)
