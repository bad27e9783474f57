"""汇总.xlsx as a whole: which sheets, the same bytes, never half a file, nothing of a text but text."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from jixiao.errors import JixiaoError
from jixiao.summary.book import write as writing
from jixiao.summary.previous import Previous
from jixiao.summary.record import Record
from summary.book.books import contents, read, usual_about, usual_batch, write
from summary.made import failed, finding, form, indicator, text, workbook
from workbook.test_open_xml_sdk import errors

ALWAYS = [
    "汇总",
    "单位排名",
    "各表得分",
    "问题统计",
    "单位问题",
    "问题清单",
    "偏差分布",
    "执行率",
    "同名指标",
    "雷同内容",
]
HOSTILE = "=1+1 http://a.b/ <r>x</r>&amp; _x0041_ \x07\udcff"


@pytest.mark.parametrize(
    ("records", "about", "more"),
    [
        ([workbook()], {}, []),
        ([workbook()], {"previous": Previous("上年.xlsx", {})}, ["上年对比"]),
        ([workbook()], {"skipped": [("a.docx", "不是工作簿。")]}, ["未能校验"]),
        ([failed("a.xlsx")], {"previous": Previous("上年.xlsx", {})}, ["上年对比", "未能校验"]),
    ],
)
def test_the_sheets_stand_in_order_and_two_only_where_there_is_need(
    records: Sequence[Record], about: dict[str, object], more: list[str], tmp_path: Path
) -> None:
    assert read(tmp_path, *records, **about).sheetnames == [*ALWAYS, *more]


NOTHING = {
    "no workbook at all": [],
    "all failed": [failed("a.xlsx"), failed("b.xlsx")],
    "a workbook without forms": [workbook("报告.xlsx", unit="甲局")],
    "a form without anything": [workbook("a.xlsx", form("甲局", weight=None, money_unit=""))],
    "one unit with a score": [workbook("a.xlsx", form("甲局", "90", "90"))],
    "no scored form": [workbook("a.xlsx", form("甲局", kind="target-table", findings=[finding()]))],
    "no indicator": [workbook(f"{unit}.xlsx", form(unit, "90", "80", findings=[finding()])) for unit in "甲乙"],
    "rows without numbers": [workbook("a.xlsx", form("甲局", indicators=[indicator(name="") for _ in range(9)]))],
}


@pytest.mark.parametrize("records", NOTHING.values(), ids=NOTHING.keys())
def test_where_there_is_little_to_say_every_sheet_still_says_something(
    records: Sequence[Record], tmp_path: Path
) -> None:
    book = read(tmp_path, *records)
    assert all(sheet["A1"].value and sheet["A2"].value for sheet in book)
    assert "None" not in contents(book)
    for sheet in book:
        assert all(_numbers(chart) for chart in sheet._charts)


def _numbers(chart: object) -> list[float]:
    """What a chart shows before anything is computed, where it is not nothing."""
    return [
        float(point.v)
        for series in chart.series
        for point in series.val.numRef.numCache.pt
        if float(point.v)  # type: ignore[attr-defined]
    ]


def test_the_same_data_gives_the_same_bytes(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    one, two = (write(tmp_path / name, *usual_batch(), **usual_about()) for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()


def test_a_failure_leaves_what_stood_there_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise JixiaoError("模板有误。")

    write(tmp_path, workbook())
    before = {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")}
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(writing.copies, "copy_sheet", fail)
    with pytest.raises(JixiaoError, match="模板有误"):
        write(tmp_path, workbook())
    assert {path: path.is_file() and path.read_bytes() for path in tmp_path.rglob("*")} == before


def test_a_place_that_cannot_be_written_is_an_operating_system_error(tmp_path: Path) -> None:
    (tmp_path / "汇总.xlsx").mkdir()
    with pytest.raises(OSError, match=re.escape("汇总.xlsx")):
        write(tmp_path, workbook())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["数据", "汇总.xlsx"]


def _hostile() -> list[Record]:
    rows = [indicator(HOSTILE, 10**at, measure=HOSTILE) for at in (1, 1, 1, 1, 9)]
    found = finding(code="=R1", title=HOSTILE, message=HOSTILE, remedy=HOSTILE * 3000, sheet=HOSTILE, cell="=A1")
    said = [text(f"{HOSTILE}，说明了偏差的原因和改进的措施。", indicator=HOSTILE)]
    names = {"title": HOSTILE, "project": HOSTILE, "grade": HOSTILE, "claimed_grade": HOSTILE}
    money = {"annual": "1", "spent": "1", "execution_rate": "1"}
    parts = {"findings": [found], "texts": said, **names, **money}
    forms = [form(f"{HOSTILE}{at}", "90", "80", indicators=[row], **parts) for at, row in enumerate(rows)]
    books = [workbook(f"=市/{at} {HOSTILE}#%20.xlsx", each) for at, each in enumerate(forms)]
    return [*books, failed(f"{HOSTILE}.xlsx", HOSTILE)]


def test_a_text_stays_a_text_whatever_it_looks_like(tmp_path: Path) -> None:
    about = {"folder": HOSTILE, "packs": [HOSTILE], "notes": [HOSTILE], "skipped": [(HOSTILE, HOSTILE)]}
    path = write(tmp_path, *_hostile(), previous=Previous(HOSTILE, {}), letters={f"{HOSTILE}0": HOSTILE}, **about)
    book = openpyxl.load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= {"s", "n", "inlineStr"}
    # openpyxl leaves _x005F_, the escaped underline, where it stands in a cell of its own.
    texts = [str(cell.value).replace("_x005F_", "_") for cell in cells]
    assert any(each.startswith("=1+1 http://a.b/ <r>x</r>&amp; _x0041_ ") for each in texts)
    assert errors(path) == {}


def test_charts_are_drawn_from_cells_that_hold_what_they_show(tmp_path: Path) -> None:
    book = read(tmp_path, *usual_batch(), **usual_about())
    charts = [(sheet, chart) for sheet in book for chart in sheet._charts]
    assert [sheet.title for sheet, _ in charts] == ["汇总", "汇总", "问题统计", "偏差分布", "执行率"]
    for sheet, chart in charts:
        for series in chart.series:
            assert _cells(sheet, series.val.numRef.f) == [float(point.v) for point in series.val.numRef.numCache.pt]
            assert _cells(sheet, series.cat.strRef.f) == [point.v for point in series.cat.strRef.strCache.pt]


def _cells(sheet: openpyxl.worksheet.worksheet.Worksheet, reference: str) -> list[object]:
    title, _, area = reference.rpartition("!")
    assert title.strip("'") == sheet.title
    left, top, right, bottom = range_boundaries(area)
    return [cell.value for row in sheet.iter_rows(top, bottom, left, right) for cell in row]


def test_every_list_has_its_header_in_sight_and_on_every_page(tmp_path: Path) -> None:
    book = read(tmp_path, *usual_batch(), **usual_about())
    for name in ("单位排名", "各表得分", "问题统计", "单位问题", "问题清单", "雷同内容", "上年对比", "未能校验"):
        sheet = book[name]
        header = range_boundaries(sheet.auto_filter.ref)[1]
        assert sheet.print_title_rows == f"${header}:${header}", name
        assert sheet.freeze_panes[1:] == str(header + 1), name
    for sheet in book:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.oddFooter.center.text == "第 &P 页，共 &N 页"


def test_the_open_xml_sdk_finds_no_error(tmp_path: Path) -> None:
    assert errors(write(tmp_path, *usual_batch(), **usual_about())) == {}


def test_nothing_is_computed_on_opening(tmp_path: Path) -> None:
    with zipfile.ZipFile(write(tmp_path, *usual_batch())) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
        assert not any(b"<f>" in parts.read(name) for name in sheets)
