"""One pack file as it stands: decoded, parsed, every key known and of the right kind."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jixiao.packs.error import PackError, suggestion
from jixiao.packs.model import Ground
from jixiao.packs.read import Key
from jixiao.packs.schema import GROUND, HEADER, SECTIONS, SEVERITY

_CODE = re.compile(r"[A-Z]+[0-9]+")
_PLACE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Layer:
    """What one file says: its header, and for each section its values and its ground."""

    file: str
    header: Mapping[str, Any]
    sections: Mapping[str, Mapping[str, Any]]
    grounds: Mapping[str, Ground]

    @property
    def name(self) -> str:
        """The pack's name."""
        return str(self.header["name"])

    @property
    def extends(self) -> str:
        """The pack it builds on, "" for none."""
        return str(self.header.get("extends", ""))


def read_layer(path: Path) -> Layer:
    """Read and check one file; PackError names file, section and key."""
    raw = _parse(path)
    tables = {key: value for key, value in raw.items() if isinstance(value, dict)}
    loose = {key: value for key, value in raw.items() if key not in tables}
    _require_known(path.name, "开头", loose, [*HEADER])
    _require_known(path.name, None, tables, [*SECTIONS, "severities"])
    header = _read_keys(path.name, "开头", loose, HEADER)
    _require(path.name, "开头", header, HEADER.keys() - {"extends", "valid_from"})
    if header["name"] != path.stem:
        raise PackError(
            f"口径文件 {path.name} 开头的“name”写的是“{header['name']}”，应与文件名一致，写作“{path.stem}”。"
        )
    sections, grounds = {}, {}
    for section, table in tables.items():
        sections[section], grounds[section] = _section(path.name, section, table, str(header["name"]))
        if header["verified"] and not grounds[section].verified:
            raise PackError(
                f"口径文件 {path.name} 开头写了 verified = true，但 [{section}] 是 false，请把开头也改为 false。"
            )
    return Layer(path.name, header, sections, grounds)


def _parse(path: Path) -> dict[str, Any]:
    """Decode and parse, numbers exact."""
    try:
        content = path.read_bytes().decode("utf-8-sig")
    except OSError:
        raise PackError(f"打不开口径文件 {path}，请检查路径和权限。") from None
    except UnicodeDecodeError:
        raise PackError(f"口径文件 {path.name} 不是 UTF-8 编码（可能是 GBK），请另存为 UTF-8 后再试。") from None
    try:
        return tomllib.loads(content, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        where = f"第{place[1]}行" if place else "末尾"
        raise PackError(f"口径文件 {path.name} 的{where}不符合 TOML 写法，请检查等号、引号和是否重复。") from None


def _section(file: str, section: str, table: Mapping[str, Any], pack: str) -> tuple[Mapping[str, Any], Ground]:
    """One section's values, and the ground it must state."""
    if section == "severities":
        keys = {**GROUND} | {code: SEVERITY for code in table if _CODE.fullmatch(code)}
        _require_known(file, f"[{section}]", table, keys, "应为校验代码，由大写字母和数字组成，例如 S001。")
    else:
        keys = {**GROUND, **SECTIONS[section]}
        _require_known(file, f"[{section}]", table, keys)
    values = _read_keys(file, f"[{section}]", table, keys)
    _require(file, f"[{section}]", values, GROUND)
    ground = Ground(pack, *(values.pop(key) for key in GROUND))
    return values, ground


def _require_known(
    file: str, where: str | None, table: Mapping[str, Any], known: Iterable[str], hint: str = ""
) -> None:
    for key in table:
        if key not in known:
            what = f"的 {where} 里有不认识的键" if where else "里有不认识的小节"
            raise PackError(f"口径文件 {file} {what}“{key}”{'，' + hint if hint else suggestion(key, known)}")


def _require(file: str, where: str, values: Mapping[str, Any], keys: Iterable[str]) -> None:
    for key in sorted(keys):
        if key not in values:
            raise PackError(f"口径文件 {file} 的 {where} 缺少“{key}”，请写明{_MEANING[key]}。")


_MEANING = {
    "name": "口径名称（与文件名相同）",
    "title": "口径的中文名称",
    "source": "依据的文件或表",
    "because": "为什么这样规定",
    "verified": "原文是否已核对（true 或 false）",
}


def _read_keys(file: str, where: str, table: Mapping[str, Any], keys: Mapping[str, Key]) -> dict[str, Any]:
    values = {}
    for key, raw in table.items():
        try:
            values[key] = keys[key].read(raw)
        except ValueError:
            found = raw if isinstance(raw, str | int | Decimal) and not isinstance(raw, bool) else _shown(raw)
            raise PackError(
                f"口径文件 {file} 的 {where} 里“{key}”写的是“{found}”，应为{keys[key].expected}。"
            ) from None
    return values


def _shown(raw: object) -> str:
    """A value as a pack file writes it, short."""
    if isinstance(raw, bool):
        return str(raw).lower()
    if isinstance(raw, dict):
        return "{" + "，".join(f"{key} = {_shown(value)}" for key, value in raw.items()) + "}"
    if isinstance(raw, list):
        return "[" + "，".join(_shown(item) for item in raw) + "]"
    return str(raw)
