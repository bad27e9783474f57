"""A font of this computer that has Chinese characters: looked for in the places where systems keep them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

# Files of Windows, macOS and Linux with the face in them to take; the more legible on paper stand first.
_FACES = (
    ("simhei.ttf", 0),
    ("msyh.ttc", 0),
    ("Deng.ttf", 0),
    ("simsun.ttc", 0),
    ("PingFang.ttc", 0),
    ("STHeiti Light.ttc", 0),
    ("Hiragino Sans GB.ttc", 0),
    ("Songti.ttc", 0),
    ("Arial Unicode.ttf", 0),
    ("NotoSansCJK-Regular.ttc", 2),
    ("NotoSansCJKsc-Regular.otf", 0),
    ("NotoSansSC-Regular.otf", 0),
    ("NotoSerifCJK-Regular.ttc", 2),
    ("SourceHanSansSC-Regular.otf", 0),
    ("SourceHanSansCN-Regular.otf", 0),
    ("wqy-microhei.ttc", 0),
    ("wqy-zenhei.ttc", 0),
    ("DroidSansFallbackFull.ttf", 0),
    ("DroidSansFallback.ttf", 0),
    ("uming.ttc", 0),
    ("ukai.ttc", 0),
)
_KNOWN = dict(_FACES)
_RANK = {name: rank for rank, (name, _) in enumerate(_FACES)}
_FOLDERS = (
    "{WINDIR}/Fonts",
    "{LOCALAPPDATA}/Microsoft/Windows/Fonts",
    "/System/Library/Fonts",
    "/Library/Fonts",
    "{HOME}/Library/Fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "{HOME}/.local/share/fonts",
    "{HOME}/.fonts",
)


def has_font() -> bool:
    """Whether charts can be lettered in Chinese on this computer."""
    return _file() is not None


@lru_cache(maxsize=8)
def font(size: int) -> FreeTypeFont:
    """The font in a size in pixels; ask `has_font` first."""
    from PIL import ImageFont  # noqa: PLC0415 - an extra that only a report needs

    found = _file()
    if found is None:
        raise LookupError("no Chinese font")
    return ImageFont.truetype(found, size, index=_KNOWN[found.name], layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=1)
def _file() -> Path | None:
    found = {path for folder in _folders() for path in _known_below(folder)}
    return min(found, key=lambda path: (_RANK[path.name], str(path)), default=None)


def _folders() -> Iterator[str]:
    for folder in _FOLDERS:
        name = folder[1:].partition("}")[0] if folder.startswith("{") else ""
        value = os.environ.get(name, "") if name else ""
        if name and not value:
            continue
        yield folder.replace(f"{{{name}}}", value) if name else folder


def _known_below(folder: str) -> Iterator[Path]:
    for parent, _, names in os.walk(folder):
        yield from (Path(parent, name) for name in names if name in _KNOWN)
