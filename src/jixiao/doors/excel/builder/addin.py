"""The whole add-in (插件文件 jixiao.xlam): VBA, ribbon and settings from text, built for one Python on one computer."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from jixiao import __version__
from jixiao.doors.excel.builder.package import Ribbons, addin_package
from jixiao.doors.excel.builder.ribbon import ribbon_2007, ribbon_2010
from jixiao.doors.excel.builder.vba_project import Module, ModuleKind, vba_project
from jixiao.doors.excel.builder.wrappers import wrappers
from jixiao.formulas import CATEGORY, FORMULAS
from jixiao.packs import load_pack, pack_names

ADDIN_NAME = "jixiao.xlam"
XLWINGS_VERSION = "0.37.8"
"""The xlwings whose DLL the VBA names; the same as in pyproject.toml."""

SOURCES = Path(__file__).parents[1] / "addin"
PROJECT = "JixiaoAddin"
_KINDS = {".bas": ModuleKind.STANDARD, ".cls": ModuleKind.DOCUMENT}
_NO_PYTHON = (
    "没有能启动 Python，公式和按钮暂时不能用。请在命令提示符中运行 jixiao addin status 查看原因；"
    "移动或升级过 Python 的，请关闭 Excel 后运行 jixiao addin install 重新安装；"
    "用“安装.cmd”装的，请关闭 Excel 后再双击它一次。"
)


@dataclass(frozen=True, slots=True)
class Settings:
    """What depends on the computer (安装设置): the Python to start, and the folder of xlwings' DLL."""

    python: str
    dll_folder: str


def build_addin(settings: Settings) -> bytes:
    """The add-in as a file's content; the same settings give the same bytes."""
    ribbon = ribbon_2010((SOURCES / "ribbon.xml").read_text(encoding="utf-8"), map(load_pack, pack_names()))
    return addin_package(
        vba_project(PROJECT, modules()), Ribbons(ribbon_2007(ribbon), ribbon), tuple(rows(settings)), __version__
    )


def modules() -> tuple[Module, ...]:
    """The modules of the VBA project: the text files beside this package, and the generated formulas."""
    paths = (path for path in sorted(SOURCES.iterdir()) if path.suffix in _KINDS)
    written = (Module(path.stem, path.read_text(encoding="utf-8"), _KINDS[path.suffix]) for path in paths)
    return (*written, Module("JixiaoFormulas", wrappers(FORMULAS), ModuleKind.STANDARD))


def rows(settings: Settings) -> Iterator[tuple[str, ...]]:
    """The rows of the settings sheet, which JixiaoSettings.bas reads: the only place where VBA finds Chinese."""
    yield "python", settings.python
    yield "dll_folder", settings.dll_folder
    yield "version", __version__
    yield "category", CATEGORY
    yield "no_python", _NO_PYTHON
    for name in pack_names():
        yield "pack", name
    for formula in FORMULAS:
        helps = [f"{each.label}：{each.help}" for each in formula.arguments]
        yield "formula", formula.name, formula.summary, str(len(helps)), *helps
