"""The sheet 绩效运行监控: its rows, its charts, and what people wrote on it before."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from jixiao.form.grid import Span
from jixiao.monitoring import PaymentList, Project, SetAside, monitor_payments
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.sheets.monitoring import rows as at
from jixiao.sheets.monitoring.answers import GivenReasons, read_given_reasons
from jixiao.sheets.monitoring.sheet import monitoring_sheet
from jixiao.sheets.style import FILL_IN
from jixiao.workbook import Formula, NewSheet, PutSheet, PutValue, apply_edits, read_snapshot
from libreoffice import saved_by_libreoffice
from monitoring.made import listed, payment, project
from sheets.shown import lines, under
from workbook.lint import faults
from workbook.test_open_xml_sdk import errors

_ASIDE = SetAside(9, "上月", "20", Decimal(20), "1 甲", "办公", "日期“上月”读不出来，请写成2020-3-15这样的日期。")
_PAID = (
    payment("2020-02-03", "10000", "甲"),
    payment("2020-03-03", "50000", "乙"),
    payment("2020-05-03", "160000", "丁"),
)
_PROJECTS = (project("甲", "1"), project("乙", "2"), project("丙", "3"), project("丁", "4"))


def sheet(*projects: Project, given: GivenReasons | None = None) -> NewSheet:
    found = listed(*_PAID)
    found = PaymentList(found.payments, (_ASIDE,), found.total + 20, "元", "单位：元", names_projects=True)
    pack = load_pack("national")
    monitoring = monitor_payments(projects or _PROJECTS, found, date(2020, 6, 30), pack.monitoring)
    return monitoring_sheet(monitoring, found, "明细.csv", pack, given or {})


def written(new: NewSheet, folder: Path) -> Path:
    book = Workbook()
    book.active["A1"] = "目标表"
    source, target = folder / "book.xlsx", folder / "out.xlsx"
    book.save(source)
    apply_edits(source, [PutSheet(new)], target, record=True)
    return target


def now(content: object) -> object:
    return content.cached if isinstance(content, Formula) else content


def column(new: NewSheet, heading: str) -> list[object]:
    """What stands in the rows of the projects and in the totals below a heading."""
    return [now(cell.content) for cell in under(new, heading)[: len(_PROJECTS) + 1]]


def test_every_project_has_its_row_and_the_totals_add_them_up() -> None:
    new = sheet()
    assert column(new, at.NAME) == ["甲", "乙", "丙", "丁", "合计"]
    assert column(new, at.STATUS)[:4] == ["严重滞后", "按计划", "未开始", "超预算"]
    assert column(new, at.PAID) == [1, 5, 0, 16, 22]
    assert column(new, at.DUE) == [5, 5, 5, 5, 20]
    assert column(new, at.LEAD) == [-40, 0, -50, 110, 5]
    assert column(new, at.GAP) == [-4, 0, -5, 11, 2]


def test_only_projects_that_are_asked_about_have_cells_to_fill_in() -> None:
    fills = [cell.style.fill for cell in under(sheet(), at.REASON)[:4]]
    assert fills == [FILL_IN, None, FILL_IN, FILL_IN]


def test_a_line_set_aside_stands_below_with_its_row_and_reason() -> None:
    assert ["9", "上月", "1 甲", "20元", "办公", _ASIDE.reason] in lines(sheet())


def test_the_charts_draw_the_rows_that_the_tables_have() -> None:
    new = sheet()
    bars, line = new.charts
    header = next(cell.row for cell in new.cells if cell.content == at.STATUS)
    assert bars.series[0].categories == Span(header + 1, 3, header + 4, 3)
    months = next(cell.row for cell in new.cells if cell.content == "时点")
    assert line.series[1].values == Span(months + 1, 7, months + 4, 7)
    covered = {cell.row for cell in new.cells}
    assert not covered & set(range(bars.anchor.top, bars.anchor.bottom + 1))


def test_charts_for_which_the_projects_leave_no_room_begin_a_page_and_are_never_cut(tmp_path: Path) -> None:
    for projects, apart in ((1, False), (5, True), (40, True)):
        new = sheet(*(_PROJECTS * 10)[:projects])
        bars, line = new.charts
        page = load_workbook(written(new, tmp_path))["绩效运行监控"]
        breaks = {one.id + 1 for one in page.row_breaks.brk}
        assert (bars.anchor.top in breaks) == apart
        assert not breaks & set(range(bars.anchor.top + 1, max(bars.anchor.bottom, line.anchor.bottom) + 1))


def test_the_headings_of_the_projects_are_repeated_only_where_their_table_goes_on(tmp_path: Path) -> None:
    five, forty = (load_workbook(written(sheet(*(_PROJECTS * 10)[:number]), tmp_path)) for number in (5, 40))
    assert not five["绩效运行监控"].print_title_rows
    assert forty["绩效运行监控"].print_title_rows == "$6:$6"


def test_a_project_without_a_plan_leaves_the_totals_without_a_share() -> None:
    new = sheet(project("甲", "1"), project("乙", "2", plan=""), project("丙", "3"), project("丁", "4", budget=None))
    assert column(new, at.SHARE) == [Decimal("0.5"), "—", Decimal("0.5"), "—", None]
    assert column(new, at.STATUS)[:4] == ["严重滞后", "无计划", "未开始", "无计划"]


def test_what_people_wrote_stays_with_its_project_and_is_kept_when_the_project_is_gone() -> None:
    given: GivenReasons = {
        ("1", "甲", 1): {at.REASON: "合同未签", at.MEASURE: "七月签订"},
        ("9", "旧项目", 1): {at.REASON: "已并入别的项目"},
    }
    new = sheet(given=given)
    assert [cell.content for cell in under(new, at.REASON)[:6]] == [
        "合同未签",
        None,
        None,
        None,
        None,
        "已并入别的项目",
    ]
    assert "本次没有监控到这个项目；上次填写的内容保留在此，不需要时可以删去。" in [
        cell.content for cell in under(new, at.HINT)
    ]


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    target = written(sheet(), tmp_path)
    header = next(cell for cell in sheet().cells if cell.content == at.REASON)
    place = f"M{header.row + 3}"
    apply_edits(target, [PutValue("绩效运行监控", place, "=设备未到货")], target)
    (key,) = read_given_reasons(read_snapshot(target))
    assert key == ("3", "丙", 1)
    assert read_given_reasons(read_snapshot(target))["3", "丙", 1][at.REASON] == "=设备未到货"


def test_what_is_shown_at_first_is_what_libreoffice_computes(tmp_path: Path) -> None:
    target = written(sheet(), tmp_path)
    saved = saved_by_libreoffice(target, tmp_path / "office")
    formulas = load_workbook(target)["绩效运行监控"]
    before, after = (load_workbook(path, data_only=True)["绩效运行监控"] for path in (target, saved))
    places = [cell.coordinate for row in formulas.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(places) > 30
    for place in places:
        one, other = before[place].value, after[place].value
        assert one == other or abs(float(one) - float(other)) < 1e-9, place


def test_the_written_sheet_has_no_fault_and_the_validator_finds_none(tmp_path: Path) -> None:
    target = written(sheet(), tmp_path)
    assert faults(target) == []
    assert errors(target) - errors(tmp_path / "book.xlsx") == Counter()


def test_the_sheet_itself_is_read_as_no_form(tmp_path: Path) -> None:
    book = read_book(read_snapshot(written(sheet(), tmp_path)), "out.xlsx")
    assert (book.forms, book.troubles, book.reports) == ((), (), ())


@pytest.mark.parametrize(
    "text", ["=1+1", "{{ x }}{% if %}", '<甲>&"乙"', "甲" * 400], ids=["等号", "花括号", "尖括号", "很长"]
)
def test_what_forms_and_lists_say_stays_text(tmp_path: Path, text: str) -> None:
    target = written(sheet(project(text, "1")), tmp_path)
    assert faults(target) == []
    assert text in [cell.text for cell in read_snapshot(target).sheets[1].cells.values()]
