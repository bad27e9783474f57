"""A TOML file of rules: decoded, parsed, its tables read key by key, each fault one Chinese sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.packs.error import PackError, likely, suggestion
from jixiao.packs.read import Key

_PLACE = re.compile(r"at line (\d+)")


def parse(path: Path, called: str) -> dict[str, Any]:
    """Decode and parse a file, numbers exact; ``called`` is what its users call it (口径文件、评分表文件)."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise PackError(f"打不开{called} {path}，请检查路径和权限。") from None
    except UnicodeDecodeError:
        raise PackError(f"{called} {path.name} 不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8 后再试。") from None
    try:
        return tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"第{place[1]}行" if place else "末尾"
        raise PackError(f"{called} {path.name} 的{where}不符合 TOML 写法，请检查等号、引号和是否重复。") from None


def read_keys(place: str, table: Mapping[str, Any], keys: Mapping[str, Key]) -> dict[str, Any]:
    """Every value of a table, read; a key that is not known or a value that is not right is refused."""
    values = {}
    for key, raw in table.items():
        if key not in keys:
            raise PackError(f"{place}里有不认识的键“{key}”{suggestion(key, keys)}")
        try:
            values[key] = keys[key].read(raw)
        except ValueError:
            raise PackError(_refusal(place, key, raw, keys[key])) from None
    return values


def _refusal(place: str, key: str, raw: object, expected: Key) -> str:
    """What was found and what is expected, with the likely spelling where a word was meant."""
    found = f"{place}里“{key}”写的是“{_shown(raw)}”"
    near = likely(str(raw), expected.words)
    return f"{found}，是不是想写“{near}”？" if near else f"{found}，应为{expected.expected}。"


def _shown(raw: object) -> str:
    """A value as the file writes it, short."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, dict):
        return "{" + "，".join(f"{key} = {_shown(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + "，".join(_shown(item) for item in raw) + "]"
    return str(raw)
