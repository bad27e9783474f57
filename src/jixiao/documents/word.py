"""Read a report from a .docx file, through python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao.documents.errors import DocumentError
from jixiao.documents.sniff import refuse_other_kinds
from jixiao.documents.word_text import Styles, blocks
from jixiao.form.model import Cell, Report
from jixiao.reader.passages import Paragraph, passages_of
from jixiao.reader.report import row_paragraphs, title_of_report

if TYPE_CHECKING:
    from docx.document import Document


def read_report(path: Path) -> Report:
    """Read a Word report: its paragraphs and table rows in their order, numbered from 1 as 第1段, 第2段 ….

    A line break inside a paragraph gives several passages of one number.

    Raises:
        DocumentError: one Chinese sentence that says why the file cannot be read and what to do.
    """
    path = Path(path)
    refuse_other_kinds(path)
    paragraphs = list(_paragraphs(_open(path), path.name))
    if not paragraphs:
        raise DocumentError(f"“{path.name}”里没有文字，请确认选对了报告。")
    return Report(path.name, title_of_report(paragraphs) or path.stem, passages_of(paragraphs))


def _open(path: Path) -> Document:
    try:
        import docx  # noqa: PLC0415 - an extra that only a report needs
    except ImportError as error:
        raise DocumentError("读取 Word 报告需要先安装 python-docx，请运行 pip install python-docx 后再试。") from error
    from docx.opc.exceptions import OpcError  # noqa: PLC0415
    from lxml.etree import XMLSyntaxError  # noqa: PLC0415 - comes with python-docx

    try:
        return docx.Document(str(path))
    except (OpcError, XMLSyntaxError, zipfile.BadZipFile, KeyError, ValueError, AttributeError) as error:
        raise DocumentError(
            f"“{path.name}”的内容不完整或不是普通的 .docx 文档，请用 Word 打开后另存为 .docx 再试。"
        ) from error


def _paragraphs(document: Document, name: str) -> Iterator[Paragraph]:
    styles = Styles(document)
    for number, block in enumerate(blocks(document.element.body, styles), start=1):
        cells = [Cell(name, number, 0, text) for text in block.cells]
        yield from row_paragraphs(cells, level=block.level)
