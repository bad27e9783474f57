"""The add-in into Excel's start folder, out of it, or into a file: never over somebody else's, never half done."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable
from pathlib import Path

import pytest

from jixiao import __version__
from jixiao.doors.excel.builder.package import read_sheet
from jixiao.doors.excel.setup.addin_file import version_of
from windows_pc import EXCEL, NAMES, WindowsPC, windows_pc

PYTHON, FOLDER = r"D:\程序 & 工具\Python 3.12\pythonw.exe", r"D:\程序 & 工具\Python 3.12"


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    return windows_pc(tmp_path / "pc", monkeypatch)


def on_linux(pc: WindowsPC) -> None:
    pc.monkeypatch.setattr(platform, "system", lambda: "Linux")


def without_appdata(pc: WindowsPC) -> None:
    pc.monkeypatch.delenv("APPDATA")


def with_excel(pc: WindowsPC) -> None:
    pc.put_addin()
    pc.answer_tasklist(EXCEL)


def with_another_make(pc: WindowsPC) -> None:
    pc.put_addin(creator="王会计")


def with_something_unreadable(pc: WindowsPC) -> None:
    pc.put_addin()
    pc.addin.write_bytes(b"\x00not a package")


def with_a_folder_of_that_name(pc: WindowsPC) -> None:
    pc.addin.mkdir(parents=True)


def with_a_held_file(pc: WindowsPC) -> None:
    pc.put_addin()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Access is denied")

    pc.monkeypatch.setattr(Path, "replace", refuse)


def with_a_folder_that_cannot_be_written(pc: WindowsPC) -> None:
    pc.put_addin()

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Access is denied")

    pc.monkeypatch.setattr(Path, "write_bytes", refuse)


def without_xlwings(pc: WindowsPC) -> None:
    pc.have_xlwings(None)


def with_another_xlwings(pc: WindowsPC) -> None:
    pc.have_xlwings("0.33.1")


def without_a_dll(pc: WindowsPC) -> None:
    (pc.python_folder / NAMES[1]).unlink()


ANOTHER = "“{addin}”已经存在，而且不是本软件生成的，没有覆盖；请先把它移到别处，再安装插件。"
REFUSED = [
    (
        on_linux,
        (
            "Excel 插件只能在 Windows 上安装；在这台电脑上可以用 jixiao addin build -o 文件.xlam 生成插件文件，"
            "再拷到 Windows 电脑上使用。"
        ),
    ),
    (
        without_appdata,
        "没有找到 Excel 的启动文件夹：环境变量 APPDATA 没有设置；请用平时登录 Windows 的账户打开命令行再试。",
    ),
    (with_excel, "Excel 正在运行，没有安装插件；请保存工作簿并关闭全部 Excel 窗口，再试一次。"),
    (with_another_make, ANOTHER),
    (with_something_unreadable, ANOTHER),
    (with_a_folder_of_that_name, ANOTHER),
    (
        with_a_held_file,
        "无法替换“{addin}”，它可能正被 Excel 或 WPS 使用，或者是只读文件；请关闭 Excel 和 WPS 后再试。",
    ),
    (with_a_folder_that_cannot_be_written, "没有权限写入文件夹“{folder}”，请检查文件夹的权限后再试。"),
    (without_xlwings, "没有找到 xlwings 0.37.8，请先运行 pip install xlwings==0.37.8，再试一次。"),
    (
        with_another_xlwings,
        "插件要用 xlwings 0.37.8，现在装的是 0.33.1；请先运行 pip install xlwings==0.37.8，再试一次。",
    ),
    (
        without_a_dll,
        (
            "没有找到 xlwings 的动态库（xlwings64-0.37.8.dll、xlwings32-0.37.8.dll），可能被安全软件隔离了；"
            "请运行 pip install --force-reinstall xlwings==0.37.8，再试一次。"
        ),
    ),
]


@pytest.mark.parametrize(("arrange", "sentence"), REFUSED, ids=[arrange.__name__ for arrange, _ in REFUSED])
def test_an_install_that_cannot_be_done_says_why_and_changes_nothing(
    run: Callable, pc: WindowsPC, arrange: Callable, sentence: str
) -> None:
    arrange(pc)
    before = pc.files()
    outcome = run("addin", "install")
    expected = sentence.format(addin=pc.addin, folder=pc.addin.parent)
    assert (outcome.status, outcome.output, outcome.error) == (2, "", f"jixiao：{expected}\n")
    assert pc.files() == before


def test_the_add_in_is_built_for_the_python_at_hand_and_put_into_the_start_folder(run: Callable, pc: WindowsPC) -> None:
    outcome = run("addin", "install")
    assert outcome == (0, f"插件已安装：{pc.addin}\n打开 Excel，应能看到“绩效自评”选项卡。\n", "")
    assert version_of(pc.addin) == __version__
    assert read_sheet(pc.addin)[:2] == [["python", str(pc.pythonw)], ["dll_folder", str(pc.python_folder)]]


def test_an_older_add_in_of_ours_is_replaced_and_nothing_else_is_left_in_the_start_folder(
    run: Callable, pc: WindowsPC
) -> None:
    old = pc.put_addin(version="0.0.1")
    assert run("addin", "install").status == 0
    assert pc.addin.read_bytes() != old
    assert [path.name for path in pc.addin.parent.iterdir()] == ["jixiao.xlam"]


def test_installing_twice_gives_the_same_bytes(run: Callable, pc: WindowsPC) -> None:
    run("addin", "install")
    once = pc.files()
    assert run("addin", "install").status == 0
    assert pc.files() == once


def test_where_windows_does_not_tell_what_runs_the_install_goes_on(run: Callable, pc: WindowsPC) -> None:
    pc.answer_tasklist(b"", status=1)
    assert run("addin", "install").status == 0
    assert pc.addin.exists()


def test_remove_deletes_our_file_only(run: Callable, pc: WindowsPC) -> None:
    pc.put_addin()
    neighbour = pc.addin.with_name("王会计.xlam")
    neighbour.write_bytes(b"")
    assert run("addin", "remove") == (0, f"插件已移除：{pc.addin}\n", "")
    assert list(pc.addin.parent.iterdir()) == [neighbour]


KEPT = [
    (lambda pc: None, "没有安装插件（“{addin}”不存在），不需要移除。"),
    (with_another_make, "“{addin}”不是本软件生成的，没有改动；本软件的插件没有安装，不需要移除。"),
    (with_a_folder_of_that_name, "“{addin}”不是本软件生成的，没有改动；本软件的插件没有安装，不需要移除。"),
]


@pytest.mark.parametrize(("arrange", "sentence"), KEPT, ids=["nothing", "another make", "a folder"])
def test_remove_says_so_where_nothing_of_ours_is_there(
    run: Callable, pc: WindowsPC, arrange: Callable, sentence: str
) -> None:
    arrange(pc)
    before = pc.files()
    assert run("addin", "remove") == (0, sentence.format(addin=pc.addin) + "\n", "")
    assert pc.files() == before


def with_a_file_that_cannot_be_deleted(pc: WindowsPC) -> None:
    pc.put_addin()

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Access is denied")

    pc.monkeypatch.setattr(Path, "unlink", refuse)


NOT_REMOVED = [
    (on_linux, "Excel 插件只装在 Windows 上，这台电脑上没有可以移除的插件。"),
    (with_excel, "Excel 正在运行，没有移除插件；请保存工作簿并关闭全部 Excel 窗口，再试一次。"),
    (
        with_a_file_that_cannot_be_deleted,
        "无法删除“{addin}”，它可能正被 Excel 或 WPS 使用；请关闭 Excel 和 WPS 后再试。",
    ),
]


@pytest.mark.parametrize(("arrange", "sentence"), NOT_REMOVED, ids=[arrange.__name__ for arrange, _ in NOT_REMOVED])
def test_a_removal_that_cannot_be_done_says_why_and_changes_nothing(
    run: Callable, pc: WindowsPC, arrange: Callable, sentence: str
) -> None:
    arrange(pc)
    before = pc.files()
    assert run("addin", "remove") == (2, "", f"jixiao：{sentence.format(addin=pc.addin)}\n")
    assert pc.files() == before


def test_an_add_in_for_another_pc_holds_the_places_told(run: Callable, pc: WindowsPC, tmp_path: Path) -> None:
    on_linux(pc)
    target = tmp_path / "插 件.xlam"
    outcome = run("addin", "build", "-o", target, "--python", PYTHON, "--dll-folder", FOLDER)
    assert outcome == (
        0,
        (
            f"已生成：{target}\n请把它以 jixiao.xlam 为名放进 Windows 电脑的 %APPDATA%\\Microsoft\\Excel\\XLSTART，"
            "再打开 Excel，应能看到“绩效自评”选项卡。\n"
        ),
        "",
    )
    assert read_sheet(target)[:2] == [["python", PYTHON], ["dll_folder", FOLDER]]


TOLD = [
    ([], {"python": "{pythonw}", "dll_folder": "{folder}"}),
    (["--python", PYTHON], {"python": PYTHON, "dll_folder": "{folder}"}),
    (["--dll-folder", FOLDER], {"python": "{pythonw}", "dll_folder": FOLDER}),
]


@pytest.mark.parametrize(("options", "rows"), TOLD, ids=["nothing told", "a python", "a folder"])
def test_on_windows_what_is_not_told_is_taken_from_the_pc_at_hand(
    run: Callable, pc: WindowsPC, tmp_path: Path, options: list[str], rows: dict[str, str]
) -> None:
    target = tmp_path / "a.xlam"
    assert run("addin", "build", "-o", target, *options).status == 0
    places = {"pythonw": str(pc.pythonw), "folder": str(pc.python_folder)}
    assert dict(read_sheet(target)[:2]) == {key: text.format(**places) for key, text in rows.items()}


def test_building_again_replaces_our_own_file(run: Callable, pc: WindowsPC) -> None:
    old = pc.put_addin()
    assert run("addin", "build", "-o", pc.addin).status == 0
    assert pc.addin.read_bytes() != old


BUILD_REFUSED = [
    ("", "“{folder}”是文件夹，请在 -o 后面写明插件文件的名称，例如“{folder}{sep}jixiao.xlam”。"),
    ("插件.xlsm", "插件是 .xlam 文件，“插件.xlsm”的扩展名不对；请写成“插件.xlam”。"),
    ("插件", "插件是 .xlam 文件，“插件”的扩展名不对；请写成“插件.xlam”。"),
    ("没有/插件.xlam", "没有找到文件夹“{folder}{sep}没有”，请检查 -o 后面的路径。"),
    ("别人.xlam", "“{folder}{sep}别人.xlam”已经存在，而且不是本软件生成的，没有覆盖；请用 -o 另外指定文件名。"),
]


@pytest.mark.parametrize(("name", "sentence"), BUILD_REFUSED, ids=[name or "a folder" for name, _ in BUILD_REFUSED])
def test_a_name_that_cannot_be_taken_is_refused(
    run: Callable, pc: WindowsPC, tmp_path: Path, name: str, sentence: str
) -> None:
    (tmp_path / "别人.xlam").write_bytes(b"PK")
    outcome = run("addin", "build", "-o", tmp_path / name if name else tmp_path)
    assert outcome == (2, "", f"jixiao：{sentence.format(folder=tmp_path, sep=os.sep)}\n")
    assert [path.name for path in tmp_path.glob("*.xl*")] == ["别人.xlam"]
    assert (tmp_path / "别人.xlam").read_bytes() == b"PK"


UNKNOWN_PLACES = (
    r"这台电脑不是 Windows，请写明那台 Windows 电脑上的位置，例如 --python C:\Python312\pythonw.exe "
    r"--dll-folder C:\Python312。"
)
PLACES_REFUSED = [
    ([], UNKNOWN_PLACES),
    (["--python", PYTHON], UNKNOWN_PLACES),
    (
        ["--python", "pythonw.exe", "--dll-folder", FOLDER],
        r"--python 后面要写 Windows 上的完整路径，例如 C:\Python312\pythonw.exe，现在是“pythonw.exe”。",
    ),
    (
        ["--python", PYTHON, "--dll-folder", "/usr/lib"],
        r"--dll-folder 后面要写 Windows 上的完整路径，例如 C:\Python312，现在是“/usr/lib”。",
    ),
]


@pytest.mark.parametrize(("options", "sentence"), PLACES_REFUSED, ids=["none", "one", "relative", "not of Windows"])
def test_places_that_no_windows_pc_can_have_are_refused(
    run: Callable, pc: WindowsPC, tmp_path: Path, options: list[str], sentence: str
) -> None:
    on_linux(pc)
    target = tmp_path / "插件.xlam"
    assert run("addin", "build", "-o", target, *options) == (2, "", f"jixiao：{sentence}\n")
    assert not target.exists()
