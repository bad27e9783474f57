"""Folders and fsspec addresses: the same workbooks from either."""

from __future__ import annotations

import os
import sys
import zipfile
from pathlib import Path

import pytest

from jixiao.doors.batch.places import Entry, Folder, PlaceGoneError, RemotePlace, place
from jixiao.errors import JixiaoError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "报送 材料"
    (root / "城关镇").mkdir(parents=True)
    (root / "城关镇" / "自评表#1 50%.xlsx").write_bytes(b"one")
    (root / "自评表.xlsx").write_bytes(b"two!")
    return root


def paths(entries) -> dict[str, int]:
    return {entry.path: entry.size for entry in entries}


WANTED = {"城关镇/自评表#1 50%.xlsx": 3, "自评表.xlsx": 4}


@pytest.mark.parametrize(("text", "kind"), [("材料", Folder), ("C:\\材料", Folder), ("s3://a/b", RemotePlace)])
def test_an_address_has_a_scheme_and_a_folder_has_none(text, kind):
    assert isinstance(place(text), kind)


def test_a_folder_gives_all_files_below_it(folder):
    assert paths(place(str(folder)).entries()) == WANTED


def test_an_address_gives_the_same_files(folder):
    assert paths(place(f"file://{folder}/").entries()) == WANTED


def test_a_zip_is_read_as_it_is(folder, tmp_path):
    packed = tmp_path / "材料.zip"
    with zipfile.ZipFile(packed, "w") as archive:
        for path in folder.rglob("*.xlsx"):
            archive.write(path, path.relative_to(folder).as_posix())
    source = place(f"zip://::{packed}")
    assert paths(source.entries()) == WANTED
    assert source.readable("城关镇/自评表#1 50%.xlsx", tmp_path).read_bytes() == b"one"


def test_a_stamp_changes_with_the_file(folder):
    before = {entry.path: entry.stamp for entry in place(str(folder)).entries()}
    (folder / "自评表.xlsx").write_bytes(b"three")
    after = {entry.path: entry.stamp for entry in place(str(folder)).entries()}
    assert [path for path in after if after[path] != before[path]] == ["自评表.xlsx"]


def test_a_file_of_an_address_is_copied_under_its_own_name(folder, tmp_path):
    copy = place(f"file://{folder}").readable("自评表.xlsx", tmp_path)
    assert copy.name == "自评表.xlsx"
    assert copy.read_bytes() == b"two!"
    assert copy.parent == tmp_path


def test_what_is_written_arrives_in_folders_that_are_made(folder, tmp_path):
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    for target in (place(str(folder)), place(f"file://{folder}")):
        with target.writing("新/表.xlsx", scratch) as file:
            file.write_bytes(target.shown.encode())
        assert (folder / "新" / "表.xlsx").read_bytes() == target.shown.encode()


def test_what_is_there_already_is_given_to_whoever_replaces_it(folder, tmp_path):
    with place(f"file://{folder}").writing("自评表.xlsx", tmp_path) as file:
        assert file.read_bytes() == b"two!"


def test_a_folder_that_has_gone_is_said_to_have_gone(tmp_path):
    with pytest.raises(PlaceGoneError) as told:
        Folder(tmp_path / "没有").require()
    assert str(told.value) == f"文件夹“{tmp_path / '没有'}”不见了（网络盘断开，或被移走、改名）。"


def test_nothing_is_written_where_the_folder_has_gone(tmp_path):
    with pytest.raises(PlaceGoneError), Folder(tmp_path / "没有").writing("a.xlsx", tmp_path):
        pass
    assert not (tmp_path / "没有").exists()


def test_a_folder_that_cannot_be_opened_is_an_entry_that_says_so(folder, monkeypatch):
    def walk(root, onerror):
        onerror(PermissionError(13, "denied", str(folder / "锁住")))
        return iter(())

    monkeypatch.setattr("os.walk", walk)
    assert list(Folder(folder).entries()) == [Entry("锁住", 0, "", "没有权限打开这个文件夹")]


def test_what_is_no_file_that_can_be_read_says_so(folder):
    os.mkfifo(folder / "管道.xlsx")
    assert [entry.trouble for entry in Folder(folder).entries() if entry.path == "管道.xlsx"] == ["不是普通的文件"]


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        (
            "gibt-es-nicht://a",
            "不认识地址“gibt-es-nicht://a”，请检查“://”前面的写法（Protocol not known: gibt-es-nicht）。",
        ),
        ("file:///没有这个文件夹", "没有找到“file:///没有这个文件夹”，请检查地址。"),
    ],
)
def test_an_address_that_leads_nowhere_gets_one_sentence(address, sentence):
    with pytest.raises(JixiaoError) as told:
        list(place(address).entries())
    assert str(told.value) == sentence


def test_a_missing_library_is_named():
    with pytest.raises(JixiaoError, match=r"^读取“s3://桶/材料”还缺少一个库（.*s3fs.*），请先安装。$"):
        list(place("s3://桶/材料").entries())


def test_without_the_extra_one_is_told_what_to_install(monkeypatch):
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(JixiaoError) as told:
        list(place("file:///tmp").entries())
    assert str(told.value) == '读取“file:///tmp”需要先安装：pip install "jixiao[batch]"。'


def test_what_fails_far_away_is_told_with_the_file(folder, tmp_path):
    with pytest.raises(
        JixiaoError, match=rf"^在“file://{folder}”读取“没有.xlsx”时出错（.*），请检查地址、网络和权限。$"
    ):
        place(f"file://{folder}").readable("没有.xlsx", tmp_path)
