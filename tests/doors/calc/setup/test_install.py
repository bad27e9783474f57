"""The extension given to LibreOffice and taken back from it: what is asked of its package manager, what is told."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from doors.calc.setup.fake_office import LISTED, FakeOffice
from jixiao import __version__
from jixiao.doors.calc.builder.extension import build_extension
from jixiao.doors.calc.setup import office as office_module

INSTALLED = "扩展已安装。请重新打开 LibreOffice：表格里多一个菜单“绩效自评”、一条工具栏和一组 PERF_ 开头的函数。\n"

# What unopkg of LibreOffice 25.2 says, word for word.
AS_ROOT = "ERROR: Cannot run unopkg as root without --shared or --bundled option.\n\n"
LOCKED = (
    "ERROR: unopkg cannot be started. The lock file indicates it is already running."
    " If this does not apply, delete the lock file at:\n/home/张 三/.config/libreoffice/4/.lock\n"
)
NO_ANSWER = (
    'Exception occurred: Connector : couldn\'t connect to pipe "54b35c7f20add615ffaee82d8bb97a6a92a4f093": 10\n'
    "    Cause: (com.sun.star.connection.NoConnectException) { { Message = \"Connector : couldn't connect to pipe"
    ' \\"54b35c7f20add615ffaee82d8bb97a6a92a4f093\\": 10", Context = (com.sun.star.uno.XInterface) @0 } }\n'
    "unopkg failed.\n"
)
UNSATISFIED = "ERROR: Exception occurred: unsatisfied dependencies\n\nERROR: unopkg failed.\n\n"
NO_FOLDER = (
    "\n(process:19892): dconf-CRITICAL **: 07:11:00.095: unable to create directory '/none/.cache/dconf':"
    " Permission denied.  dconf will not work properly.\n"
    'ERROR: Exception occurred: [context="shared"] caught unexpected'
    " com.sun.star.ucb.InteractiveAugmentedIOException: a folder could not be created\n\nERROR: unopkg failed.\n\n"
)

REFUSALS = {
    "as root": (
        AS_ROOT,
        "LibreOffice 不允许以管理员（root）身份{what}扩展，请用平时使用 LibreOffice 的账户再运行一次。",
    ),
    "another package manager": (
        LOCKED,
        (
            "另一个程序正在安装或移除扩展，没能{what}扩展；请稍后再试，总是这样的，"
            "请关闭全部 LibreOffice 窗口，删除“/home/张 三/.config/libreoffice/4/.lock”。"
        ),
    ),
    "another package manager, in Chinese": (
        "错误：无法启动 unopkg。\n/home/张 三/.config/libreoffice/4/.lock\n",
        (
            "另一个程序正在安装或移除扩展，没能{what}扩展；请稍后再试，总是这样的，"
            "请关闭全部 LibreOffice 窗口，删除“/home/张 三/.config/libreoffice/4/.lock”。"
        ),
    ),
    "a LibreOffice that does not answer": (
        NO_ANSWER,
        "LibreOffice 正在运行而没有回应，没能{what}扩展；请保存文档并关闭全部 LibreOffice 窗口，再试一次。",
    ),
    "a LibreOffice that is too old": (
        UNSATISFIED,
        "LibreOffice 没能{what}扩展（unsatisfied dependencies），请关闭全部 LibreOffice 窗口后再试一次。",
    ),
    "a home that is not there": (
        NO_FOLDER,
        (
            'LibreOffice 没能{what}扩展（[context="shared"] caught unexpected '
            "com.sun.star.ucb.InteractiveAugmentedIOException: a folder could not be created），"
            "请关闭全部 LibreOffice 窗口后再试一次。"
        ),
    ),
    "nothing": ("", "LibreOffice 没能{what}扩展（代码 77），请关闭全部 LibreOffice 窗口后再试一次。"),
}


def refused(run: Callable, *arguments: str) -> str:
    """The sentence of a command that could not be carried out."""
    outcome = run("calc", *arguments)
    assert (outcome.status, outcome.output) == (2, "")
    assert outcome.error.startswith("jixiao：")
    return outcome.error.removeprefix("jixiao：").removesuffix("\n")


def test_the_extension_is_built_and_given_to_the_package_manager(
    run: Callable, office: FakeOffice, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    assert run("calc", "install") == (0, INSTALLED, "")
    assert office.asked == ["add --force --suppress-license jixiao.oxt"]
    assert office.given.read_bytes() == build_extension()
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.parametrize("case", REFUSALS)
def test_what_the_package_manager_refuses_is_told_in_one_sentence(run: Callable, office: FakeOffice, case: str) -> None:
    said, sentence = REFUSALS[case]
    office.refuse(said, 77)
    assert refused(run, "install") == sentence.format(what="安装")
    office.have(LISTED.format(version=__version__))
    assert refused(run, "remove") == sentence.format(what="查看")
    office.refuse(said, 77, what="remove")
    assert refused(run, "remove") == sentence.format(what="移除")
    assert office.asked[-2:] == ["list", "remove org.jixiao.calc"]


VERSIONS = [
    ("LibreOffice 7.4.7.2 40(Build:2)", "7.4"),
    ("LibreOffice 24.8.5.2 (X86_64) / LibreOffice Community", "24.8"),
    ("LibreOfficeDev 7.10.0.0.alpha0", "7.10"),
]


@pytest.mark.parametrize(("said", "version"), VERSIONS)
def test_an_older_libreoffice_is_refused_and_asked_nothing(
    run: Callable, office: FakeOffice, said: str, version: str
) -> None:
    office.say_version(said)
    assert refused(run, "install") == (
        f"本机的 LibreOffice 是 {version}，扩展需要 25.2 或更新的版本；请升级 LibreOffice 后再试。"
    )
    assert office.asked == []


@pytest.mark.parametrize("said", ["LibreOffice 25.2.0.1 1(Build:1)", "LibreOfficeDev 25.8.0.0.alpha0", "something"])
def test_a_newer_libreoffice_and_one_that_does_not_tell_are_given_the_extension(
    run: Callable, office: FakeOffice, said: str
) -> None:
    office.say_version(said)
    assert run("calc", "install") == (0, INSTALLED, "")


def test_a_libreoffice_whose_own_python_is_too_old_is_refused(run: Callable, office: FakeOffice) -> None:
    (office.folder / "python-core-3.10.18").mkdir()
    assert refused(run, "install") == (
        "本机的 LibreOffice 自带 Python 3.10，扩展需要 3.11 或更新的版本；请安装 LibreOffice 25.8 或更新的版本后再试。"
    )
    assert office.asked == []
    (office.folder / "python-core-3.10.18").rename(office.folder / "python-core-3.11.13")
    assert run("calc", "install").status == 0


NOWHERE = (
    "没有找到 LibreOffice（{name}），请先安装 LibreOffice 25.2 或更新的版本；"
    "已经安装的，请把它的 program 文件夹加进环境变量 PATH。"
)


def test_where_there_is_no_libreoffice_nothing_can_be_done(run: Callable, office: FakeOffice, tmp_path: Path) -> None:
    office.monkeypatch.setenv("PATH", str(tmp_path))
    assert refused(run, "install") == NOWHERE.format(name="soffice")
    assert refused(run, "remove") == NOWHERE.format(name="unopkg")
    assert run("calc", "status") == (0, NOWHERE.format(name="soffice") + "\n", "")


def test_a_libreoffice_without_a_package_manager_is_not_complete(run: Callable, office: FakeOffice) -> None:
    (office.folder / "unopkg").unlink()
    assert refused(run, "install") == NOWHERE.format(name="unopkg")


def test_a_package_manager_that_hangs_is_ended_with_all_that_it_started(run: Callable, office: FakeOffice) -> None:
    office.monkeypatch.setattr(office_module, "_PATIENCE", 0.5)
    office.unopkg('/bin/sleep 600 & echo $! > "$here/child"; wait')
    assert refused(run, "install") == "“unopkg”没有响应，请关闭全部 LibreOffice 窗口后再试一次。"
    child = int((office.folder / "child").read_text(encoding="utf-8"))
    assert ended(child)


def ended(pid: int) -> bool:
    """Whether a process has ended, be it that nobody has asked after it yet."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return True
    return state == "Z"


