"""What is installed of the add-in, told line by line."""

from __future__ import annotations

import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao import __version__
from windows_pc import EXCEL, NAMES, WindowsPC, windows_pc

WPS = "WPS：不会自动载入插件；可以在“开发工具”→“加载项”中手工选择这个文件（要有 VBA 支持，能否使用没有试过）。"
IDLE = "Excel：没有运行。"


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    return windows_pc(tmp_path, monkeypatch)


def lines(run: Callable) -> list[str]:
    outcome = run("addin", "status")
    assert (outcome.status, outcome.error) == (0, "")
    return outcome.output.splitlines()


def test_an_add_in_that_is_whole_is_told_with_its_python_and_its_dlls(run: Callable, pc: WindowsPC) -> None:
    run("addin", "install")
    assert lines(run) == [
        f"插件：{pc.addin}，版本 {__version__}，与本软件一致。",
        f"启动的 Python：{pc.pythonw}，文件在。",
        f"xlwings 的动态库：在文件夹“{pc.python_folder}”中，没有缺少。",
        IDLE,
        WPS,
    ]


def test_another_version_and_what_is_gone_are_told_with_what_to_do(run: Callable, pc: WindowsPC) -> None:
    gone = str(pc.folder / "旧 Python" / "pythonw.exe")
    pc.put_addin(version="0.0.9", python=gone, dll_folder=str(pc.python_folder))
    (pc.python_folder / NAMES[0]).unlink()
    assert lines(run)[:3] == [
        f"插件：{pc.addin}，版本 0.0.9，而本软件是 {__version__}；请运行 jixiao addin install 更新。",
        f"启动的 Python：{gone}，文件不在；请运行 jixiao addin install 重新安装。",
        (
            f"xlwings 的动态库：文件夹“{pc.python_folder}”中缺少 {NAMES[0]}；"
            "请运行 pip install --force-reinstall xlwings==0.37.8，再运行 jixiao addin install。"
        ),
    ]


def test_an_add_in_that_names_no_places_is_to_be_installed_again(run: Callable, pc: WindowsPC) -> None:
    pc.put_addin()
    assert lines(run)[1:3] == [
        "启动的 Python：没有写明；请运行 jixiao addin install 重新安装。",
        "xlwings 的动态库：没有写明在哪个文件夹；请运行 jixiao addin install 重新安装。",
    ]


def test_nothing_installed_is_told(run: Callable, pc: WindowsPC) -> None:
    assert lines(run) == [f"插件：没有安装（“{pc.addin}”不存在）；请运行 jixiao addin install 安装。", IDLE, WPS]


def test_a_file_of_another_make_is_told(run: Callable, pc: WindowsPC) -> None:
    pc.put_addin(creator="王会计")
    assert lines(run)[0] == f"插件：没有安装；“{pc.addin}”不是本软件生成的，要安装请先把它移到别处。"


EXCELS = [
    (EXCEL, 0, "Excel：正在运行。"),
    (b"", 1, "Excel：Windows 没有回答，不知道是否正在运行。"),
]


@pytest.mark.parametrize(("output", "status", "line"), EXCELS, ids=["running", "not known"])
def test_it_is_told_whether_excel_runs(run: Callable, pc: WindowsPC, output: bytes, status: int, line: str) -> None:
    pc.answer_tasklist(output, status)
    assert line in lines(run)


def test_without_a_roaming_folder_that_is_told(run: Callable, pc: WindowsPC) -> None:
    pc.monkeypatch.delenv("APPDATA")
    assert lines(run) == [
        "没有找到 Excel 的启动文件夹：环境变量 APPDATA 没有设置；请用平时登录 Windows 的账户打开命令行再试。"
    ]


def test_elsewhere_it_is_told_what_cannot_be_known(run: Callable, pc: WindowsPC) -> None:
    pc.monkeypatch.setattr(platform, "system", lambda: "Linux")
    assert lines(run) == [
        f"本软件的版本是 {__version__}；这台电脑不是 Windows，Excel 里装了什么、是否正在运行，在这里无法知道。"
    ]


def test_telling_the_state_changes_nothing(run: Callable, pc: WindowsPC) -> None:
    pc.put_addin(version="0.0.9", python="C:\\没有.exe", dll_folder="C:\\没有")
    before = pc.files()
    lines(run)
    assert pc.files() == before
