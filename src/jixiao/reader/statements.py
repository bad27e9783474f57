"""Cells as what they state: a target or an actual as a `Statement`, a plain number as an `Amount`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from jixiao.form.model import Amount, Cell, MoneyUnit, Statement
from jixiao.reader.grid_view import compact
from jixiao.values import inherit_unit, read, read_number
from jixiao.values.comparing import INHERITED
from jixiao.values.model import Kind, Role, Value
from jixiao.values.notation import SCALE_WORDS

_MONEY_SCALES = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
_UNIT = re.compile(r"(?P<number>.*?)(人民币)?(?P<word>百万元|亿元|万元|千元|元)(整)?")
_COMPARATORS = {
    "大于等于": "≥",
    "大于或等于": "≥",
    "不小于": "≥",
    "不低于": "≥",
    "不少于": "≥",
    "正向": "≥",
    "正向指标": "≥",
    "≥": "≥",
    "≧": "≥",
    ">=": "≥",
    "小于等于": "≤",
    "小于或等于": "≤",
    "不大于": "≤",
    "不高于": "≤",
    "不超过": "≤",
    "反向": "≤",
    "反向指标": "≤",
    "逆向": "≤",
    "逆向指标": "≤",
    "≤": "≤",
    "≦": "≤",
    "<=": "≤",
    "大于": ">",
    ">": ">",
    "小于": "<",
    "<": "<",
    "等于": "=",
    "=": "=",
}
_NO_UNIT = frozenset({"", "无", "/", "-", "—", "——", "无单位", "定性", "文字描述"})
_KINDS_OF_TARGET = frozenset({"定性", "定性指标", "定量指标"})  # what stands in place of a sign
_UNIT_IN_NAME = re.compile(r".+\((?:单位:)?([^()\d]{1,5})\)")
_BELOW_LINE = re.compile(r"/\(([^()]+)\)$")  # 元/(人·天)
_MULTIPLIED = re.compile(r"(?<=[一-鿿])[*.×•](?=[一-鿿])")  # 元/人*月
_DIGIT = re.compile(r"\d")
_YEAR_OR_NUMBER = re.compile(r"20[0-3]\d\.\d{1,2}")
_TWO_NUMBERS = re.compile(r"\d\s*\n\s*\d")  # one below the other; closed up they would be a third
_BARE_NUMBER = re.compile(r"[-+]?[\d,，]*\.?\d+")
# A number that lacks nothing but its unit: ≥95, 不低于95, 95以上.
_WITHOUT_UNIT = re.compile(
    r"(?P<number>\s*(?:>=|<=|[≥≤≧≦><=＞＜＝﹥﹤﹦]|大于等于|小于等于|不低于|不少于|不小于|不超过|不高于|不大于|大于|小于|等于|至少)?"
    r"\s*[-+]?[\d,，]*\.?\d+)\s*(?P<bound>及?以上|及?以下|以内|左右)?\s*"
)


def amount(cell: Cell, unit: MoneyUnit | None = None) -> Amount:
    """The plain number in a cell, in the form's money unit where one is given; None where it holds none.

    What the cell shows is preferred to what it stores where both are the same number: 0.50 keeps its places, and the
    noise of binary fractions is dropped.
    """
    text = "" if _TWO_NUMBERS.search(cell.text) else compact(cell.text)
    word = None
    if unit is not None and (match := _UNIT.fullmatch(text)):
        text, word = match["number"], match["word"]
    elif text.endswith("分"):
        text = text[:-1]
    shown = None if cell.error or not text else _shown_number(text)
    number = shown if word else _exact(shown, cell.number)
    if number is not None and word and unit is not None and unit.word and word != unit.word:
        number = number * _MONEY_SCALES[word] / unit.scale
    return Amount(cell, number)


def money_amount(cell: Cell) -> tuple[Decimal | None, str]:
    """The amount in a cell with the word of its unit: in 元 where it has one, as it stands where not.

    >>> money_amount(Cell("", 1, 1, "1,200万元")), money_amount(Cell("", 1, 1, "1,200"))
    ((Decimal('12000000'), '万元'), (Decimal('1200'), ''))
    """
    match = _UNIT.fullmatch(compact(cell.text))
    word = match["word"] if match else ""
    return amount(cell, money_unit("元") if word else None).number, word


@lru_cache(maxsize=2048)
def _shown_number(text: str) -> Decimal | None:
    """A number as shown; a share of 100 points (10%) is as many points."""
    return read_number(text.removesuffix("%"))


def _exact(shown: Decimal | None, stored: Decimal | None) -> Decimal | None:
    if stored is None or shown is None:
        return shown if stored is None else stored
    if abs(shown - stored) < Decimal("1e-9") or abs(shown - stored * 100) < Decimal("1e-7"):
        return shown
    return stored


def is_comparator(word: str) -> bool:
    """Whether a word of the column 指标性质 says how a target compares.

    >>> is_comparator("反向"), is_comparator("大于等于"), is_comparator("定性")
    (True, True, False)
    """
    return compact(word) in _COMPARATORS


def money_unit(word: str) -> MoneyUnit:
    """The money unit of a word: 万元, 元.

    >>> money_unit("万元").scale
    Decimal('10000')
    """
    return MoneyUnit(word, _MONEY_SCALES[word]) if word in _MONEY_SCALES else MoneyUnit()


@lru_cache(maxsize=2048)
def _value(text: str, role: Role) -> Value:
    """What a text stands for; 100% and 完成 stand in row after row and in form after form."""
    return read(text, role)


def target(cell: Cell, comparator: str = "", unit: str = "") -> Statement:
    """A target, with the comparator and the unit that columns of their own give it."""
    text = joined_target(cell.text.strip(), comparator, unit)
    return Statement(cell, _value(text, Role.TARGET), text)


def target_in_parts(cells: Sequence[Cell]) -> Statement:
    """A target that stands in several cells below one heading (≥ | 95 | %): its cell is that of the number."""
    cells = [cell for cell in cells if compact(cell.text) not in _KINDS_OF_TARGET] or cells
    text = "".join(cell.text.strip() for cell in cells)
    return Statement(
        next((cell for cell in cells if _DIGIT.search(cell.text)), cells[0]), _value(text, Role.TARGET), text
    )


def actual(cell: Cell, against: Statement | None, unit: str = "") -> Statement:
    """An actual; where it states no unit it is in that of its target, and says so."""
    text = _with_unit(cell.text.strip(), unit)
    value = _value(text, Role.ACTUAL)
    if against is None:
        return Statement(cell, value, text)
    if value.kind is Kind.UNREADABLE and _YEAR_OR_NUMBER.fullmatch(text) and against.value.number is not None:
        # 2022.6 may be June or a number; against a number of 万元 it is one.
        unit = SCALE_WORDS.get(against.value.scale, "") + against.value.unit
        value = read(text + unit, Role.ACTUAL).presuming(INHERITED)
    return Statement(cell, inherit_unit(value, against.value), text)


def rate(cell: Cell) -> Statement:
    """An execution rate."""
    return Statement(cell, _value(cell.text.strip(), Role.ACTUAL), cell.text.strip())


def joined_target(text: str, comparator: str, unit: str) -> str:
    """What the columns 指标性质, 指标值 and 度量单位 say together.

    >>> joined_target("95", "大于等于", "%"), joined_target("有效提升", "定性", "无"), joined_target("≥95%", "≥", "%")
    ('≥95%', '有效提升', '≥95%')
    >>> joined_target("≤20", "", "万元/公里"), joined_target("90以上", "", "%")
    ('≤20万元/公里', '90%以上')
    """
    sign = _COMPARATORS.get(compact(comparator), "")
    return (sign if _BARE_NUMBER.match(text) else "") + _with_unit(text, unit)


def _with_unit(text: str, unit: str) -> str:
    word = compact(unit)
    word = _MULTIPLIED.sub("·", _BELOW_LINE.sub(r"/\1", word))
    match = _WITHOUT_UNIT.fullmatch(text)
    return text if word in _NO_UNIT or match is None else match["number"] + word + (match["bound"] or "")


def unit_in_name(name: str) -> str:
    """The unit that a name ends with, "" where what stands in its brackets is none.

    >>> unit_in_name("村卫生室达标率（%）"), unit_in_name("培训人数（含临时）"), unit_in_name("巡查次数（5分）")
    ('%', '', '')
    """
    match = _UNIT_IN_NAME.fullmatch(compact(name))
    if match is None or match[1] in _NO_UNIT:
        return ""
    return match[1] if _value("1" + match[1], Role.TARGET).kind is not Kind.UNREADABLE else ""


def plain_number(text: str) -> Decimal | None:
    """A numeral of a heading or label.

    >>> plain_number("50"), plain_number("x")
    (Decimal('50'), None)
    """
    try:
        return Decimal(text)
    except InvalidOperation:
        return None
