"""What works and what does not (诊断): versions, the pack in force, why formulas showed errors lately, the log."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from jixiao import __version__
from jixiao.doors.calc.scheme import named_pack
from jixiao.doors.failure import known_failure, log
from jixiao.doors.live.diagnosis import tell_all, tell_functions, tell_packs, tell_scheme, tell_troubles
from jixiao.doors.live.reply import Reply

_PRODUCT = "/org.openoffice.Setup/Product"


def diagnose(context: Any, document: Any, answer: str = "") -> Reply:  # noqa: ARG001 - called as the other commands are
    """All that a maintainer would ask first; a part that cannot be told says why."""
    parts: tuple[Callable[[], Iterator[str]], ...] = (
        lambda: _versions(context),
        tell_functions,
        lambda: _document(document),
        tell_packs,
        tell_troubles,
    )
    return tell_all(parts, _explained)


def _explained(failure: Exception) -> str:
    return known_failure(failure) or f"这一项没有查出来，详情已记录在“{log(failure)}”。"


def _versions(context: Any) -> Iterator[str]:
    yield f"jixiao {__version__}，Python {platform.python_version()}（{sys.prefix}）"
    yield f"LibreOffice {libreoffice_version(context)}"


def libreoffice_version(context: Any) -> str:
    """The version of the LibreOffice that this runs in."""
    from com.sun.star.beans import PropertyValue  # noqa: PLC0415 - there in LibreOffice's Python only

    manager = context.ServiceManager
    provider = manager.createInstanceWithContext("com.sun.star.configuration.ConfigurationProvider", context)
    path = (PropertyValue(Name="nodepath", Value=_PRODUCT),)
    product = provider.createInstanceWithArguments("com.sun.star.configuration.ConfigurationAccess", path)
    return str(product.getByName("ooSetupVersionAboutBox"))


def _document(document: Any) -> Iterator[str]:
    if document is None:
        yield "文档：没有打开的表格文档。"
        return
    locked = "，结构受保护" if document.isProtected() else ""
    yield f"文档：{unquote(str(document.URL)).removeprefix('file://') or '（还没有保存）'}{locked}"
    yield from tell_scheme(named_pack(document))
