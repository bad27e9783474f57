"""A value written out in canonical notation, so that reading it again gives the same value."""

from __future__ import annotations

from decimal import Decimal

TYPE_CHECKING = False  # see jixiao/__init__.py

if TYPE_CHECKING:
    from jixiao.values.model import Value, When

GLYPHS = {">=": "≥", "<=": "≤", ">": ">", "<": "<", "=": "="}

SCALE_WORDS = {
    Decimal(100): "百",
    Decimal(1000): "千",
    Decimal(10**4): "万",
    Decimal(10**5): "十万",
    Decimal(10**6): "百万",
    Decimal(10**7): "千万",
    Decimal(10**8): "亿",
    Decimal(10**9): "十亿",
    Decimal(10**10): "百亿",
    Decimal(10**11): "千亿",
    Decimal(10**12): "万亿",
}

# Kinds that are words keep the words they were read from; these stand in for a value made without any.
STAND_INS = {
    "blank": "",
    "not_applicable": "无",
    "reference": "年度计划",
    "shifted": "满意度",
    "unreadable": "?",
    "met": "达成年度指标",
    "partly": "部分达成年度指标并具有一定效果",
    "missed": "未达成年度指标且效果较差",
    ">=": "不低于上年水平",
    "<=": "控制在预算额度内",
    "=": "零事故",
}


def write(value: Value) -> str:
    """The value in canonical notation.

    >>> from jixiao.values import read
    >>> str(read("不低于 1.20 万 人次"))
    '≥1.20万人次'
    >>> str(read("2024年12月底前完成"))
    '≤2024年12月31日'
    """
    if value.when is not None:
        return _moment(value)
    if value.parts:
        written = [write(part) for part in value.parts]
        return "；".join(written) if len(written) > 1 else f"均为{written[0]}"
    if value.number is None or value.kind == "qualitative":
        return _words(value)
    if value.upper_number is not None:
        return _pair(value, value.number, value.upper_number)
    if value.kind == "service_hours":
        return f"{value.number:f}小时服务"
    sign = "约" if value.kind == "approx" else GLYPHS.get(value.comparator or "", "")
    return f"{sign}{value.number:f}{_unit(value)}"


def _pair(value: Value, first: Decimal, second: Decimal) -> str:
    if value.kind == "ratio":
        return f"{GLYPHS.get(value.comparator or '', '')}{first:f}:{second:f}"
    if value.kind == "tolerance":
        return f"{first:f}{_unit(value)}±{second:f}{_unit(value)}"
    if value.kind == "service_hours":
        return f"{first:f}*{second:f}小时"
    return f"{first:f}~{second:f}{_unit(value)}"


def _unit(value: Value) -> str:
    return SCALE_WORDS.get(value.scale, "") + value.unit


def _words(value: Value) -> str:
    if value.text.strip():
        return value.text.strip()
    if value.kind == "placeholder":
        return f"**{value.unit}"
    if value.tier is not None:
        return STAND_INS[value.tier]
    if value.kind == "qualitative":
        return STAND_INS.get(value.comparator or "", "良好")
    if value.kind == "period":
        return "开放期间"
    return STAND_INS.get(value.kind, "?")


def _moment(value: Value) -> str:
    when = _calendar(value.when) if value.when else ""
    if value.until is not None:
        return f"{when}至{_calendar(value.until)}"
    return f"{GLYPHS.get(value.comparator or '', '')}{when}"


def _calendar(when: When) -> str:
    year = f"{when.year}年" if when.year is not None else ""
    if when.quarter is not None:
        return f"{year}第{when.quarter}季度"
    if when.half is not None:
        return year + ("上半年" if when.half == 1 else "下半年")
    month = f"{when.month}月" if when.month is not None else ""
    day = f"{when.day}日" if when.day is not None else ""
    return year + month + day or "全年"