def test_what_a_program_leaves_behind_keeps_nobody_waiting(run: Callable, office: FakeOffice) -> None:
    office.unopkg('/bin/sleep 600 & echo $! > "$here/child"')
    try:
        assert run("calc", "install") == (0, INSTALLED, "")
    finally:
        os.kill(int((office.folder / "child").read_text(encoding="utf-8")), 9)


def test_a_program_that_cannot_be_run_is_named(run: Callable, office: FakeOffice) -> None:
    (office.folder / "unopkg").write_bytes(b"\0\1")
    assert refused(run, "install") == (
        f"无法运行“{office.folder / 'unopkg'}”（Exec format error），请重新安装 LibreOffice 后再试。"
    )


def test_what_is_installed_is_removed(run: Callable, office: FakeOffice) -> None:
    office.have(LISTED.format(version="0.0.9"))
    assert run("calc", "remove") == (0, "扩展已移除；开着的 LibreOffice 要重新打开，菜单和函数才会消失。\n", "")
    assert office.asked == ["list", "remove org.jixiao.calc"]


def test_where_nothing_is_installed_nothing_is_removed(run: Callable, office: FakeOffice) -> None:
    assert run("calc", "remove") == (0, "没有安装扩展，不需要移除。\n", "")
    assert office.asked == ["list"]


STATES = {
    "nothing": ("All deployed user extensions:\n\n<none>\n", "扩展：没有安装；请运行 jixiao calc install 安装。"),
    "this version": (
        LISTED.format(version=__version__),
        f"扩展：已安装，版本 {__version__}，与本软件一致。",
    ),
    "another version": (
        LISTED.format(version="0.0.9"),
        f"扩展：版本 0.0.9，而本软件是 {__version__}；请运行 jixiao calc install 更新。",
    ),
}


@pytest.mark.parametrize("state", STATES)
def test_the_status_tells_the_version_of_both(run: Callable, office: FakeOffice, state: str) -> None:
    listed, line = STATES[state]
    office.have(listed)
    assert run("calc", "status") == (0, f"LibreOffice：25.2（{office.soffice}）。\n{line}\n", "")
    assert office.asked == ["list"]


def test_the_status_is_told_as_far_as_it_can_be(run: Callable, office: FakeOffice) -> None:
    office.say_version("")
    office.refuse(AS_ROOT)
    assert run("calc", "status") == (
        0,
        (
            f"LibreOffice：版本不明（{office.soffice}）。\n"
            "LibreOffice 不允许以管理员（root）身份查看扩展，请用平时使用 LibreOffice 的账户再运行一次。\n"
        ),
        "",
    )
