"""The tables of a 评分表 file, read key by key, each fault one Chinese sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jixiao.packs.error import PackError
from jixiao.packs.read import Key
from jixiao.packs.toml_table import read_keys

_TITLES = {"grades": "等级", "quantities": "数据", "rows": "指标"}


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
    """Every value of a table, read; a needed key that is not there is refused."""
    values = read_keys(place, table, keys)
    for key in needed:
        if key not in values:
            raise PackError(f"{place}缺少“{key}”，请补上。")
    return values
