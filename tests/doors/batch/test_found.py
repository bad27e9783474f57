"""Which files are workbooks to review."""

from __future__ import annotations

import pytest

from jixiao.doors.batch.found import Skipped, sort_out
from jixiao.doors.batch.places import Entry


def sorted_out(*paths: str):
    return sort_out(Entry(path, 1, "") for path in paths)


def reviewed(*paths: str) -> list[str]:
    return [entry.path for entry in sorted_out(*paths).workbooks]


@pytest.mark.parametrize("name", ["表.xlsx", "表.XLSX", "表.xlsm", "旧表.xls", "表.et", "表.xlsb", "表.ods"])
def test_every_kind_of_workbook_is_taken_so_that_its_owner_is_told_what_to_do(name):
    assert reviewed(name) == [name]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("~$表.xlsx", "打开工作簿时留下的临时文件"),
        (".~lock.表.xlsx", "打开工作簿时留下的临时文件"),
        (".~表.xlsx", "打开工作簿时留下的临时文件"),
        (".表.xlsx", "隐藏的文件"),
        (".回收站/表.xlsx", "隐藏的文件"),
    ],
)
def test_what_is_no_workbook_of_anybody_is_left_alone_and_told(name, why):
    found = sorted_out(name)
    assert not found.workbooks
    assert found.skipped == (Skipped(name, why),)


def test_other_files_are_counted_and_hidden_ones_are_not():
    found = sorted_out("说明.docx", "照片.jpg", ".DS_Store", "表.xlsx")
    assert found.others == 2
    assert not found.skipped


def test_a_reviewed_copy_is_left_alone_only_where_the_original_is_there_too():
    assert reviewed("甲.xlsx", "甲-已校验.xlsx", "乙-已校验.xlsx", "夹/甲-已校验.xlsx") == [
        "乙-已校验.xlsx",
        "甲.xlsx",
        "夹/甲-已校验.xlsx",
    ]


def test_a_backup_is_left_alone_only_where_the_original_is_there_too():
    assert reviewed("甲.xlsx", "甲.备份.xlsx", "甲.备份2.xlsx", "乙.备份.xlsx") == ["乙.备份.xlsx", "甲.xlsx"]


def test_results_of_an_earlier_batch_are_left_alone():
    found = sorted_out(
        "汇总.xlsx",
        "汇总-记录.jsonl",
        "汇总-已校验/甲-已校验.xlsx",
        "汇总-退回意见/甲.txt",
        "汇总-数据/a.parquet",
        "甲.xlsx",
    )
    assert [entry.path for entry in found.workbooks] == ["甲.xlsx"]
    assert {each.why for each in found.skipped} == {"以前批量校验的结果"}
    assert found.others == 0


def test_a_workbook_that_is_called_like_a_result_is_reviewed_where_no_batch_has_been():
    assert reviewed("汇总.xlsx", "汇总-已校验/甲.xlsx") == ["汇总.xlsx", "汇总-已校验/甲.xlsx"]


def test_workbooks_come_folder_by_folder_in_an_order_that_every_machine_gives():
    assert reviewed("b/2.xlsx", "b/1.xlsx", "a/9.xlsx", "z.xlsx", "a/b/1.xlsx") == [
        "z.xlsx",
        "a/9.xlsx",
        "a/b/1.xlsx",
        "b/1.xlsx",
        "b/2.xlsx",
    ]


def test_the_same_name_in_two_folders_is_two_workbooks():
    assert reviewed("甲/自评表.xlsx", "乙/自评表.xlsx") == ["乙/自评表.xlsx", "甲/自评表.xlsx"]


def test_a_folder_that_could_not_be_opened_is_told():
    found = sort_out([Entry("锁住", 0, "", "没有权限打开这个文件夹")])
    assert found.skipped == (Skipped("锁住", "没有权限打开这个文件夹"),)
