"""A template's file: found by name or path; whatever is no Word document is told from one before it is opened."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest

from jixiao.reports import ReportError
from jixiao.reports.template_file import find_template, names, read_template


def archive(**parts: bytes) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


def changed(**parts: bytes) -> bytes:
    """A sound document with parts added or replaced."""
    buffer, result = io.BytesIO(), io.BytesIO()
    docx.Document().save(buffer)
    named = {name.replace("__", "/").replace("_dot_", "."): content for name, content in parts.items()}
    with zipfile.ZipFile(buffer) as sound, zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as made:
        for name in sound.namelist():
            if name not in named:
                made.writestr(name, sound.read(name))
        for name, content in named.items():
            made.writestr(name, content)
    return result.getvalue()


def types(kind: bytes) -> bytes:
    """Content types that call the document another kind."""
    buffer = io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as sound:
        return sound.read("[Content_Types].xml").replace(b"wordprocessingml.document.main+xml", kind)


def _retyped(kind: bytes) -> bytes:
    buffer, result = io.BytesIO(), io.BytesIO()
    docx.Document().save(buffer)
    with zipfile.ZipFile(buffer) as sound, zipfile.ZipFile(result, "w") as made:
        for name in sound.namelist():
            made.writestr(name, types(kind) if name == "[Content_Types].xml" else sound.read(name))
    return result.getvalue()


SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再试。"
DAMAGED = "模板“我的.docx”已损坏或没有下载完整，请重新获取后再试。"
BOMB = archive(**{"word__document_dot_xml": b" " * 40_000_000, "[Content_Types]_dot_xml": b"<Types/>"})
FILES = {
    "empty": (b"", "模板“我的.docx”是空文件，请重新获取模板后再试。"),
    "text": ("自评报告".encode(), f"模板“我的.docx”不是 Word 文档，{SAVE_AS}"),
    "old document": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        f"模板“我的.docx”是旧格式的文档或设有密码，{SAVE_AS}",
    ),
    "PDF": (b"%PDF-1.7", "模板“我的.docx”是 PDF 文件，请改用 .docx 格式的模板。"),
    "RTF": (b"{\\rtf1", f"模板“我的.docx”是 RTF 文件，{SAVE_AS}"),
    "workbook": (
        archive(xl__workbook_dot_xml=b"<workbook/>"),
        "“我的.docx”是工作簿，不是报告模板；--template 后面要写 .docx 格式的模板。",
    ),
    "other archive": (archive(a_dot_txt=b"a"), f"模板“我的.docx”不是 Word 文档，{SAVE_AS}"),
    "bomb": (BOMB, "模板“我的.docx”解压后过大，不像是一份报告模板，没有打开；请确认文件来源。"),
    "truncated": (changed()[:2000], DAMAGED),
    "entities": (changed(word__document_dot_xml=b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), DAMAGED),
    "macros": (changed(word__vbaProject_dot_bin=b"a"), f"模板“我的.docx”含有宏，{SAVE_AS}"),
    "macros by its type": (_retyped(b"ms-word.document.macroEnabled.main+xml"), f"模板“我的.docx”含有宏，{SAVE_AS}"),
    "template of Word": (
        _retyped(b"wordprocessingml.template.main+xml"),
        f"模板“我的.docx”是 Word 自己的模板格式（.dotx），{SAVE_AS}",
    ),
}


@pytest.mark.parametrize("kind", FILES)
def test_what_is_no_word_document_is_refused_in_one_sentence(kind: str, tmp_path: Path):
    content, message = FILES[kind]
    path = tmp_path / "我的.docx"
    path.write_bytes(content)
    with pytest.raises(ReportError) as raised:
        read_template(path)
    assert str(raised.value) == message


def test_a_missing_template_is_told_by_its_name(tmp_path: Path):
    with pytest.raises(ReportError) as raised:
        read_template(tmp_path / "没有.docx")
    assert str(raised.value) == "找不到模板“没有.docx”，请检查文件名和所在文件夹。"


def test_a_folder_is_no_template(tmp_path: Path):
    with pytest.raises(ReportError) as raised:
        read_template(tmp_path)
    assert str(raised.value) == f"“{tmp_path.name}”是文件夹，请写明其中的模板文件（.docx）。"


def test_three_templates_are_shipped():
    assert names() == ("部门整体", "部门整体支出绩效评价", "项目支出")


def test_a_template_is_found_by_its_name_or_its_path():
    assert find_template("项目支出").name == "report-项目支出.docx"
    assert find_template("甲/我的.docx") == Path("甲/我的.docx")


def test_an_unknown_name_is_answered_with_the_known_ones():
    with pytest.raises(ReportError) as raised:
        find_template("整体")
    assert str(raised.value) == (
        "没有名为“整体”的报告模板；可以写“部门整体”、“部门整体支出绩效评价”、“项目支出”，或模板文件（.docx）的路径。"
    )
