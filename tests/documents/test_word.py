"""A Word report as passages: in order, with its tables, as it reads with all changes accepted."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jixiao.documents import DocumentError, read_report
from jixiao.form.model import Report

LONG = "本馆编制12人，年末实有11人，全年按照年初计划组织实施各项工作，资金支付及时，管理规范。"


@pytest.fixture
def report(tmp_path: Path) -> Callable[..., Report]:
    """Write paragraphs into a Word file and read it."""

    def read(*paragraphs: str) -> Report:
        document = docx.Document()
        for text in paragraphs:
            document.add_paragraph(text)
        path = tmp_path / "自评报告.docx"
        document.save(str(path))
        return read_report(path)

    return read


def shown(report: Report) -> list[tuple[str, str, str]]:
    return [(passage.cell.ref, passage.heading, passage.cell.text) for passage in report.passages]


def saved(document: object, tmp_path: Path) -> Report:
    path = tmp_path / "自评报告.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return read_report(path)


def test_paragraphs_that_hold_a_text_are_counted_from_one(report: Callable[..., Report]) -> None:
    found = report("青山县档案馆2022年度绩效自评报告", "", "一、人员情况", LONG)
    assert (found.source, found.title) == ("自评报告.docx", "青山县档案馆2022年度绩效自评报告")
    assert shown(found) == [
        ("第1段", "", "青山县档案馆2022年度绩效自评报告"),
        ("第2段", "", "一、人员情况"),
        ("第3段", "一、人员情况", LONG),
    ]
    assert all(not passage.cell.in_workbook for passage in found.passages)
    assert found.outside


def test_a_report_without_a_title_has_the_name_of_its_file(report: Callable[..., Report]) -> None:
    assert report(LONG).title == "自评报告"


def test_a_line_break_gives_several_passages_of_one_number(report: Callable[..., Report]) -> None:
    assert shown(report("一、人员情况\n" + LONG, "二、其他")) == [
        ("第1段", "", "一、人员情况"),
        ("第1段", "一、人员情况", LONG),
        ("第2段", "", "二、其他"),
    ]


def test_a_row_of_a_table_is_one_passage_and_a_text_beside_a_label_a_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("一、支出情况")
    table = document.add_table(rows=2, cols=2)
    for cell, text in zip(table.rows[0].cells, ("基本支出", "120.5"), strict=True):
        cell.text = text
    for cell, text in zip(table.rows[1].cells, ("存在的问题", LONG), strict=True):
        cell.text = text
    document.add_paragraph("二、其他")
    found = saved(document, tmp_path)
    assert shown(found) == [
        ("第1段", "", "一、支出情况"),
        ("第2段", "一、支出情况", "基本支出　120.5"),
        ("第3段", "存在的问题", LONG),
        ("第4段", "", "二、其他"),
    ]
    assert [passage.in_table for passage in found.passages] == [False, True, False, False]


def test_a_heading_style_ranks_a_heading_that_word_numbers_itself(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("部门概况", 1)
    document.add_heading("人员情况", 2)
    document.add_paragraph(LONG)
    found = saved(document, tmp_path)
    assert [(passage.level, passage.heading) for passage in found.passages] == [
        (1, ""),
        (2, "部门概况"),
        (None, "人员情况"),
    ]


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("全年支出")._p.extend(
        parse_xml(f"<{tag} {nsdecls('w')}><w:r><w:{text}>{said}</w:{text}></w:r></{tag}>")
        for tag, text, said in (("w:del", "delText", "100万元"), ("w:ins", "t", "120万元"))
    )
    assert shown(saved(document, tmp_path)) == [("第1段", "", "全年支出120万元")]


def test_a_text_box_is_read_once_after_its_paragraph(tmp_path: Path) -> None:
    document = docx.Document()
    box = f"<w:txbxContent {nsdecls('w')}><w:p><w:r><w:t>框内文字</w:t></w:r></w:p></w:txbxContent>"
    compatible = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    run = (
        f"<w:r {nsdecls('w')} {compatible}><mc:AlternateContent><mc:Choice>{box}</mc:Choice>"
        f"<mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    document.add_paragraph("正文")._p.append(parse_xml(run))
    assert [text for _, _, text in shown(saved(document, tmp_path))] == ["正文", "框内文字"]


def test_the_table_of_contents_is_left_out(tmp_path: Path) -> None:
    document = docx.Document()
    document.styles.add_style("toc 1", 1)
    document.add_paragraph("一、部门概况 1", style="toc 1")
    document.add_paragraph("一、部门概况")
    assert [text for _, _, text in shown(saved(document, tmp_path))] == ["一、部门概况"]


def _zip(path: Path, entries: dict[str, str]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)


_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504
_SAVE_AS = "请用 Word 或 WPS 打开后另存为 .docx 再试。"


_OTHER_KINDS = {
    "empty": (b"", "是空文件，请重新获取报告后再试。"),
    "old": (_COMPOUND, f"是旧格式的文档（.doc 或 .wps），{_SAVE_AS}"),
    "encrypted": (
        _COMPOUND + "EncryptedPackage".encode("utf-16-le"),
        "设有打开密码，请用 Word 打开、去掉密码后另存为 .docx 再试。",
    ),
    "old workbook": (
        _COMPOUND + "Workbook".encode("utf-16-le"),
        "是旧格式的工作簿，不是报告；--report 后面要写 .docx 格式的报告。",
    ),
    "pdf": (b"%PDF-1.7\n\0", "是 PDF 文件，请改用报告的 .docx 文件。"),
    "rtf": (b"{\\rtf1 }", f"是 RTF 文件，{_SAVE_AS}"),
    "text": ("自评报告".encode(), f"是纯文本文件，{_SAVE_AS}"),
    "wide text": ("自评报告".encode("utf-16"), f"是纯文本文件，{_SAVE_AS}"),
    "web page": (b"<html></html>", f"是网页或 XML 文件，{_SAVE_AS}"),
    "picture": (b"\x89PNG\0\0", "不是 Word 文档，请确认文件，或用 Word 或 WPS 打开后另存为 .docx 再试。"),
    "half an archive": (b"PK\x03\x04broken", "已损坏或没有下载完整，请重新获取报告后再试。"),
}


@pytest.mark.parametrize("kind", _OTHER_KINDS)
def test_a_file_of_another_kind_gets_one_sentence(tmp_path: Path, kind: str) -> None:
    content, said = _OTHER_KINDS[kind]
    path = tmp_path / "报告.docx"
    path.write_bytes(content)
    with pytest.raises(DocumentError) as refusal:
        read_report(path)
    assert str(refusal.value) == f"“报告.docx”{said}"


@pytest.mark.parametrize(
    ("entries", "sentence"),
    [
        ({"xl/workbook.xml": ""}, "“报告.docx”是工作簿，不是报告；--report 后面要写 .docx 格式的报告。"),
        ({"a.txt": ""}, "“报告.docx”不是 Word 文档，请确认文件，或用 Word 打开后另存为 .docx 再试。"),
        (
            {"word/document.xml": "<w:document/>"},
            "“报告.docx”的内容不完整或不是普通的 .docx 文档，请用 Word 打开后另存为 .docx 再试。",
        ),
        (
            {"word/document.xml": "<" * (65 * 1024 * 1024)},
            "“报告.docx”解压后过大，不像是一份报告，没有打开；请确认文件来源。",
        ),
    ],
)
def test_an_archive_that_is_no_report_gets_one_sentence(tmp_path: Path, entries: dict[str, str], sentence: str) -> None:
    path = tmp_path / "报告.docx"
    _zip(path, entries)
    with pytest.raises(DocumentError) as refusal:
        read_report(path)
    assert str(refusal.value) == sentence


def test_a_document_cut_short_gets_one_sentence(tmp_path: Path, report: Callable[..., Report]) -> None:
    report(LONG)
    path = tmp_path / "自评报告.docx"
    path.write_bytes(path.read_bytes()[:2000])
    with pytest.raises(DocumentError, match="已损坏或没有下载完整"):
        read_report(path)


def test_a_document_whose_body_is_no_xml_gets_one_sentence(tmp_path: Path, report: Callable[..., Report]) -> None:
    report(LONG)
    path = tmp_path / "自评报告.docx"
    with zipfile.ZipFile(path) as archive:
        entries = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    _zip(path, entries | {"word/document.xml": "<w:document"})
    with pytest.raises(DocumentError, match="内容不完整"):
        read_report(path)


def test_a_document_without_text_gets_one_sentence(report: Callable[..., Report]) -> None:
    with pytest.raises(DocumentError) as refusal:
        report("", "  ")
    assert str(refusal.value) == "“自评报告.docx”里没有文字，请确认选对了报告。"


def test_a_file_that_is_not_there_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(DocumentError) as missing:
        read_report(tmp_path / "没有.docx")
    with pytest.raises(DocumentError) as folder:
        read_report(tmp_path)
    assert str(missing.value) == "找不到报告“没有.docx”，请检查文件名和所在文件夹。"
    assert str(folder.value) == f"“{tmp_path.name}”是文件夹，请选择其中的报告。"


def test_without_python_docx_the_user_is_told_how_to_install_it(
    report: Callable[..., Report], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    report(LONG)
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(DocumentError) as refusal:
        read_report(tmp_path / "自评报告.docx")
    assert str(refusal.value) == "读取 Word 报告需要先安装 python-docx，请运行 pip install python-docx 后再试。"
