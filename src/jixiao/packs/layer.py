"""One pack file as it stands: decoded, parsed, every key known and of the right kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jixiao.packs.error import PackError, suggestion
from jixiao.packs.model import Ground
from jixiao.packs.read import Key
from jixiao.packs.schema import GROUND, HEADER, SECTIONS, SEVERITY
from jixiao.packs.toml_table import parse, read_keys

_CODE = re.compile(r"[A-Z]+[0-9]+")


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
    file, raw = path.name, parse(path, "口径文件")
    tables = {key: value for key, value in raw.items() if isinstance(value, dict)}
    for section in tables:
        if section not in _KNOWN:
            raise PackError(f"口径文件 {file} 里有不认识的小节“{section}”{suggestion(section, _KNOWN)}")
    loose = {key: value for key, value in raw.items() if key not in tables}
    header = _read_keys(f"口径文件 {file} 开头", loose, HEADER, HEADER.keys() - {"extends", "valid_from"})
    sections, grounds = {}, {}
    for section, table in tables.items():
        sections[section], grounds[section] = _section(file, section, table, str(header["name"]))
        if header["verified"] and not grounds[section].verified:
            raise PackError(
                f"口径文件 {file} 开头写了 verified = true，但 [{section}] 是 false，请把开头也改为 false。"
            )
    return Layer(file, header, sections, grounds)


_KNOWN = (*SECTIONS, "severities")


def _section(file: str, section: str, table: Mapping[str, Any], pack: str) -> tuple[Mapping[str, Any], Ground]:
    """One section's values, and the ground it must state."""
    place = f"口径文件 {file} 的 [{section}] "
    keys = SECTIONS.get(section, {})
    if section == "severities":
        codes = [key for key in table if key not in GROUND]
        wrong = next((code for code in codes if not _CODE.fullmatch(code)), None)
        if wrong is not None:
            raise PackError(f"{place}里的“{wrong}”不像校验代码，应由大写字母和数字组成，例如 S01。")
        keys = dict.fromkeys(codes, SEVERITY)
    values = _read_keys(place, table, {**GROUND, **keys}, GROUND)
    ground = Ground(pack, *(values.pop(key) for key in GROUND))
    return values, ground


def _read_keys(
    place: str, table: Mapping[str, Any], keys: Mapping[str, Key], required: Iterable[str]
) -> dict[str, Any]:
    """Every value of a table, read; a required key that is not there is refused."""
    values = read_keys(place, table, keys)
    for key in sorted(required):
        if key not in values:
            raise PackError(f"{place}缺少“{key}”，请写明{_MEANING[key]}。")
    return values


_MEANING = {
    "name": "口径名称",
    "title": "口径的中文名称",
    "source": "依据的文件或表",
    "because": "为什么这样规定",
    "verified": "原文是否已核对（true 或 false）",
}
