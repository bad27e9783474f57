"""Headings that Word numbers itself, or that have a rank in the outline."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from jixiao.documents import read_report

LONG = "本馆编制12人，年末实有11人，全年按照年初计划组织实施各项工作，资金支付及时，管理规范。"
LEVELS = (("chineseCounting", "%1、"), ("chineseCounting", "（%2）"), ("decimal", "%3."), ("bullet", "●"))


def numbered(document, text: str, depth: int) -> None:
    paragraph = document.add_paragraph(text)
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="90"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(number))


@pytest.fixture
def document():
    document = docx.Document()
    root = document.part.numbering_part.element
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(LEVELS)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
    return document


def ranks(document, tmp_path: Path) -> list[tuple[int | None, str]]:
    path = tmp_path / "自评报告.docx"
    document.save(str(path))
    return [(passage.level, passage.heading) for passage in read_report(path).passages]


def test_what_word_numbers_is_ranked_as_if_its_number_were_typed(document, tmp_path: Path) -> None:
    numbered(document, "部门概况", 0)
    numbered(document, "人员情况", 1)
    document.add_paragraph(LONG)
    numbered(document, "预算情况", 0)
    assert ranks(document, tmp_path) == [(1, ""), (2, "部门概况"), (None, "人员情况"), (1, "")]


def test_an_item_of_a_list_is_no_heading(document, tmp_path: Path) -> None:
    numbered(document, "部门概况", 0)
    numbered(document, LONG, 2)
    numbered(document, "购置设备", 3)
    assert ranks(document, tmp_path) == [(1, ""), (None, "部门概况"), (None, "部门概况")]


def test_a_style_of_ones_own_has_its_rank_in_the_outline(tmp_path: Path) -> None:
    document = docx.Document()
    style = document.styles.add_style("正文一级", 1)
    style.element.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {nsdecls("w")} w:val="0"/>'))
    document.add_paragraph("部门概况", style="正文一级")
    document.add_paragraph(LONG)
    assert ranks(document, tmp_path) == [(1, ""), (None, "部门概况")]
