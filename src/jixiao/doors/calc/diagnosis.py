"""What works and what does not (诊断): versions, the pack in force, why formulas showed errors lately, the log."""

from __future__ import annotations

import platform
import sys
from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import unquote

from jixiao import __version__
from jixiao.doors.calc.names import WANTED_LIBREOFFICE
from jixiao.doors.calc.scheme import named_pack
from jixiao.doors.failure import known_failure, log
from jixiao.doors.live.diagnosis import tell_all, tell_functions, tell_packs, tell_scheme, tell_troubles
from jixiao.doors.live.reply import Reply
from jixiao.errors import JixiaoError

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


def refuse_older(version: str) -> None:
    """Refuse a LibreOffice in which taking back would go wrong.

    >>> refuse_older("25.2.3.2")
    >>> refuse_older("7.4.7.2")  # doctest: +ELLIPSIS
    Traceback (most recent call last):
        ...
    jixiao.errors.JixiaoError: 这里的 LibreOffice 是 7.4.7.2，绩效自评扩展需要 25.2 或更新的版本；...

    Raises:
        JixiaoError: it is older than the one wanted.
    """
    numbers = [int(part) for part in version.split(".") if part.isdecimal()]
    if numbers < [int(part) for part in WANTED_LIBREOFFICE.split(".")]:
        raise JixiaoError(
            f"这里的 LibreOffice 是 {version}，绩效自评扩展需要 {WANTED_LIBREOFFICE} 或更新的版本；"
            "请升级 LibreOffice 后再用。"
        )


def _document(document: Any) -> Iterator[str]:
    if document is None:
        yield "文档：没有打开的表格文档。"
        return
    locked = "，结构受保护" if document.isProtected() else ""
    yield f"文档：{unquote(str(document.URL)).removeprefix('file://') or '（还没有保存）'}{locked}"
    yield from tell_scheme(named_pack(document))
