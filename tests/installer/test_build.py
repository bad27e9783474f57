"""The package for Windows PCs without Python: what is in it, in which encoding, and which places its scripts touch."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import build
import pytest

from windows_package import PTH

EMBED = "python-3.12.10-embed-amd64.zip"
WHEELS = [
    "docx-1.0-py3-none-any.whl",
    "jixiao-0.1.0-py3-none-any.whl",
    "pywin32-312-cp312-cp312-win_amd64.whl",
    "rich-13.2-py3-none-any.whl",
    "xlwings-0.37.8-cp312-cp312-win_amd64.whl",
]
CMD = ("安装.cmd", "卸载.cmd", "jixiao.cmd")


@pytest.fixture
def embed(tmp_path: Path) -> Path:
    path = tmp_path / EMBED
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("python.exe", "pythonw.exe"):
            archive.writestr(name, "MZ")
        archive.writestr("python312._pth", PTH)
    return path


def read(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_package_holds_just_what_it_should(members: dict[str, bytes]) -> None:
    assert sorted(members) == sorted(
        [
            *CMD,
            "说明.txt",
            "layout.py",
            "wheels.txt",
            *(f"messages/{path.name}" for path in (build.FOLDER / "messages").iterdir()),
            *(f"wheels/{name}" for name in WHEELS),
        ]
    )
    assert [line.split()[-1] for line in members["wheels.txt"].decode().splitlines()] == WHEELS


def test_an_embeddable_python_that_was_given_lies_beside_the_scripts(wheels: Path, embed: Path, tmp_path: Path) -> None:
    target = tmp_path / "安装包.zip"
    assert build.main(["-o", str(target), "--wheels", str(wheels), "--python-embed", str(embed)]) == 0
    inside = read(target)
    assert inside[EMBED] == embed.read_bytes()
    assert "一、准备 Python 压缩包（已经放在本文件夹里，跳过这一步）" in inside["说明.txt"].decode("utf-8-sig")


def test_the_terminal_tells_where_a_missing_python_is_to_be_had(
    wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "安装包.zip"
    build.main(["-o", str(target), "--wheels", str(wheels)])
    assert capsys.readouterr().out == (
        f"已生成：{target}（5 个 wheel）\n"
        f"里面还没有 Python：请下载 https://www.python.org/ftp/python/3.12.10/{EMBED}，"
        "用 --python-embed 再生成一次，或请安装的人放在“安装.cmd”旁边。\n"
    )


def test_the_same_wheels_give_the_same_bytes(wheels: Path, tmp_path: Path) -> None:
    targets = [tmp_path / "a.zip", tmp_path / "b.zip"]
    for target in targets:
        build.main(["-o", str(target), "--wheels", str(wheels)])
    assert targets[0].read_bytes() == targets[1].read_bytes()


def test_chinese_names_are_marked_as_utf8_for_explorer(wheels: Path, tmp_path: Path) -> None:
    target = tmp_path / "a.zip"
    build.main(["-o", str(target), "--wheels", str(wheels)])
    with zipfile.ZipFile(target) as archive:
        assert all(archive.getinfo(name).flag_bits & 0x800 for name in ("安装.cmd", "卸载.cmd", "说明.txt"))


def test_the_explanation_opens_in_notepad(members: dict[str, bytes]) -> None:
    content = members["说明.txt"]
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.count(b"\n") == content.count(b"\r\n")
    text = content.decode("utf-8-sig")
    assert text.startswith("绩效自评 Excel 插件（jixiao 0.1.0）安装说明\r\n")
    assert f"https://www.python.org/ftp/python/3.12.10/{EMBED}" in text
    assert "本安装包还没有在 Windows 上试过" in text
    assert not re.search(r"@[A-Z_]+@", text)


def not_a_name(_: Path, folder: Path) -> list[str]:
    (folder / "python.zip").write_bytes(b"PK")
    return ["--python-embed", str(folder / "python.zip")]


def not_a_zip(_: Path, folder: Path) -> list[str]:
    (folder / EMBED).write_bytes(b"<html>")
    return ["--python-embed", str(folder / EMBED)]


def another_zip(_: Path, folder: Path) -> list[str]:
    with zipfile.ZipFile(folder / EMBED, "w") as archive:
        archive.writestr("readme.txt", "")
    return ["--python-embed", str(folder / EMBED)]


def lacking(wheels: Path, _: Path) -> list[str]:
    next(wheels.glob("rich-*.whl")).unlink()
    return []


REFUSED = [
    (not_a_name, "“python.zip”不是 64 位的 Python 嵌入包，文件名应当像 python-3.12.10-embed-amd64.zip。"),
    (not_a_zip, "“{folder}{sep}python-3.12.10-embed-amd64.zip”打不开，可能没有下载完整；请重新下载后再试。"),
    (
        another_zip,
        f"“{EMBED}”里没有 python.exe、pythonw.exe 和 python312._pth，请重新下载后再试。",
    ),
    (lacking, "还缺少 rich>=13.0 的 wheel，请补齐后再试。"),
]


@pytest.mark.parametrize(("arrange", "sentence"), REFUSED, ids=[arrange.__name__ for arrange, _ in REFUSED])
def test_what_would_not_install_is_not_packed(
    wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], arrange: Callable, sentence: str
) -> None:
    target = tmp_path / "安装包.zip"
    options = arrange(wheels, tmp_path)
    assert build.main(["-o", str(target), "--wheels", str(wheels), *options]) == 2
    assert capsys.readouterr().err == sentence.format(folder=tmp_path, sep=os.sep) + "\n"
    assert not target.exists()


def test_a_folder_that_is_not_there_is_told(wheels: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "没有" / "安装包.zip"
    assert build.main(["-o", str(target), "--wheels", str(wheels)]) == 2
    assert capsys.readouterr().err == f"不能写入“{target}”，请检查 -o 后面的路径。\n"


def test_a_python_without_the_library_is_told_what_to_install() -> None:
    command = [sys.executable, "-S", "-X", "utf8", str(Path(build.__file__))]  # -S: no installed library
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    told = "缺少 packaging 这个库，请先运行 python -m pip install packaging，再试一次。\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", told)
