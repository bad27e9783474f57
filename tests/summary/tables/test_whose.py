"""Whose workbooks, forms and findings are."""

from __future__ import annotations

from pathlib import Path

from jixiao.summary.schema import FINDINGS
from jixiao.summary.tables.whose import find_units
from summary.made import failed, finding, form, store, workbook


def test_one_name_spelled_with_blanks_or_wide_characters_is_one_unit(tmp_path: Path) -> None:
    data = store(
        tmp_path, workbook("a.xlsx", form("青山区 财政局（本级）")), workbook("b.xlsx", form("青山区财政局(本级)"))
    )
    whose = find_units(data)
    assert whose.names == ("青山区 财政局（本级）",)
    assert whose.of_workbook.tolist() == [0, 0]


def test_a_workbook_that_could_not_be_reviewed_is_nobodys(tmp_path: Path) -> None:
    whose = find_units(store(tmp_path, failed("坏.xlsx"), workbook("a.xlsx", form("甲局"))))
    assert (whose.names, whose.of_workbook.tolist()) == (("甲局",), [-1, 0])


def test_a_finding_is_of_the_unit_of_its_form_else_of_its_workbook(tmp_path: Path) -> None:
    book = workbook("a.xlsx", form("甲局", findings=[finding()]), form("乙局", findings=[finding(), finding(form=0)]))
    data = store(tmp_path, workbook("0.xlsx", form("丙局")), book)
    whose = find_units(data)
    rows = data.frame(FINDINGS, ["workbook", "form"])
    assert [whose.names[unit] for unit in whose.of_rows(rows)] == ["甲局", "乙局", "甲局"]


def test_a_workbook_without_forms_has_its_own_unit(tmp_path: Path) -> None:
    whose = find_units(store(tmp_path, workbook("报告.xlsx", unit="丁局"), workbook("a.xlsx", form("甲局"))))
    assert (whose.names, whose.first_form.tolist(), whose.of_form.tolist()) == (("丁局", "甲局"), [0, 0], [1])


def test_nothing_has_no_units(tmp_path: Path) -> None:
    assert find_units(store(tmp_path)).names == ()
