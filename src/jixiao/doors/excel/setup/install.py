"""Put the add-in (Excel 插件) where Excel opens it at every start, and take it out again."""

from __future__ import annotations

import importlib.metadata
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING

from jixiao.doors.excel.setup import places
from jixiao.doors.excel.setup.addin_file import Make, make_of, put, refuse_another_make
from jixiao.doors.excel.setup.running import excel_is_running
from jixiao.errors import JixiaoError

if TYPE_CHECKING:
    from jixiao.doors.excel.builder.addin import Settings

SUFFIX = ".xlam"
PIP = "pip install xlwings==0.37.8"
PIP_AGAIN = "pip install --force-reinstall xlwings==0.37.8"  # without the option pip does not see that files are gone
_PYTHON_EXAMPLE = r"C:\Python312\pythonw.exe"
_FOLDER_EXAMPLE = r"C:\Python312"


def install() -> Path:
    """Build the add-in for this Python and put it into Excel's start folder; give its path.

    Raises:
        JixiaoError: Not on Windows, Excel runs, xlwings is incomplete, or the place is another's. Nothing was changed.
    """
    from jixiao.doors.excel.builder.addin import build_addin  # noqa: PLC0415 - see cli.py

    if not places.on_windows():
        raise JixiaoError(
            "Excel 插件只能在 Windows 上安装；在这台电脑上可以用 jixiao addin build -o 文件.xlam 生成插件文件，"
            "再拷到 Windows 电脑上使用。"
        )
    target = addin_path()
    if excel_is_running():
        raise JixiaoError("Excel 正在运行，没有安装插件；请保存工作簿并关闭全部 Excel 窗口，再试一次。")
    refuse_another_make(target, "请先把它移到别处，再安装插件")
    content = build_addin(_settings_of_this_python())
    target.parent.mkdir(parents=True, exist_ok=True)
    put(target, content)
    return target


def remove() -> str:
    """Delete our add-in from Excel's start folder; the sentence that says what was done.

    Raises:
        JixiaoError: Not on Windows, Excel runs, or the file cannot be deleted.
    """
    if not places.on_windows():
        raise JixiaoError("Excel 插件只装在 Windows 上，这台电脑上没有可以移除的插件。")
    target = addin_path()
    make = make_of(target)
    if make is Make.NOTHING:
        return f"没有安装插件（“{target}”不存在），不需要移除。"
    if make is Make.ANOTHER:
        return f"“{target}”不是本软件生成的，没有改动；本软件的插件没有安装，不需要移除。"
    if excel_is_running():
        raise JixiaoError("Excel 正在运行，没有移除插件；请保存工作簿并关闭全部 Excel 窗口，再试一次。")
    try:
        target.unlink()
    except PermissionError as error:
        raise JixiaoError(f"无法删除“{target}”，它可能正被 Excel 或 WPS 使用；请关闭 Excel 和 WPS 后再试。") from error
    return f"插件已移除：{target}"


def build(target: Path, python: str | None = None, dll_folder: str | None = None) -> None:
    """Build the add-in into any file, for another PC where its Python and the folder of its DLLs are given.

    Raises:
        JixiaoError: The name cannot be taken, or the two places are not known.
    """
    from jixiao.doors.excel.builder.addin import build_addin  # noqa: PLC0415 - see cli.py

    if target.is_dir():
        raise JixiaoError(f"“{target}”是文件夹，请在 -o 后面写明插件文件的名称，例如“{target / addin_name()}”。")
    if target.suffix.lower() != SUFFIX:
        right = f"{target.stem}{SUFFIX}"
        raise JixiaoError(f"插件是 {SUFFIX} 文件，“{target.name}”的扩展名不对；请写成“{right}”。")
    if not target.parent.is_dir():
        raise JixiaoError(f"没有找到文件夹“{target.parent}”，请检查 -o 后面的路径。")
    refuse_another_make(target, "请用 -o 另外指定文件名")
    put(target, build_addin(_settings(python, dll_folder)))


def addin_path() -> Path:
    """Where the add-in of this user stands when it is installed."""
    return places.start_folder() / addin_name()


def addin_name() -> str:
    """The name of the add-in's file."""
    from jixiao.doors.excel.builder.addin import ADDIN_NAME  # noqa: PLC0415 - see cli.py

    return ADDIN_NAME


def _settings(python: str | None, dll_folder: str | None) -> Settings:
    """What the add-in is to start: as told, and for the rest this Python."""
    from jixiao.doors.excel.builder.addin import Settings  # noqa: PLC0415 - see cli.py

    for option, told, example in (
        ("--python", python, _PYTHON_EXAMPLE),
        ("--dll-folder", dll_folder, _FOLDER_EXAMPLE),
    ):
        if told is not None and not PureWindowsPath(told).is_absolute():
            raise JixiaoError(f"{option} 后面要写 Windows 上的完整路径，例如 {example}，现在是“{told}”。")
    if python is not None and dll_folder is not None:
        return Settings(python, dll_folder)
    if not places.on_windows():
        raise JixiaoError(
            "这台电脑不是 Windows，请写明那台 Windows 电脑上的位置，例如 "
            f"--python {_PYTHON_EXAMPLE} --dll-folder {_FOLDER_EXAMPLE}。"
        )
    found = _settings_of_this_python() if dll_folder is None else Settings(str(places.quiet_python()), dll_folder)
    return found if python is None else Settings(python, found.dll_folder)


def _settings_of_this_python() -> Settings:
    """This Python and the folder of its DLLs; refuses an xlwings that the add-in cannot work with."""
    from jixiao.doors.excel.builder.addin import XLWINGS_VERSION, Settings  # noqa: PLC0415 - see cli.py

    try:
        version = importlib.metadata.version("xlwings")
    except importlib.metadata.PackageNotFoundError as error:
        raise JixiaoError(f"没有找到 xlwings {XLWINGS_VERSION}，请先运行 {PIP}，再试一次。") from error
    if version != XLWINGS_VERSION:
        raise JixiaoError(f"插件要用 xlwings {XLWINGS_VERSION}，现在装的是 {version}；请先运行 {PIP}，再试一次。")
    folder = places.dll_folder(XLWINGS_VERSION)
    if folder is None:
        names = "、".join(places.dll_names(XLWINGS_VERSION))
        raise JixiaoError(f"没有找到 xlwings 的动态库（{names}），可能被安全软件隔离了；请运行 {PIP_AGAIN}，再试一次。")
    return Settings(str(places.quiet_python()), str(folder))
