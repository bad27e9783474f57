"""What works and what does not (诊断): versions, paths, the pack in force, why formulas showed errors lately."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import xlwings

from jixiao import __version__
from jixiao.doors.excel.builder.addin import XLWINGS_VERSION
from jixiao.doors.excel.live.state import explain_excel
from jixiao.doors.excel.ribbon.scheme import named_pack
from jixiao.doors.excel.setup.addin_file import version_of
from jixiao.doors.live.diagnosis import tell_all, tell_functions, tell_packs, tell_scheme, tell_troubles
from jixiao.doors.live.reply import Reply

_FORMATS = {
    51: "Excel 工作簿（.xlsx）",
    52: "启用宏的工作簿（.xlsm）",
    56: "Excel 97-2003 工作簿（.xls），请另存为 .xlsx 后再用",
}


def diagnose(book: xlwings.Book | None, addin: str) -> Reply:
    """All that a maintainer would ask first; a part that cannot be told says why."""
    parts: tuple[Callable[[], Iterator[str]], ...] = (
        _versions,
        lambda: _addin(addin),
        tell_functions,
        lambda: _workbook(book),
        tell_packs,
        tell_troubles,
    )
    return tell_all(parts, explain_excel)


def _versions() -> Iterator[str]:
    yield f"jixiao {__version__}，Python {platform.python_version()}（{platform.architecture()[0]}）：{sys.executable}"
    found = xlwings.__version__
    wrong = f"，应为 {XLWINGS_VERSION}，请运行 pip install xlwings=={XLWINGS_VERSION} 后重新安装插件"
    yield f"xlwings {found}{'' if found == XLWINGS_VERSION else wrong}"


def _addin(path: str) -> Iterator[str]:
    if not path:
        return
    version = version_of(Path(path))
    other = f"，由 {version or '不明版本'} 生成，请关闭 Excel 后运行 jixiao addin install"
    yield f"插件：{path}{'' if version == __version__ else other}"


def _workbook(book: xlwings.Book | None) -> Iterator[str]:
    if book is None:
        yield "工作簿：没有打开的工作簿。"
        return
    api: Any = book.api
    app = api.Application
    yield f"Excel {app.Version}（{app.OperatingSystem}）"
    form = _FORMATS.get(int(api.FileFormat), f"格式编号 {api.FileFormat}")
    locked = "，结构受保护" if api.ProtectStructure else ""
    yield f"工作簿：{api.FullName}，{form}{locked}"
    yield from tell_scheme(named_pack(book))
