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
from jixiao.doors.failure import log_file
from jixiao.doors.live import troubles
from jixiao.doors.live.reply import Reply
from jixiao.errors import JixiaoError
from jixiao.functions import perf_score
from jixiao.packs import load_pack, pack_names

_SHOWN = 5
_EXAMPLE, _RESULT = ("≥200件", "174件", 1), "0.87"
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
        _functions,
        lambda: _workbook(book),
        _packs,
        _troubles,
    )
    return Reply("\n".join(line for part in parts for line in _told(part)))


def _told(part: Callable[[], Iterator[str]]) -> Iterator[str]:
    """The lines of one part; what goes wrong in it is a line too, so that the others are told all the same."""
    try:
        yield from part()
    except Exception as failure:
        yield explain_excel(failure)


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


def _functions() -> Iterator[str]:
    target, actual, weight = _EXAMPLE
    points = perf_score(target, actual, weight)
    fine = "正常" if str(points) == _RESULT else f"应为 {_RESULT}，请重新安装"
    yield f'公式自检：=PERF_SCORE("{target}","{actual}",{weight}) 得 {points}，{fine}。'
    from jixiao.prose.prompt import categories  # noqa: PLC0415 - the first use of the templates

    yield f"模板：正常，原因类别{len(categories())}种。"


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
    name = named_pack(book)
    try:
        pack = load_pack(name) if name else load_pack()
    except JixiaoError as error:
        yield f"口径：{error}"
        return
    yield f"口径：{pack.title}（{pack.name}）{'' if name else '，工作簿没有指定'}。{pack.provenance}"


def _packs() -> Iterator[str]:
    yield f"可用的口径：{'、'.join(pack_names())}。"


def _troubles() -> Iterator[str]:
    lately = troubles.lately()
    if not lately:
        yield "公式：最近没有出错。"
    else:
        yield "公式最近出错的原因："
        yield from (f"  {sentence}" for sentence in lately[:_SHOWN])
        if len(lately) > _SHOWN:
            yield f"  …… 其余{len(lately) - _SHOWN}条略。"
    log = log_file()
    if log.exists():
        yield f"程序错误记录：{log}"
