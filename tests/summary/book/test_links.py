"""Links lead to files beside the workbook, whatever they are called."""

from __future__ import annotations

import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest

from jixiao.summary.book import links, page
from jixiao.summary.book.links import Letters, address
from summary.book.books import read, usual_about, usual_batch, write
from summary.made import finding, form, workbook

ODD = [
    "表 1.xlsx",
    "50%完成.xlsx",
    "50%20.xlsx",
    "第#1份.xlsx",
    "a&b<c>.xlsx",
    "甲[1].xlsx",
    "a'b\"c.xlsx",
    "甲？乙?.xlsx",
    "x:y.xlsx",
]


def _targets(path: Path, sheet: int) -> list[str]:
    with zipfile.ZipFile(path) as parts:
        root = ET.fromstring(parts.read(f"xl/worksheets/_rels/sheet{sheet}.xml.rels"))
    return [each.attrib["Target"] for each in root if each.attrib.get("TargetMode") == "External"]


def test_links_are_relative_with_slashes_and_nothing_but_the_path(tmp_path: Path) -> None:
    path = write(tmp_path, *usual_batch(), **usual_about())
    assert _targets(path, 2) == ["退回意见/乙局.docx", "退回意见/戊局%231%2050%25.docx"]
    assert _targets(path, 3)[0] == "校验后/甲局/自评表-已校验.xlsx"


@pytest.mark.parametrize("name", ODD)
def test_any_name_is_found_again_in_its_link(name: str) -> None:
    target = address(name, "结果 文件/一")
    assert unquote(target) == f"结果 文件/一/{name}"
    assert not re.search(r"[\s#?\"<>\[\]:]|%(?![0-9A-F]{2})", target)


def test_links_may_lead_to_a_server(tmp_path: Path) -> None:
    path = write(tmp_path, workbook("甲 局.xlsx", form("甲局", "90", "90")), links="https://host/批次/1")
    assert _targets(path, 3) == ["https://host/批次/1/%E7%94%B2%20%E5%B1%80-%E5%B7%B2%E6%A0%A1%E9%AA%8C.xlsx"]


def test_a_workbook_without_a_copy_has_no_link(tmp_path: Path) -> None:
    sheet = read(tmp_path, workbook("a.xlsx", form("甲局", findings=[finding()]), copy=""))["问题清单"]
    assert [cell.value for row in sheet.iter_rows() for cell in row if cell.hyperlink] == []


def test_a_letter_is_found_however_the_units_name_is_spaced() -> None:
    letters = Letters({"青山区 教育局（本级）": "a.docx"})
    link = letters.of("青山区教育局(本级)")
    assert link is not None
    assert (link.target, letters.of("民政局")) == ("a.docx", None)


def test_a_sheet_has_so_many_links_and_then_texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(links, "MOST", 2)
    monkeypatch.setattr("jixiao.summary.book.given.MOST", 2)
    assert page.links is links
    sheet = read(tmp_path, workbook("a.xlsx", form("甲局", findings=[finding()] * 3)))["问题清单"]
    column = [cell for cell in sheet["C"] if cell.value == "打开"]
    assert [bool(cell.hyperlink) for cell in column] == [True, True, False]
    assert "因此只有前2行有链接" in "".join(str(cell.value) for cell in sheet["A"])


def test_libreoffice_follows_the_links(tmp_path: Path) -> None:
    books = [workbook(f"{at}.xlsx", form(f"单位{at}", "90", "90"), copy=name) for at, name in enumerate(ODD)]
    path = write(tmp_path, *books, links="校验 后#")
    profile = (tmp_path / "profile").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "fods",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    found = re.findall(r'xlink:href="([^"]*-?\.xlsx)"', (tmp_path / "汇总.fods").read_text(encoding="utf-8"))
    followed = {
        unquote(each.replace("&amp;", "&").replace("&apos;", "'").replace("&quot;", '"')).partition("校验 后#/")[2]
        for each in found
    }
    assert followed == set(ODD)
