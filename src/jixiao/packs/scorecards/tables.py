"""The tables of a 评分表 file, parsed and read key by key, each fault one Chinese sentence."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.packs.error import PackError, likely, suggestion
from jixiao.packs.read import Key

_PLACE = re.compile(r"at line (\d+)")
_TITLES = {"grades": "等级", "quantities": "数据", "rows": "指标"}


def parse(path: Path) -> dict[str, Any]:
    """Decode and parse a file, numbers exact."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise PackError(f"打不开评分表文件 {path}，请检查路径和权限。") from None
    except UnicodeDecodeError:
        raise PackError(f"评分表文件 {path.name} 不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8 后再试。") from None
    try:
        return tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"第{place[1]}行" if place else "末尾"
        raise PackError(f"评分表文件 {path.name} 的{where}不符合 TOML 写法，请检查等号、引号和是否重复。") from None


def tables(
    place: str, raw: Mapping[str, Any], name: str, *, needed: bool = False
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The tables of a list, each with how a sentence names it."""
    listed = raw.get(name, [])
    if not isinstance(listed, list) or not all(isinstance(table, dict) for table in listed):
        raise PackError(f"{place}的“{name}”应写成若干个 [[{name}]]。")
    if needed and not listed:
        raise PackError(f"{place}没有任何 [[{name}]]，请至少写一项{_TITLES[name]}。")
    for number, table in enumerate(listed, start=1):
        title = table.get("name")
        called = f"“{title}”" if isinstance(title, str) and title.strip() else ""
        yield f"{place}第{number}个 [[{name}]]{called}", table


def read_table(place: str, table: Mapping[str, Any], keys: Mapping[str, Key], needed: Iterable[str]) -> dict[str, Any]:
    """Every value of a table, read; keys that are not known, not right or not there are refused, in this order."""
    values = {}
    for key, raw in table.items():
        if key not in keys:
            raise PackError(f"{place}里有不认识的键“{key}”{suggestion(key, keys)}")
        try:
            values[key] = keys[key].read(raw)
        except ValueError:
            raise PackError(_refusal(place, key, raw, keys[key])) from None
    for key in needed:
        if key not in values:
            raise PackError(f"{place}缺少“{key}”，请补上。")
    return values


def _refusal(place: str, key: str, raw: object, expected: Key) -> str:
    near = likely(str(raw), expected.words)
    found = f"{place}里“{key}”写的是“{_shown(raw)}”"
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
