"""Write a VBA project (VBA 工程) from source alone, as [MS-OVBA] asks of writers other than Office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jixiao.doors.excel.builder.compound_file import compound_file
from jixiao.doors.excel.builder.compression import compress
from jixiao.doors.excel.builder.dir_stream import dir_stream
from jixiao.doors.excel.builder.errors import BuildError
from jixiao.doors.excel.builder.module import Module, ModuleKind
from jixiao.doors.excel.builder.project_streams import name_map_stream, project_stream

__all__ = ["Module", "ModuleKind", "vba_project"]

# No version of VBA (0xFFFF) and nothing behind: every Office compiles the source anew.
_NOTHING_COMPILED = bytes.fromhex("CC61FFFF000100")

_LONGEST_NAME = 31
_IDENTIFIER = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_LIBRARIES = ("VBA", "Excel", "Office", "stdole")
_OWN_STREAM = "dir"


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Give xl/vbaProject.bin; the same modules give the same bytes.

    Raises:
        BuildError: a name is none or is taken, or a source cannot be written (see `Module.stream`).
    """
    _refuse_names(name, modules)
    streams = {f"VBA/{module.name}": compress(module.stream()) for module in modules}
    return compound_file(
        {
            "PROJECT": project_stream(name, modules),
            "PROJECTwm": name_map_stream(modules),
            "VBA/_VBA_PROJECT": _NOTHING_COMPILED,
            "VBA/dir": compress(dir_stream(name, modules)),
            **streams,
        }
    )


def _refuse_names(project: str, modules: Sequence[Module]) -> None:
    _refuse_name("工程", project)
    taken = {library.lower(): f"引用的库“{library}”" for library in _LIBRARIES}
    taken |= {_OWN_STREAM: f"文件内部的“{_OWN_STREAM}”", project.lower(): f"工程“{project}”"}
    for module in modules:
        _refuse_name("模块", module.name)
        other = taken.get(module.name.lower())
        if other is not None:
            raise BuildError(f"模块“{module.name}”与{other}重名（不分大小写），请给模块改名。")
        taken[module.name.lower()] = f"模块“{module.name}”"


def _refuse_name(what: str, name: str) -> None:
    if _IDENTIFIER.fullmatch(name) is None:
        raise BuildError(f"{what}名“{name}”不能使用，请以英文字母开头，只用字母、数字和下划线。")
    if len(name) > _LONGEST_NAME:
        raise BuildError(f"{what}名“{name}”有 {len(name)} 个字符，请缩短到 {_LONGEST_NAME} 个以内。")
