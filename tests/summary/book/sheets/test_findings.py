"""The list of findings, and what is listed where there are too many."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jixiao.summary.book.about import About
from jixiao.summary.book.given import Given
from jixiao.summary.book.links import Letters
from jixiao.summary.book.sheets.findings import finding_sheet
from jixiao.summary.book.workbook import Workbook
from jixiao.summary.tables.whose import find_units
from summary.book.books import MADE
from summary.made import finding, form, store, workbook


def _listed(folder: Path, most: int) -> tuple[str, list[tuple[str, str]]]:
    severities = ("提示", "错误", "警告", "提示", "错误")
    forms = [form(f"单位{at}", findings=[finding(each)]) for at, each in enumerate(severities)]
    data = store(folder, *(workbook(f"{each.unit}.xlsx", each) for each in forms))
    book = Workbook(folder / "a.xlsx", folder, "题")
    finding_sheet(Given(book, data, find_units(data), About("", MADE, ""), Letters({})), most)
    book.close()
    rows = list(openpyxl.load_workbook(folder / "a.xlsx")["问题清单"].iter_rows(values_only=True))
    header = next(at for at, row in enumerate(rows) if row[0] == "单位")
    return "".join(str(row[0]) for row in rows[:header]), [(str(row[0]), str(row[5])) for row in rows[header + 1 :]]


@pytest.mark.parametrize(
    ("most", "listed"),
    [
        (9, [("单位0", "提示"), ("单位1", "错误"), ("单位2", "警告"), ("单位3", "提示"), ("单位4", "错误")]),
        (3, [("单位1", "错误"), ("单位2", "警告"), ("单位4", "错误")]),
        (1, [("单位1", "错误")]),
    ],
)
def test_the_gravest_are_listed_in_the_order_of_the_workbooks(
    most: int, listed: list[tuple[str, str]], tmp_path: Path
) -> None:
    lead, found = _listed(tmp_path, most)
    assert found == listed
    assert ("这里先列错误，再列警告和提示" in lead) == (most < 5)
