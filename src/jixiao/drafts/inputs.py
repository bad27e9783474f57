"""What the cells of a form ask for: hints and bounds that fit the target, and never block an honest answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jixiao.drafts.paper import Rule
from jixiao.form.model import Indicator
from jixiao.packs.model import Pack
from jixiao.prose.template import Sections, sections
from jixiao.values.model import Kind, Value
from jixiao.values.notation import SCALE_WORDS

_WORDS = "drafts/inputs.j2"
_LONGEST_VALUE = 200
_LONGEST_TEXT = 2000
_LONGEST_HINT = 250  # Excel takes 255
_LONGEST_QUOTE = 60
_TIMES = "日期"
_TEXT = "定性"
_SECTIONS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.PERCENT: "百分比",
        Kind.MONEY: "金额",
        Kind.DEADLINE: _TIMES,
        Kind.DATE: _TIMES,
        Kind.PERIOD: "时段",
        Kind.QUALITATIVE: _TEXT,
        Kind.QUALITATIVE_TIER: _TEXT,
        Kind.COMPOSITE: "一格多值",
    }
    | dict.fromkeys(
        (Kind.QUANTITY, Kind.RATE, Kind.DURATION, Kind.FREQUENCY, Kind.RANGE, Kind.TOLERANCE, Kind.APPROX), "数值"
    )
    | dict.fromkeys((Kind.RATIO, Kind.SERVICE_HOURS), "照样写法")
)
_NO_TARGET = "不能衡量"


def measurable(value: Value | None) -> bool:
    """Whether a target says what is to be reached, in a number, a date or words."""
    return value is not None and value.kind in _SECTIONS


def scored_by_hand(value: Value | None) -> bool:
    """Whether a person has to choose the score: the target is in words, or says nothing that can be compared."""
    return value is None or _SECTIONS.get(value.kind, _TEXT) == _TEXT


def actual_rule(indicator: Indicator, pack: Pack) -> Rule:
    """What 实际完成值 of a row asks for."""
    target = indicator.target
    value = target.value if target is not None else None
    kind = _SECTIONS.get(value.kind, _NO_TARGET) if value is not None else _NO_TARGET
    unit = SCALE_WORDS.get(value.scale, "") + value.unit if value is not None and value.kind is not Kind.PERCENT else ""
    found = sections(_WORDS, kind=kind, target=_short(target.text if target else ""), unit=unit)
    hint = _hint(found)
    choices = tuple(tier.title for tier in pack.tiers)
    if kind == _TEXT and _fit_a_list(choices):
        return Rule("list", found.text("标题"), hint, found.text("出错"), choices=choices)
    longest = _LONGEST_TEXT if kind in (_NO_TARGET, _TEXT) else _LONGEST_VALUE
    return Rule("length", found.text("标题"), hint, found.text("出错"), most=longest)


def weight_rule() -> Rule:
    """分值: a number from 0 to 100."""
    found = sections(_WORDS, kind="分值", target="", unit="")
    return Rule("decimal", found.text("标题"), _hint(found), found.text("出错"), most=100, refuses=True)


def amount_rule(kind: str, unit: str) -> Rule:
    """An amount of the budget block: ``kind`` is 年初预算数, 全年预算数 or 全年执行数."""
    found = sections(_WORDS, kind=kind, target="", unit=unit)
    return Rule("decimal", found.text("标题"), _hint(found), found.text("出错"))


def score_rule(weight: str, pack: Pack) -> Rule:
    """得分 that a person chooses within a 定性 tier; ``weight`` is the cell of the row's 分值."""
    tiers = "；".join(f"{tier.title}为{tier.high:.0%}～{tier.low:.0%}" for tier in pack.tiers)
    found = sections(_WORDS, kind="得分", target=tiers, unit="")
    return Rule("decimal", found.text("标题"), _hint(found), found.text("出错"), most=f"={weight}")


def _fit_a_list(choices: Sequence[str]) -> bool:
    """Whether Excel can hold the choices: 255 characters, commas between them."""
    return not any("," in choice for choice in choices) and len(",".join(choices)) <= _LONGEST_HINT


def _hint(found: Sections) -> str:
    return "\n".join(found.lines("提示"))[:_LONGEST_HINT]


def _short(text: str) -> str:
    line = "".join(text.split())
    return line if len(line) <= _LONGEST_QUOTE else line[:_LONGEST_QUOTE] + "……"
