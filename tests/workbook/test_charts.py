"""Charts of new sheets: written whole, found by other programs, taken out again without a trace."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.form.grid import Span
from jixiao.workbook import (
    Chart,
    ChartKind,
    Formula,
    NewCell,
    NewSheet,
    PutSheet,
    Series,
    apply_edits,
    clear_edits,
    read_snapshot,
)
from workbook.books import FEATURES, part, write
from workbook.lint import faults
from workbook.test_open_xml_sdk import errors
from workbook.test_snapshot import DIALECTS

_NAMES, _PLAN, _PAID = Span(2, 1, 4, 1), Span(2, 2, 4, 2), Span(2, 3, 4, 3)
_ROWS = (
    ("法律援助", Decimal("0.4"), Decimal("0.25")),
    ("普法 & 宣传", Decimal("0.5"), Decimal("0.55")),
    ("取暖", 0, 0),
)


def _chart(kind: ChartKind, anchor: Span, title: str = "计划与支付 <示例>") -> Chart:
    plan = Series("计划进度", _NAMES, _PLAN, "7F9DB9", hatched=True)
    paid = Series("支付进度", _NAMES, _PAID, "1F4E79", labelled=True)
    return Chart(kind, title, (plan, paid), anchor, "项目", "占预算数的比例", "0%")


def _sheet(*charts: Chart, title: str = "监控") -> NewSheet:
    cells = [NewCell(1, column, text) for column, text in enumerate(("项目", "计划", "支付"), start=1)]
    for row, (name, plan, paid) in enumerate(_ROWS, start=2):
        cells += [NewCell(row, 1, name), NewCell(row, 2, plan), NewCell(row, 3, Formula("=0+0", Decimal(paid)))]
    return NewSheet(title, tuple(cells), charts=charts)


_ALL = (
    _chart(ChartKind.BAR, Span(6, 1, 18, 6)),
    _chart(ChartKind.LINE, Span(6, 8, 18, 14)),
    _chart(ChartKind.COLUMN, Span(20, 1, 30, 6)),
)
_CUT = Chart(
    ChartKind.BAR,
    "偏离度",
    (Series("支付进度", _NAMES, _PAID, "1F4E79", labelled=True, cut={1: '+176% "近三倍" & 更多'}),),
    Span(6, 1, 18, 6),
    number_format="+0.00%;-0.00%",
    limits=(Decimal(0), Decimal("1.5")),
    scaled=False,
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    book = Workbook()
    book.active["A1"] = "表"
    path = tmp_path / "book.xlsx"
    book.save(path)
    return path


def test_openpyxl_finds_every_chart_where_it_was_put(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(*_ALL))], target)
    charts = load_workbook(target)["监控"]._charts
    corners = [
        (chart.anchor._from.row, chart.anchor._from.col, chart.anchor.to.row, chart.anchor.to.col) for chart in charts
    ]
    assert corners == [(5, 0, 18, 6), (5, 7, 18, 14), (19, 0, 30, 6)]
    assert [type(chart).__name__ for chart in charts] == ["BarChart", "LineChart", "BarChart"]
    assert [len(chart.series) for chart in charts] == [2, 2, 2]


def test_a_chart_holds_the_values_that_it_draws(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(*_ALL))], target)
    with ZipFile(target) as archive:
        text = archive.read("xl/charts/chart1.xml").decode()
    assert "<c:v>普法 &amp; 宣传</c:v>" in text
    assert "<c:v>0.55</c:v>" in text
    assert "<c:f>监控!$C$2:$C$4</c:f>" in text.replace("'", "")


def test_two_series_differ_without_their_colours(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(*_ALL))], target)
    with ZipFile(target) as archive:
        bars, lines = (archive.read(f"xl/charts/chart{number}.xml").decode() for number in (1, 2))
    assert bars.count("<a:pattFill") == 1
    assert lines.count('<a:prstDash val="dash"/>') == 1


def test_a_bar_that_is_cut_off_is_drawn_the_other_way_and_says_what_it_stands_for(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(_CUT))], target)
    text = part(target, "xl/charts/chart1.xml")
    bar, labels = (text[text.index(f"<c:{name}>") : text.index(f"</c:{name}>")] for name in ("dPt", "dLbls"))
    assert '<c:idx val="1"/>' in bar
    assert "pattFill" in bar
    assert text.count("pattFill prst") == 1
    assert 'formatCode="&quot;+176% 近三倍 &amp; 更多&quot;"' in labels
    assert labels.count('formatCode="+0.00%;-0.00%"') == 1
    assert '<c:max val="1.5"/><c:min val="0"/>' in text
    assert text.index('<c:delete val="1"/>') > text.index("<c:valAx>")


def test_a_chart_of_one_series_has_no_legend(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(_CUT, _ALL[0]))], target)
    assert ["legend" in part(target, f"xl/charts/chart{number}.xml") for number in (1, 2)] == [False, True]


def test_lines_are_straight_in_every_program(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet(*_ALL))], target)
    with ZipFile(target) as archive:
        smooth = [archive.read(f"xl/charts/chart{number}.xml").count(b'<c:smooth val="0"/>') for number in (1, 2, 3)]
    assert smooth == [0, 2, 0]


def test_a_sheet_of_another_title_charts_itself(plain: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    apply_edits(plain, [PutSheet(_sheet(title="监控"))], first)
    apply_edits(first, [PutSheet(_sheet(*_ALL))], second)
    with ZipFile(second) as archive:
        assert "'监控 (2)'!$C$2:$C$4" in archive.read("xl/charts/chart1.xml").decode()


def test_a_sheet_without_charts_has_no_drawing(plain: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(plain, [PutSheet(_sheet())], target)
    with ZipFile(target) as archive:
        assert not [name for name in archive.namelist() if "drawing" in name or "chart" in name]


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_every_dialect_takes_charts(tmp_path: Path, dialect: str) -> None:
    path = write(tmp_path / "a.xlsx", DIALECTS[dialect])
    apply_edits(path, [PutSheet(_sheet(*_ALL))], path)
    assert [sheet.name for sheet in read_snapshot(path).sheets][-1] == "监控"
    drawn = part(path, "xl/drawings/drawing1.xml") + part(path, "xl/charts/chart1.xml")
    assert ("http://purl.oclc.org/ooxml/drawingml/chart" in drawn) == (dialect == "Strict")
    assert ("http://schemas.openxmlformats.org/drawingml/2006/chart" in drawn) == (dialect != "Strict")


@pytest.mark.parametrize("path", FEATURES, ids=lambda path: path.stem)
def test_charts_come_into_any_workbook_and_leave_it_as_it_was(path: Path, tmp_path: Path) -> None:
    target, again, back = tmp_path / "out.xlsx", tmp_path / "again.xlsx", tmp_path / "back.xlsx"
    edits = [PutSheet(_sheet(*_ALL))]
    apply_edits(path, edits, target, record=True)
    assert sorted(set(faults(target)) - set(faults(path))) == []
    apply_edits(target, edits, again, record=True)
    assert again.read_bytes() == target.read_bytes()
    with ZipFile(path) as before, ZipFile(target) as after:
        drawn = [name for name in before.namelist() if "/charts/" in name or "/drawings/" in name]
        assert all(before.read(name) == after.read(name) for name in drawn)
    assert clear_edits(target, back)
    assert back.read_bytes() == path.read_bytes()


def test_charts_go_from_a_workbook_that_another_program_has_saved(plain: Path, tmp_path: Path) -> None:
    target, back = tmp_path / "out.xlsx", tmp_path / "back.xlsx"
    apply_edits(plain, [PutSheet(_sheet(*_ALL))], target, record=True)
    _saved_elsewhere(target)
    assert clear_edits(target, back)
    with ZipFile(back) as archive:
        assert not [name for name in archive.namelist() if "drawing" in name or "chart" in name]
        assert "chart" not in archive.read("[Content_Types].xml").decode()


@pytest.mark.parametrize(
    "path", [path for path in FEATURES if path.stem in {"01_merged", "13_charts", "28_wps"}], ids=lambda path: path.stem
)
def test_the_validator_finds_nothing_in_charts(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    apply_edits(path, [PutSheet(_sheet(*_ALL, _CUT))], target)
    assert errors(target) - errors(path) == Counter()


def _saved_elsewhere(path: Path) -> None:
    """Change one byte that matters to nobody, as any program does that saves a workbook anew."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b"</workbook>", b"\n</workbook>")
    with ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
