"""The file: the same bytes each time, cached values that stand, nothing that the Open XML SDK objects to."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl

from drafts.made import HEATING, NATIONAL, RUNNING, content_of, review_of, saved
from jixiao.drafts import draft_self_evaluations
from jixiao.drafts.project import projects_of
from libreoffice import saved_by_libreoffice
from workbook.test_open_xml_sdk import errors

FORM = "xl/worksheets/sheet2.xml"


def part(content: bytes, name: str) -> str:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return archive.read(name).decode("utf-8")


def test_the_same_targets_give_the_same_bytes() -> None:
    assert content_of(RUNNING, HEATING) == content_of(RUNNING, HEATING)


def test_nothing_is_computed_on_opening_so_that_cached_scores_stand() -> None:
    assert re.findall(r"<calcPr[^>]*>", part(content_of(RUNNING), "xl/workbook.xml")) == ['<calcPr calcId="191029"/>']


def test_the_pack_is_a_defined_name() -> None:
    assert '<definedName name="绩效口径">"national"</definedName>' in part(content_of(RUNNING), "xl/workbook.xml")


def test_a_blank_score_is_an_empty_text_as_excel_writes_it() -> None:
    cell = re.search(r'<c r="H12"[^>]*>.*?</c>', part(content_of(RUNNING), FORM))
    assert cell is not None
    assert re.sub(r' s="\d+"', "", cell[0]) == (
        '<c r="H12" t="str"><f>PERF_SCORE(E12,F12,G12,"national")</f><v></v></c>'
    )


def test_scores_of_actuals_that_are_already_there_are_cached() -> None:
    table = RUNNING.replace("指标值\n", "指标值 | 实际完成值\n").replace("≥13个", "≥13个 | 14个")
    forms = review_of(table.replace("≥2次", "≥2次 | 1次")).forms
    (project,) = projects_of(forms, NATIONAL.pack)
    content = draft_self_evaluations([project], (), NATIONAL)
    values = re.findall(r"<f>PERF_SCORE\(E1[23][^<]*</f><v>([^<]*)</v>", part(content, FORM))
    assert values == ["10", "5"]
    total = re.search(r"<f>SUM\(I6,H12:H18\)</f><v>([^<]*)</v>", part(content, FORM))
    assert total is not None
    assert total[1] == "15"


def test_a_text_that_looks_like_a_formula_stays_a_text() -> None:
    content = content_of(RUNNING.replace("≥13个", "=13个").replace("软件系统个数", "=系统个数"))
    assert "<f>13个" not in part(content, FORM)
    assert "=系统个数" in part(content, "xl/sharedStrings.xml")


def test_the_open_xml_sdk_finds_nothing(tmp_path: Path) -> None:
    twice = RUNNING.replace("数字化运维", "局'本级[1]")
    assert not errors(saved(tmp_path / "自评表.xlsx", RUNNING, HEATING, twice))


def test_libreoffice_opens_it_and_computes_the_same_sums(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    back = saved_by_libreoffice(saved(tmp_path / "自评表.xlsx", RUNNING, HEATING), tmp_path / "out")
    book = openpyxl.load_workbook(back, data_only=True)
    assert book.sheetnames == ["填表说明", "数字化运维", "公用取暖费"]
    assert [book["数字化运维"]["G19"].value, book["公用取暖费"]["H18"].value] == [100, 100]
    budgets = [cell.value for cell in book["填表说明"]["D"] if isinstance(cell.value, int | float)]
    assert budgets == [292, 4.64, 296.64]
    assert not book["数字化运维"]["I19"].value
