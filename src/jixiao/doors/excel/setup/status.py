"""What is installed of the add-in, and whether what it starts is still there, told line by line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from jixiao import __version__
from jixiao.doors.excel.setup import places
from jixiao.doors.excel.setup.addin_file import Make, make_of, version_of
from jixiao.doors.excel.setup.install import PIP_AGAIN, addin_path
from jixiao.doors.excel.setup.running import excel_is_running
from jixiao.errors import JixiaoError

_AGAIN = "请运行 jixiao addin install 重新安装"
_EXCEL = {True: "正在运行", False: "没有运行", None: "Windows 没有回答，不知道是否正在运行"}
_WPS = "WPS：不会自动载入插件；可以在“开发工具”→“加载项”中手工选择这个文件（要有 VBA 支持，能否使用没有试过）。"


def status() -> Iterator[str]:
    """The state of the add-in as Chinese lines; nothing is changed and nothing is refused."""
    if not places.on_windows():
        yield f"本软件的版本是 {__version__}；这台电脑不是 Windows，Excel 里装了什么、是否正在运行，在这里无法知道。"
        return
    try:
        path = addin_path()
    except JixiaoError as unknown_folder:
        yield str(unknown_folder)
        return
    make = make_of(path)
    if make is Make.OURS:
        yield _version(path)
        yield from _parts(path)
    elif make is Make.ANOTHER:
        yield f"插件：没有安装；“{path}”不是本软件生成的，要安装请先把它移到别处。"
    else:
        yield f"插件：没有安装（“{path}”不存在）；请运行 jixiao addin install 安装。"
    yield f"Excel：{_EXCEL[excel_is_running()]}。"
    yield _WPS


def _version(path: Path) -> str:
    version = version_of(path) or "不明"
    if version == __version__:
        return f"插件：{path}，版本 {version}，与本软件一致。"
    return f"插件：{path}，版本 {version}，而本软件是 {__version__}；请运行 jixiao addin install 更新。"


def _parts(path: Path) -> Iterator[str]:
    """Whether the Python and the DLLs that the add-in names are where it looks for them."""
    from jixiao.doors.excel.builder.addin import XLWINGS_VERSION  # noqa: PLC0415 - see cli.py
    from jixiao.doors.excel.builder.package import read_sheet  # noqa: PLC0415

    settings = {row[0]: row[1] for row in read_sheet(path) if len(row) > 1}
    yield f"启动的 Python：{_python(settings.get('python', ''))}。"
    yield f"xlwings 的动态库：{_dlls(settings.get('dll_folder', ''), XLWINGS_VERSION)}。"


def _python(python: str) -> str:
    if not python:
        return f"没有写明；{_AGAIN}"
    return f"{python}，文件在" if Path(python).is_file() else f"{python}，文件不在；{_AGAIN}"


def _dlls(folder: str, version: str) -> str:
    if not folder:
        return f"没有写明在哪个文件夹；{_AGAIN}"
    missing = places.missing_dlls(Path(folder), version)
    if not missing:
        return f"在文件夹“{folder}”中，没有缺少"
    return f"文件夹“{folder}”中缺少 {'、'.join(missing)}；请运行 {PIP_AGAIN}，再运行 jixiao addin install"
