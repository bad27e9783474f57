"""Workbooks that are the same byte for byte."""

from __future__ import annotations

from pathlib import Path

from jixiao.summary.tables.copies import find_copies
from jixiao.summary.tables.copies.files import same_files
from jixiao.summary.tables.copies.group import Kind
from jixiao.summary.tables.whose import find_units
from summary.made import failed, form, store, text, workbook


def test_workbooks_of_one_checksum_are_one_group(tmp_path: Path) -> None:
    data = store(
        tmp_path,
        workbook("甲/表.xlsx", form("甲局"), checksum="1"),
        workbook("甲/表(1).xlsx", form("甲局"), checksum="1"),
        workbook("乙/表.xlsx", form("乙局"), checksum="2"),
        workbook("丙/表.xlsx", form("丙局"), checksum="2"),
        workbook("丁/表.xlsx", form("丁局"), checksum="3"),
        failed("坏.xlsx"),
        failed("坏2.xlsx"),
    )
    groups = list(same_files(data, find_units(data)))
    assert [(group.kind, group.units, group.count, group.text) for group in groups] == [
        (Kind.FILE, (0,), 2, "同一单位，同一文件夹"),
        (Kind.FILE, (1, 2), 2, "不同单位，不同文件夹"),
    ]


def test_likenesses_are_sorted_by_kind_and_cut_at_the_end(tmp_path: Path) -> None:
    words = "受疫情影响，部分培训改为线上进行，参加人数较计划减少，下一步由办公室按季组织补训。"
    books = [workbook(f"{unit}.xlsx", form(unit, texts=[text(words)]), checksum="1") for unit in ("甲局", "乙局")]
    data = store(tmp_path, *books)
    whole, part = (find_copies(data, find_units(data), most) for most in (10, 1))
    assert [group.kind for group in whole.groups] == [Kind.FILE, Kind.TEXT]
    assert ([group.kind for group in part.groups], part.left_out) == ([Kind.FILE], 1)
    assert part.counts == whole.counts
    assert whole.counts[Kind.TEXT] == 1
