"""A value as plain data for ``jixiao value --json``, and as one line for the terminal."""

from __future__ import annotations

from jixiao.values import notation
from jixiao.values.model import Comparator, Kind, Value

KIND_NAMES = {
    Kind.QUANTITY: "数量", Kind.PERCENT: "百分比", Kind.MONEY: "金额", Kind.RATE: "单位量", Kind.DURATION: "时长",
    Kind.FREQUENCY: "频次", Kind.RANGE: "区间", Kind.TOLERANCE: "允差", Kind.RATIO: "比例", Kind.APPROX: "约数",
    Kind.DEADLINE: "期限", Kind.DATE: "日期", Kind.PERIOD: "时段", Kind.SERVICE_HOURS: "服务时间",
    Kind.QUALITATIVE: "定性", Kind.QUALITATIVE_TIER: "定性三档", Kind.COMPOSITE: "一格多值", Kind.REFERENCE: "指向别处",
    Kind.PLACEHOLDER: "占位", Kind.BLANK: "空白", Kind.NOT_APPLICABLE: "不适用", Kind.SHIFTED: "疑似串列",
    Kind.UNREADABLE: "无法读取",
}  # fmt: skip

COMPARATOR_NAMES = {
    Comparator.AT_LEAST: "不少于 ", Comparator.AT_MOST: "不超过 ", Comparator.MORE: "多于 ", Comparator.LESS: "少于 ",
    Comparator.EQUAL: "等于 ", Comparator.ABOUT: "约 ",
}  # fmt: skip
TIER_NAMES = {"met": "达成", "partly": "部分达成", "missed": "未达成"}


def describe(value: Value) -> dict[str, object]:
    """The value as strings, lists and None, as ``jixiao value --json`` prints it; decimals keep their places.

    >>> from jixiao.values import read
    >>> shown = describe(read("≤1.20万元"))
    >>> shown["number"], shown["scale"], shown["unit"]
    ('1.20', '10000', '元')
    """
    shown: dict[str, object] = {
        "text": value.text,
        "kind": value.kind.value,
        "comparator": None if value.comparator is None else value.comparator.value,
        "number": value.number_text,
        "upper_number": value.upper_text,
        "unit": value.unit,
        "scale": f"{value.scale:f}",
        "presumed": list(value.presumed),
    }
    if value.tier is not None:
        shown["tier"] = value.tier.value
    if value.parts:
        shown["parts"] = [describe(part) for part in value.parts]
    if value.kind is Kind.UNREADABLE:
        shown["position"] = None if value.position is None else str(value.position)
        shown["why"] = value.why
    return shown


def explain(value: Value) -> str:
    """The value in one line of Chinese for the terminal.

    >>> from jixiao.values import read
    >>> explain(read("≥200件"))
    '≥200件 → 数量，不少于 200 件'
    """
    said = f"{value.text.strip() or '（空）'} → {KIND_NAMES[value.kind]}"
    detail = _detail(value)
    notes = f"（{'；'.join(value.presumed)}）" if value.presumed else ""
    return f"{said}，{detail}{notes}" if detail else said + notes


def _detail(value: Value) -> str:  # noqa: PLR0911 - one line for each form of value
    if value.kind is Kind.UNREADABLE:
        return value.why
    if value.parts:
        return f"共 {len(value.parts)} 个值：" + "；".join(_detail(part) for part in value.parts)
    if value.tier is not None:
        return TIER_NAMES[value.tier]
    if value.number_text is None:
        return ""
    relation = COMPARATOR_NAMES.get(value.comparator or Comparator.EQUAL, "")
    if value.when is not None:
        return _moment(value)
    if value.kind in (Kind.RANGE, Kind.TOLERANCE, Kind.RATIO, Kind.SERVICE_HOURS):
        return notation.write(value)
    unit = notation.SCALE_WORDS.get(value.scale, "") + value.unit
    return f"{relation}{value.number_text}{' ' + unit if unit else ''}"


def _moment(value: Value) -> str:
    shown = "全年" if value.number_text == "year" else value.number_text or ""
    if value.until is not None:
        return f"{shown} 至 {value.until}"
    return f"不晚于 {shown}" if value.kind is Kind.DEADLINE and value.comparator is Comparator.AT_MOST else shown
