"""How one text reads: the parts of a value (数值), the tier of a qualitative result (定性三档)."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from jixiao.functions.arguments import Given, cell_of, pack_of, quoted, text_of
from jixiao.functions.errors import NotScorableError, WrongArgumentError
from jixiao.scoring.direction import WORDS
from jixiao.scoring.qualitative import band_of, presumed_tier
from jixiao.values import Comparator, Kind, Role, Value, read
from jixiao.values.json_form import KIND_NAMES

_SIGNS = {
    Comparator.AT_LEAST: "≥",
    Comparator.AT_MOST: "≤",
    Comparator.MORE: "＞",
    Comparator.LESS: "＜",
    Comparator.EQUAL: "＝",
    Comparator.RANGE: "区间",
    Comparator.WITHIN: "之内",
    Comparator.ABOUT: "约",
}
_BETWEEN = {Kind.TOLERANCE: "±", Kind.RATIO: ":"}
_ROLES = {"": Role.TARGET, "指标值": Role.TARGET, "完成值": Role.ACTUAL, "实际完成值": Role.ACTUAL}


class Reading(NamedTuple):
    """How a text reads (读法): what it is, how it compares, its number, its unit, and the scale of that unit."""

    kind: str  # 数量, 百分比, 金额 …, 无法读取
    comparator: str  # ≥, ≤, ＝ …, "" where the text states none
    number: Decimal | str  # text for dates and for values with two numbers, "" where there is none
    unit: str
    scale: Decimal | str  # 万 is 10000, % is 0.01; "" where there is no number


def perf_value(text: Given, role: Given = None) -> Reading | None:
    """How a text is read; None for a blank.

    Args:
        text: what a cell says: ≥1.2万人.
        role: 指标值 (when nothing is said) or 完成值; the latter presumes "=".

    Raises:
        WrongArgumentError: the role is another word.
        ArgumentIsError: an argument is an error.

    >>> perf_value("≥1.2万人")
    Reading(kind='数量', comparator='≥', number=Decimal('1.2'), unit='人', scale=Decimal('10000'))
    """
    word = text_of(role)
    if word not in _ROLES:
        raise WrongArgumentError(f"“{quoted(role)}”不是可选的读法，请写“指标值”或“完成值”。")
    cell = cell_of(text)
    if cell.blank:
        return None
    value = read(cell.text.strip(), _ROLES[word])
    sign = _SIGNS[value.comparator] if value.comparator is not None else ""
    number = _number(value)
    return Reading(KIND_NAMES[value.kind], sign, number, value.unit, value.scale if value.number is not None else "")


def perf_tier(actual: Given, target: Given = None, pack: Given = None) -> str | None:
    """The tier that words suggest (定性三档), as the pack calls it; None for a blank. A person decides.

    Raises:
        NotScorableError: the text is no words but a number, a date, or nothing that can be read.
        WrongArgumentError: 口径 unknown.
        ArgumentIsError: an argument is an error.
    """
    scheme = pack_of(pack)
    answer = cell_of(actual)
    asked = cell_of(target)
    if answer.blank:
        return None
    value = read(answer.text.strip(), Role.ACTUAL)
    if value.kind not in WORDS:
        raise NotScorableError(
            f"“{quoted(actual)}”的种类是“{KIND_NAMES[value.kind]}”，不分档；请填写完成情况的文字，例如 有效提升。"
        )
    tier = presumed_tier(value, None if asked.blank else read(asked.text.strip(), Role.TARGET))
    return band_of(tier, scheme).title


def _number(value: Value) -> Decimal | str:
    """The number, or both of them as text, or the date."""
    if value.upper_text is not None:
        return f"{value.number_text or ''}{_BETWEEN.get(value.kind, '～')}{value.upper_text}"
    if value.number is not None and value.kind is not Kind.SERVICE_HOURS:
        return value.number
    return value.number_text or ""
