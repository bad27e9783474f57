"""Build a pack from its layers, and check what only the whole can show: order, gaps, completeness."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from jixiao.packs.error import PackError
from jixiao.packs.layer import Layer
from jixiao.packs.model import (
    AboveRule,
    AdjustableRule,
    BudgetRule,
    CostRule,
    CountingRule,
    Excess,
    Ground,
    MonitoringRule,
    Pack,
    TierBand,
)
from jixiao.packs.schema import OPTIONAL, SECTIONS
from jixiao.values.model import Tier


def build(file: str, layers: tuple[Layer, ...]) -> Pack:
    """The pack that the layers make together, the later over the earlier."""
    sections, grounds = _merge(layers)
    _require_all(file, sections)
    for check in _CHECKS:
        fault = check(sections)
        if fault:
            raise PackError(f"口径文件 {file} 的 {fault}")
    return _pack(file, layers, sections, grounds)


def _merge(layers: tuple[Layer, ...]) -> tuple[dict[str, dict[str, Any]], dict[str, Ground]]:
    sections: dict[str, dict[str, Any]] = {"severities": {}}
    grounds: dict[str, Ground] = {}
    for layer in layers:
        for section, values in layer.sections.items():
            sections[section] = {**sections.get(section, {}), **values}
        grounds.update(layer.grounds)
    return sections, grounds


def _require_all(file: str, sections: Mapping[str, Mapping[str, Any]]) -> None:
    for section, keys in SECTIONS.items():
        if section not in sections:
            raise PackError(f'口径文件 {file} 缺少 [{section}]，请补上，或写 extends = "national" 继承全国口径。')
        for key in keys:
            if key not in sections[section] and key not in OPTIONAL.get(section, ()):
                raise PackError(
                    f'口径文件 {file} 的 [{section}] 缺少“{key}”，请补上，或写 extends = "national" 继承全国口径。'
                )


def _thresholds(sections: Mapping[str, Mapping[str, Any]]) -> str:
    above = sections["above"]
    if above["warn"] > above["reason"]:
        return (
            f"[above] 里 warn（{above['warn']}）大于 reason（{above['reason']}），请让提醒幅度不高于须说明原因的幅度。"
        )
    return ""


def _lags(sections: Mapping[str, Mapping[str, Any]]) -> str:
    rule = sections["monitoring"]
    if rule["behind"] > rule["far_behind"]:
        return (
            f"[monitoring] 里 behind（{rule['behind']}）大于 far_behind（{rule['far_behind']}），"
            "请让滞后的幅度不高于严重滞后的幅度。"
        )
    return ""


_EXCESS_NEEDS: Mapping[Excess, tuple[str, ...]] = MappingProxyType(
    {
        Excess.NONE: (),
        Excess.FACTOR: ("start", "factor"),
        Excess.POINTS: ("start", "points"),
        Excess.NOTHING: ("start",),
    }
)


def _excess(sections: Mapping[str, Mapping[str, Any]]) -> str:
    above = sections["above"]
    for key in _EXCESS_NEEDS[above["rule"]]:
        if key not in above:
            return f'[above] 写了 rule = "{above["rule"]}"，还缺少“{key}”，请补上扣减的起点和数额。'
    return ""


def _tier_order(sections: Mapping[str, Mapping[str, Any]]) -> str:
    bands: tuple[TierBand, ...] = sections["qualitative"]["tiers"]
    if [band.tier for band in bands] != list(Tier):
        return "[qualitative] 里 tiers 的次序不对，应依次写 met、partly、missed 三档。"
    edges = [Decimal(1), *(band.low for band in bands)]
    for band, ceiling in zip(bands, edges, strict=False):
        if band.high != ceiling:
            return f"[qualitative] 里 {band.tier} 档的 high 是 {band.high}，应与上一档的下限 {ceiling} 相接。"
        if band.low >= band.high:
            return f"[qualitative] 里 {band.tier} 档的 low（{band.low}）应小于 high（{band.high}）。"
    if bands[-1].low != 0:
        return f"[qualitative] 里最低一档的 low 是 {bands[-1].low}，应为 0。"
    return ""


def _grade_order(sections: Mapping[str, Mapping[str, Any]]) -> str:
    bands: tuple[tuple[Decimal, str], ...] = sections["grades"]["bands"]
    for (upper, higher), (lower, name) in pairwise(bands):
        if upper <= lower:
            return f"[grades] 里“{name}”的 floor（{lower}）应小于前一等“{higher}”的 {upper}，请从高到低写。"
    if bands[-1][0] != 0:
        return f"[grades] 里最后一等“{bands[-1][1]}”的 floor 是 {bands[-1][0]}，应为 0，否则低分没有等级。"
    return ""


def _rising(section: str, key: str, name: str) -> Callable[[Mapping[str, Mapping[str, Any]]], str]:
    """A check that a list of bands rises in its first field."""

    def check(sections: Mapping[str, Mapping[str, Any]]) -> str:
        edges = [getattr(band, name) for band in sections[section].get(key, ())]
        if edges != sorted(set(edges)):
            shown = "、".join(str(edge) for edge in edges)
            return f"[{section}] 里 {key} 的 {name} 依次是 {shown}，请从小到大写，不要重复。"
        return ""

    return check


_CHECKS = (
    _thresholds,
    _lags,
    _excess,
    _tier_order,
    _grade_order,
    _rising("total", "caps", "below"),
    _rising("cost", "bands", "within"),
)


def _pack(
    file: str, layers: tuple[Layer, ...], sections: Mapping[str, Mapping[str, Any]], grounds: Mapping[str, Ground]
) -> Pack:
    header = layers[-1].header
    valid_from = [layer.header["valid_from"] for layer in layers if "valid_from" in layer.header]
    if not valid_from:
        raise PackError(f"口径文件 {file} 开头缺少“valid_from”，请写明自哪一天起适用，例如 valid_from = 2024-01-01。")
    return Pack(
        **{key: header[key] for key in ("name", "title", "source", "because", "verified")},
        valid_from=valid_from[-1],
        extends=layers[-1].extends,
        grounds=MappingProxyType(dict(grounds)),
        severities=MappingProxyType(dict(sections["severities"])),
        weight_sets=sections["weights"]["sets"],
        higher=sections["higher"]["rule"],
        lower=sections["lower"]["rule"],
        equal_below=sections["equal"]["below"],
        equal_above=sections["equal"]["above"],
        above=AboveRule(
            *(
                sections["above"].get(key, None)
                for key in ("warn", "reason", "rule", "start", "factor", "points", "reason_when_zero")
            )
        ),
        cost=CostRule(**{"bands": (), "cap_without_targets": None, **sections["cost"]}),
        adjustable=AdjustableRule(**sections["adjustable"]),
        late=sections["deadline"]["late"],
        budget=BudgetRule(**{"weight": None, **sections["budget"]}),
        tiers=sections["qualitative"]["tiers"],
        qualitative_remark_required=sections["qualitative"]["remark_required"],
        caps=sections["total"].get("caps", ()),
        counting=CountingRule(**sections["counting"]),
        grades=sections["grades"]["bands"],
        decimals=sections["rounding"]["decimals"],
        monitoring=MonitoringRule(**sections["monitoring"]),
    )
