"""The extension built into a file: never over somebody else's, never half done."""

from __future__ import annotations

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao.doors.calc.builder.extension import build_extension

BUILT = (
    "扩展文件已生成：{target}\n在另一台电脑上双击这个文件即可安装；需要 LibreOffice 25.8 或更新的版本"
    "（Debian、Ubuntu 等系统自带的 25.2 也可以）。\n"
)


def extension(identifier: str = "org.jixiao.calc", *, flags: int = 0, broken: bool = False) -> bytes:
    """A small file of an extension's shape."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        entry = zipfile.ZipInfo("description.xml", (1980, 1, 1, 0, 0, 0))  # the same bytes whenever it is made
        archive.writestr(
            entry, f'<description><identifier value="{identifier}"/></description>' * 20, zipfile.ZIP_DEFLATED
        )
    content = bytearray(file.getvalue())
    if flags:
        content[content.index(b"PK\1\2") + 8] |= flags
        content[6] |= flags
    if broken:
        at = content.index(b"description.xml") + len("description.xml")
        content[at : at + 8] = b"\xff" * 8
    return bytes(content)


def test_the_extension_is_built_into_a_file(run: Callable, tmp_path: Path) -> None:
    target = tmp_path / "绩效 自评.OXT"
    assert run("calc", "build", "-o", target) == (0, BUILT.format(target=target), "")
    assert target.read_bytes() == build_extension()
    assert list(tmp_path.iterdir()) == [target]


def test_building_again_replaces_our_own_file(run: Callable, tmp_path: Path) -> None:
    target = tmp_path / "jixiao.oxt"
    target.write_bytes(extension())
    assert run("calc", "build", "-o", target).status == 0
    assert target.read_bytes() == build_extension()


REFUSED = [
    ("", "“{folder}”是文件夹，请在 -o 后面写明扩展文件的名称，例如“{folder}{sep}jixiao.oxt”。"),
    ("扩展.zip", "扩展是 .oxt 文件，“扩展.zip”的扩展名不对；请写成“扩展.oxt”。"),
    ("扩展", "扩展是 .oxt 文件，“扩展”的扩展名不对；请写成“扩展.oxt”。"),
    ("没有/扩展.oxt", "没有找到文件夹“{folder}{sep}没有”，请检查 -o 后面的路径。"),
]


@pytest.mark.parametrize(("name", "sentence"), REFUSED, ids=[name or "a folder" for name, _ in REFUSED])
def test_a_name_that_cannot_be_taken_is_refused(run: Callable, tmp_path: Path, name: str, sentence: str) -> None:
    outcome = run("calc", "build", "-o", tmp_path / name if name else tmp_path)
    assert outcome == (2, "", f"jixiao：{sentence.format(folder=tmp_path, sep=os.sep)}\n")
    assert list(tmp_path.iterdir()) == []


OTHERS = {
    "nothing": b"",
    "no zip": "别人的".encode(),
    "another extension": extension("org.example.other"),
    "a longer name": extension("org.jixiao.calculator"),
    "a locked one": extension(flags=1),
    "a broken one": extension(broken=True),
    "one cut off": extension()[:-30],
}


@pytest.mark.parametrize("other", OTHERS)
def test_a_file_of_another_make_is_not_overwritten(run: Callable, tmp_path: Path, other: str) -> None:
    target = tmp_path / "别人.oxt"
    target.write_bytes(OTHERS[other])
    sentence = f"“{target}”已经存在，而且不是本软件生成的，没有覆盖；请用 -o 另外指定文件名。"
    assert run("calc", "build", "-o", target) == (2, "", f"jixiao：{sentence}\n")
    assert target.read_bytes() == OTHERS[other]


@pytest.mark.parametrize("step", ["write_bytes", "replace"])
def test_where_there_is_no_permission_the_old_file_stays(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    target = tmp_path / "jixiao.oxt"
    target.write_bytes(extension())

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, step, refuse)
    sentence = f"没有权限写入“{target}”，请检查文件夹的权限，或用 -o 另外指定位置。"
    assert run("calc", "build", "-o", target) == (2, "", f"jixiao：{sentence}\n")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [extension()]


def test_a_disk_that_is_full_leaves_the_old_file_and_nothing_else(
    run: Callable, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "jixiao.oxt"
    target.write_bytes(extension())
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> None:
        write(path, content[:3])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    assert run("calc", "build", "-o", target) == (
        2,
        "",
        "jixiao：磁盘空间不足，没有写完，原文件没有改动；请清理磁盘后再试。\n",
    )
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [extension()]


WRONG = [
    (("calc",), "jixiao：还缺少参数：操作；用法请看 jixiao calc --help。\n"),
    (("calc", "build"), "jixiao：还缺少参数：-o/--output；用法请看 jixiao calc build --help。\n"),
]


@pytest.mark.parametrize(("arguments", "sentence"), WRONG)
def test_what_is_missing_is_told(run: Callable, arguments: tuple[str, ...], sentence: str) -> None:
    assert run(*arguments) == (2, "", sentence)
