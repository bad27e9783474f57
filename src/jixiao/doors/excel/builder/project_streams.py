"""The texts beside the code of a VBA project: the streams PROJECT and PROJECTwm of [MS-OVBA] 2.3.1 and 2.3.3."""

from __future__ import annotations

from collections.abc import Sequence

from jixiao.doors.excel.builder.data_encryption import encrypted
from jixiao.doors.excel.builder.module import Module, ModuleKind

PROJECT_ID = "{6E1B0C52-7A5D-4C39-9B64-2F8D3A07E1C5}"

_NOT_PROTECTED, _NO_PASSWORD, _VISIBLE = bytes(4), b"\x00", b"\xff"
_VBE = "{3832D640-CF90-11CF-8E43-00A0C911005A}"


def project_stream(name: str, modules: Sequence[Module]) -> bytes:
    """List the modules and settings of a project that is open to all."""
    lines = [
        f'ID="{PROJECT_ID}"',
        *(f"{module.kind.value}={module.name}{_version(module)}" for module in modules),
        f'Name="{name}"',
        'HelpContextID="0"',
        'VersionCompatible32="393222000"',
        f'CMG="{encrypted(_NOT_PROTECTED, PROJECT_ID)}"',
        f'DPB="{encrypted(_NO_PASSWORD, PROJECT_ID)}"',
        f'GC="{encrypted(_VISIBLE, PROJECT_ID)}"',
        "",
        "[Host Extender Info]",
        f"&H00000001={_VBE};VBE;&H00000000",
        "",
        "[Workspace]",
        *(f"{module.name}=0, 0, 0, 0, C" for module in modules),
        "",
    ]
    return "\r\n".join(lines).encode("ascii")


def name_map_stream(modules: Sequence[Module]) -> bytes:
    """Give the name of every module in both spellings."""
    pairs = (module.name.encode("ascii") + b"\0" + module.name.encode("utf-16-le") + b"\0\0" for module in modules)
    return b"".join(pairs) + b"\0\0"


def _version(module: Module) -> str:
    """The version of a document module's type library, which is always zero."""
    return "/&H00000000" if module.kind is ModuleKind.DOCUMENT else ""
