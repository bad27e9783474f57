"""The layout on the PC: from checked wheels, inside our folder only, an older one replaced in one step."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import layout
import pytest

from windows_package import make_setup, make_wheel

FILES = {
    "jixiao/__init__.py": "",
    "jixiao/templates/空白 表.xlsx": "PK",
    "xlwings-0.37.8.data/data/xlwings64-0.37.8.dll": "MZ",
    "jixiao-0.1.0.data/scripts/jixiao.py": "#!python",
    "jixiao-0.1.0.data/headers/jixiao.h": "",
    "jixiao-0.1.0.data/purelib/extra.py": "",
    "jixiao-0.1.0.data/platlib/extra.pyd": "",
}
LAID_OUT = {
    "Lib/site-packages/jixiao/__init__.py",
    "Lib/site-packages/jixiao/templates/空白 表.xlsx",
    "Lib/site-packages/jixiao-0.1.0.dist-info/METADATA",
    "Lib/site-packages/extra.py",
    "Lib/site-packages/extra.pyd",
    "xlwings64-0.37.8.dll",
    "python.exe",
    "pythonw.exe",
    "python312._pth",
    "calls.txt",
}


class PC:
    """The unpacked zip in one place, the folder jixiao of 张 三 in another."""

    def __init__(self, folder: Path) -> None:
        self.source = folder / "下载 & 安装包"
        self.root = folder / "张 三" / "AppData" / "Local" / "jixiao"
        self.setup = self.root / "setup"
        self.python = self.root / "python"
        make_setup(self.setup)
        (self.root / layout.MARKER).write_text("jixiao\n", encoding="utf-8")
        make_wheel(self.source / "wheels", "jixiao", "0.1.0", files=FILES)
        (self.source / "messages").mkdir()
        for name in ("卸载.cmd", "jixiao.cmd", "messages/done.txt"):
            (self.source / name).write_text("", encoding="utf-8")
        self.list_wheels()

    def list_wheels(self) -> None:
        lines = [
            f"name 1.0 {hashlib.sha256(wheel.read_bytes()).hexdigest()} {wheel.name}\n"
            for wheel in sorted((self.source / "wheels").iterdir())
        ]
        (self.source / layout.WHEEL_LIST).write_text("".join(lines), encoding="utf-8")

    def lay_out(self) -> Path:
        return layout.lay_out(self.source, self.setup, self.root)

    def files(self, folder: Path) -> dict[str, bytes]:
        return {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }


@pytest.fixture
def pc(tmp_path: Path) -> PC:
    return PC(tmp_path)


def test_packages_data_and_python_are_where_the_embeddable_python_looks(pc: PC) -> None:
    assert pc.lay_out() == pc.python / "python.exe"
    assert set(pc.files(pc.python)) == LAID_OUT


def test_the_pth_file_lets_site_in_once(pc: PC) -> None:
    pc.lay_out()
    layout.enable_packages(pc.python)
    lines = (pc.python / "python312._pth").read_text(encoding="utf-8").splitlines()
    assert lines == ["python312.zip", ".", "", "# Uncomment to run site.main() automatically", "import site"]


def test_what_was_laid_out_is_compiled_for_a_python_that_writes_nothing(pc: PC) -> None:
    pc.lay_out()
    packages = pc.root / "new" / "Lib" / "site-packages"
    assert (pc.python / "calls.txt").read_text(encoding="utf-8") == f"-m compileall -qq {packages}\n"


def test_what_uninstalling_needs_is_kept_beside_the_python(pc: PC) -> None:
    pc.lay_out()
    assert sorted(path.name for path in pc.root.iterdir()) == sorted(
        ["python", "setup", "messages", "jixiao.cmd", "卸载.cmd", layout.MARKER]
    )
    assert (pc.root / "messages" / "done.txt").exists()


def test_a_second_install_replaces_the_first_wholly(pc: PC) -> None:
    pc.lay_out()
    (pc.source / "wheels" / "jixiao-0.1.0-py3-none-any.whl").unlink()
    make_wheel(pc.source / "wheels", "jixiao", "0.2.0", files={"jixiao/new.py": ""})
    pc.list_wheels()
    pc.lay_out()
    packages = pc.files(pc.python / "Lib" / "site-packages")
    assert set(packages) == {"jixiao/new.py", "jixiao-0.2.0.dist-info/METADATA"}
    assert not [path for path in pc.root.iterdir() if path.name in ("old", "new")]


def test_what_an_interrupted_install_has_left_is_no_hindrance(pc: PC) -> None:
    for name in ("new", "old"):
        make_setup(pc.root / name)
        (pc.root / name / "half.dll").write_bytes(b"M")
    pc.lay_out()
    assert set(pc.files(pc.python)) == LAID_OUT


def tampered(pc: PC) -> None:
    wheel = pc.source / "wheels" / "jixiao-0.1.0-py3-none-any.whl"
    wheel.write_bytes(wheel.read_bytes() + b"\0")


def without_a_wheel(pc: PC) -> None:
    (pc.source / "wheels" / "jixiao-0.1.0-py3-none-any.whl").unlink()


def without_the_list(pc: PC) -> None:
    (pc.source / layout.WHEEL_LIST).unlink()


def without_the_marker(pc: PC) -> None:
    (pc.root / layout.MARKER).unlink()


def with_a_member(name: str) -> Callable[[PC], None]:
    def arrange(pc: PC) -> None:
        make_wheel(pc.source / "wheels", "evil", files={"evil/__init__.py": "", name: ""})
        pc.list_wheels()

    return arrange


def without_pth(pc: PC) -> None:
    (pc.setup / "python312._pth").unlink()


CLIMBING = [
    "../evil.py",
    "evil/../../evil.py",
    "evil-1.0.data/data/../../../evil.dll",
    "/evil.py",
    "C:/evil.py",
    "C:evil.py",
    "..\\evil.py",
    ".. /evil.py",
    "evil/.../evil.py",
    "evil//evil.py",
]
REFUSED = [
    (tampered, "“jixiao-0.1.0-py3-none-any.whl”与打包时不一致，为安全起见没有安装；请重新获取安装包。"),
    (
        without_a_wheel,
        "安装包不完整，缺少“jixiao-0.1.0-py3-none-any.whl”；请把压缩包全部解压后再双击“安装.cmd”。",
    ),
    (without_the_list, "安装包不完整，缺少“wheels.txt”；请把压缩包全部解压后再双击“安装.cmd”。"),
    (without_the_marker, "文件夹“{root}”不是本软件建的，没有改动；要安装请先把它改名。"),
    *(
        (
            with_a_member(name),
            f"“evil-1.0-py3-none-any.whl”里有不该有的路径“{name}”，为安全起见没有安装；请重新获取安装包。",
        )
        for name in CLIMBING
    ),
]


@pytest.mark.parametrize(
    ("arrange", "sentence"),
    REFUSED,
    ids=["tampered", "without a wheel", "without the list", "without the marker", *CLIMBING],
)
def test_what_cannot_be_trusted_is_refused_before_anything_is_written(
    pc: PC, tmp_path: Path, arrange: Callable[[PC], None], sentence: str
) -> None:
    pc.lay_out()
    arrange(pc)
    before = pc.files(tmp_path)
    with pytest.raises(layout.LayoutError) as refusal:
        pc.lay_out()
    assert str(refusal.value) == sentence.format(root=pc.root)
    assert pc.files(tmp_path) == before


def test_a_package_that_is_no_embeddable_python_is_refused(pc: PC) -> None:
    without_pth(pc)
    with pytest.raises(layout.LayoutError) as refusal:
        pc.lay_out()
    assert str(refusal.value) == (
        "Python 压缩包不对，里面应有一个 python3*._pth 文件；请重新下载“说明.txt”中写明的压缩包。"
    )
    assert not pc.python.exists()


def test_a_wheel_that_is_not_on_the_list_is_not_used(pc: PC) -> None:
    make_wheel(pc.source / "wheels", "stranger", files={"stranger.py": ""})
    pc.lay_out()
    assert set(pc.files(pc.python)) == LAID_OUT


def test_while_the_old_python_is_in_use_it_stays_as_it_is(pc: PC, monkeypatch: pytest.MonkeyPatch) -> None:
    pc.lay_out()
    before = pc.files(pc.root)
    rename = Path.rename

    def held(path: Path, target: Path) -> Path:
        if path == pc.python:
            raise PermissionError(13, "The process cannot access the file")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", held)
    with pytest.raises(layout.LayoutError) as refusal:
        pc.lay_out()
    assert str(refusal.value) == "原来安装的 Python 正在使用，没有改动；请关闭 Excel 和 WPS，再双击“安装.cmd”。"
    assert pc.files(pc.root) == before


def main_with(pc: PC, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "executable", str(pc.setup / "python.exe"))
    monkeypatch.setattr(layout, "__file__", str(pc.source / "layout.py"))
    return layout.main()


def test_the_new_python_is_asked_to_install_the_add_in_and_its_answer_is_passed_on(
    pc: PC, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main_with(pc, monkeypatch) == 0
    calls = (pc.python / "calls.txt").read_text(encoding="utf-8").splitlines()
    assert calls[-1] == "-m jixiao addin install"
    assert capsys.readouterr().out == "正在安装，大约需要一分钟，请稍候……\n"
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 2))
    assert main_with(pc, monkeypatch) == 2


def test_a_refusal_is_one_sentence_and_no_add_in_is_installed(
    pc: PC, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tampered(pc)
    assert main_with(pc, monkeypatch) == 2
    assert capsys.readouterr().err == (
        "“jixiao-0.1.0-py3-none-any.whl”与打包时不一致，为安全起见没有安装；请重新获取安装包。\n"
    )
    assert not pc.python.exists()


def test_a_full_disk_is_told_in_one_sentence(
    pc: PC, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "磁盘空间不足")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert main_with(pc, monkeypatch) == 2
    assert capsys.readouterr().err == (
        "没有安装成功：[Errno 28] 磁盘空间不足；请检查磁盘空间和安全软件的提示，再双击一次“安装.cmd”。\n"
    )


def test_the_layout_needs_nothing_but_the_standard_library() -> None:
    """In the embeddable Python there is nothing else yet: run alone, in a Python without site-packages."""
    path = Path(layout.__file__)
    command = [sys.executable, "-I", "-S", "-c", f"import runpy; runpy.run_path({str(path)!r}, run_name='layout')"]
    assert subprocess.run(command, env=dict(os.environ), check=False).returncode == 0
