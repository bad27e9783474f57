"""One workbook reviewed on its own."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doors.batch.forms import jobs_of, write_form
from doors.conftest import SAMPLE
from jixiao.doors.batch.job import SECONDS, STAMP, copy_path, review_job
from jixiao.doors.batch.places import Folder
from jixiao.doors.file import review_file
from jixiao.summary.record import decode


def sentence(done) -> str:
    record, _ = decode(done.line)
    assert done.failed
    assert record.failed
    return str(record.of_workbook("sentence"))


def only_job(source: Path, copies: Path):
    (job,) = jobs_of(Folder(source), copies)
    return job


def test_the_copy_is_what_a_review_of_this_workbook_alone_writes(tmp_path):
    source = tmp_path / "材料"
    source.mkdir()
    shutil.copyfile(SAMPLE, source / "自评表.xlsx")
    done = review_job(only_job(source, tmp_path / "结果"))
    assert not done.failed
    alone = review_file(source / "自评表.xlsx", tmp_path / "alone.xlsx").target
    assert (tmp_path / "结果" / "自评表-已校验.xlsx").read_bytes() == alone.read_bytes()


def test_the_record_says_what_the_review_said(tmp_path):
    write_form(tmp_path / "材料" / "城关镇" / "表.xlsx", "城关镇人民政府")
    record, more = decode(review_job(only_job(tmp_path / "材料", tmp_path / "结果")).line)
    said = {name: record.of_workbook(name) for name in ("path", "unit", "outcome", "copy", "pack", "unit_stated")}
    assert said == {
        "path": "城关镇/表.xlsx",
        "unit": "城关镇人民政府",
        "outcome": "已校验",
        "copy": "城关镇/表-已校验.xlsx",
        "pack": "national",
        "unit_stated": True,
    }
    assert set(more) == {STAMP, SECONDS}


def test_a_bad_workbook_is_a_record_with_its_sentence(tmp_path):
    (tmp_path / "材料").mkdir()
    (tmp_path / "材料" / "坏.xlsx").write_bytes(b"")
    done = review_job(only_job(tmp_path / "材料", tmp_path / "结果"))
    assert sentence(done).startswith("“坏.xlsx”")
    assert not list((tmp_path / "结果").iterdir())


def test_a_workbook_that_is_open_in_excel_is_told_to_be(tmp_path):
    write_form(tmp_path / "材料" / "表.xlsx")
    job = only_job(tmp_path / "材料", tmp_path / "结果")
    (tmp_path / "材料" / "~$表.xlsx").touch()
    assert sentence(review_job(job)) == "“表.xlsx”正在 Excel 或其他程序中打开，请保存并关闭后再试。"


def test_a_workbook_that_was_moved_meanwhile_is_told_to_be(tmp_path):
    path = write_form(tmp_path / "材料" / "表.xlsx")
    job = only_job(tmp_path / "材料", tmp_path / "结果")
    path.unlink()
    assert sentence(review_job(job)) == "“表.xlsx”在处理时已经不在原处，请检查是否被移走或改名。"


@pytest.mark.parametrize("gone", ["材料", "结果"])
def test_a_folder_that_disappears_is_no_fault_of_the_workbook(tmp_path, gone):
    write_form(tmp_path / "材料" / "表.xlsx")
    job = only_job(tmp_path / "材料", tmp_path / "结果")
    shutil.rmtree(tmp_path / gone)
    done = review_job(job)
    assert done.gone == f"文件夹“{tmp_path / gone}”不见了（网络盘断开，或被移走、改名）。"
    assert not done.line


def test_a_fault_of_our_own_is_a_record_too(tmp_path, monkeypatch):
    write_form(tmp_path / "材料" / "表.xlsx")

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("jixiao.doors.batch.job.review_file", broken)
    assert sentence(review_job(only_job(tmp_path / "材料", tmp_path / "结果"))).startswith(
        "程序内部出错，文件没有改动；"
    )


def test_a_copy_that_somebody_has_changed_is_not_replaced(tmp_path):
    write_form(tmp_path / "材料" / "表.xlsx")
    job = only_job(tmp_path / "材料", tmp_path / "结果")
    (tmp_path / "结果" / "表-已校验.xlsx").write_bytes(SAMPLE.read_bytes())
    assert "已经存在，而且不是校验结果，没有覆盖" in sentence(review_job(job))
    assert (tmp_path / "结果" / "表-已校验.xlsx").read_bytes() == SAMPLE.read_bytes()


def test_a_copy_of_ours_is_replaced_by_the_same_bytes(tmp_path):
    write_form(tmp_path / "材料" / "表.xlsx")
    job = only_job(tmp_path / "材料", tmp_path / "结果")
    review_job(job)
    first = (tmp_path / "结果" / "表-已校验.xlsx").read_bytes()
    assert not review_job(job).failed
    assert (tmp_path / "结果" / "表-已校验.xlsx").read_bytes() == first


@pytest.mark.parametrize(
    ("path", "copy"),
    [
        ("表.xlsx", "表-已校验.xlsx"),
        ("一/二/三/表.xlsm", "一/二/三/表-已校验.xlsm"),
        ("表-已校验.xlsx", "表-已校验.xlsx"),
    ],
)
def test_a_copy_goes_into_the_same_folder_under_a_name_of_its_own(path, copy):
    assert copy_path(path) == copy


@given(st.text(st.characters(exclude_characters="/\x00", exclude_categories=["Cs"]), min_size=1, max_size=200))
def test_the_name_of_a_copy_is_never_too_long_for_a_disk(stem):
    name = Path(copy_path(f"夹/{stem}.xlsx")).name
    assert len(name.encode()) <= 255
    assert name.endswith("-已校验.xlsx")


def test_two_long_names_that_differ_at_their_ends_get_two_copies():
    long = "预算" * 40
    assert copy_path(f"{long}甲.xlsx") != copy_path(f"{long}乙.xlsx")


def test_a_name_of_the_greatest_length_can_be_reviewed(tmp_path):
    path = write_form(tmp_path / "材料" / f"{'预' * 83}.xlsx")
    assert len(path.name.encode()) > 250
    assert not review_job(only_job(tmp_path / "材料", tmp_path / "结果")).failed


def test_a_deep_folder_of_chinese_names_can_be_reviewed(tmp_path):
    deep = tmp_path / "材料" / "/".join(["二〇二四年度部门预算绩效自评材料汇编"] * 12)
    write_form(deep / "表.xlsx")
    assert not review_job(only_job(tmp_path / "材料", tmp_path / "结果")).failed
