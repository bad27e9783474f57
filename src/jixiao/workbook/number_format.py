"""How a stored number looks in its cell: number formats (数字格式) as Excel for China shows them.

What is not understood here (fractions, powers of ten, conditions) is shown as General would: the number stays right.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

from jixiao.form.grid import GridCell
from jixiao.values.decimals import WIDE
from jixiao.workbook.date_format import date_text, is_date_format

BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    5: '"¥"#,##0;"¥"-#,##0',
    6: '"¥"#,##0;"¥"-#,##0',
    7: '"¥"#,##0.00;"¥"-#,##0.00',
    8: '"¥"#,##0.00;"¥"-#,##0.00',
    9: "0%",
    10: "0.00%",
    14: "yyyy/m/d",
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "yyyy/m/d h:mm",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    29: 'm"月"d"日"',
    30: "m/d/yy",
    31: 'yyyy"年"m"月"d"日"',
    32: 'h"时"mm"分"',
    33: 'h"时"mm"分"ss"秒"',
    34: '上午/下午h"时"mm"分"',
    35: '上午/下午h"时"mm"分"ss"秒"',
    36: 'yyyy"年"m"月"',
    37: "#,##0;-#,##0",
    38: "#,##0;-#,##0",
    39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00",
    41: '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ ',
    42: '_ "¥"* #,##0_ ;_ "¥"* -#,##0_ ;_ "¥"* "-"_ ;_ @_ ',
    43: '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ',
    44: '_ "¥"* #,##0.00_ ;_ "¥"* -#,##0.00_ ;_ "¥"* "-"??_ ;_ @_ ',
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss.0",
    50: 'yyyy"年"m"月"',
    51: 'm"月"d"日"',
    52: 'yyyy"年"m"月"',
    53: 'm"月"d"日"',
    54: 'm"月"d"日"',
    55: '上午/下午h"时"mm"分"',
    56: '上午/下午h"时"mm"分"ss"秒"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}

_SECTIONS = re.compile(r"""((?:"[^"]*"|\\.|!.|_.|\*.|\[[^\]]*\]|[^;"\\!_*\[])*)(?:;|$)""", re.DOTALL)
_TOKEN = re.compile(r"""General|G/通用格式|"[^"]*"|[\\!].|[_*].|\[[^\]]*\]|[0#?.,%@]|[eE][+-]|.""", re.DOTALL)
_COLOR = re.compile(
    r"black|blue|cyan|green|magenta|red|white|yellow|color ?\d+|[黑蓝青绿红白黄]色?|洋红|颜色\d+", re.IGNORECASE
)
_PLACES = tuple(Decimal(1).scaleb(-max(0, 9 - exponent)) for exponent in range(21))
_GENERAL = ("General", "G/通用格式")


@dataclass(frozen=True, slots=True)
class _Section:
    """One section of a format: text around the digits, and how the digits are laid out."""

    before: str
    whole: tuple[str, ...]
    fraction: tuple[str, ...]
    after: str
    scale: int  # a power of ten
    thousands: bool
    general: bool


def shown(number: Decimal, code: str, *, from_1904: bool = False) -> str:
    """Show a number in a number format.

    >>> shown(Decimal("0.98"), "0.00%"), shown(Decimal("12345.5"), "#,##0.00"), shown(Decimal("9.5"), '0.0"分"')
    ('98.00%', '12,345.50', '9.5分')
    >>> shown(Decimal(44561), 'yyyy"年"m"月"d"日"')
    '2021年12月31日'
    """
    if is_date_format(code):
        return date_text(number, code, from_1904=from_1904) or general(number)
    return _renderer(code)(number)


def number_cell(number: Decimal, code: str, *, from_1904: bool = False) -> GridCell:
    """A numeric cell with its format, as a reader sees it: a date has no number.

    >>> number_cell(Decimal("0.98"), "0%")
    GridCell(text='98%', number=Decimal('0.98'), formula=None, error=False)
    """
    try:
        text = shown(number, code, from_1904=from_1904) if code else general(number)
    except InvalidOperation:  # more digits than its format can lay out
        text = general(number)
    return GridCell(text, None if is_date_format(code) else number)


def general(number: Decimal) -> str:
    """Show a number without a format: eleven characters for one with decimals, as Excel; whole numbers in full.

    >>> [general(Decimal(text)) for text in ("0.30000000000000004", "1E+2", "-5.0", "3.14159265358979")]
    ['0.3', '100', '-5', '3.141592654']
    """
    if not number:
        return "0"
    exponent = number.adjusted()
    if not -10 < exponent < 21:
        return _scientific(number, exponent)
    if number == number.to_integral_value():
        if exponent > 14:
            number = number.quantize(Decimal(1).scaleb(exponent - 14), ROUND_HALF_UP)
        return format(number.to_integral_value(), "f")
    text = format(number.quantize(_PLACES[max(exponent, 0)], ROUND_HALF_UP), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _scientific(number: Decimal, exponent: int) -> str:
    mantissa = number.scaleb(-exponent).quantize(Decimal("0.00001"), ROUND_HALF_UP).normalize()
    return f"{mantissa:f}E{exponent:+03d}"


@lru_cache(maxsize=512)
def _renderer(code: str) -> Callable[[Decimal], str]:
    sections = [_section(text) for text in _split(code)[:3]]
    if not sections or any(section is None for section in sections):
        return general
    known = [section for section in sections if section is not None]

    def render(number: Decimal) -> str:
        if number < 0 and len(known) > 1:
            return _filled(known[1], -number)
        if number == 0 and len(known) > 2:
            return _filled(known[2], number)
        sign = "-" if number < 0 else ""
        return sign + _filled(known[0], abs(number))

    return render


def _split(code: str) -> list[str]:
    sections, position = [], 0
    while position <= len(code):
        match = _SECTIONS.match(code, position)
        if match is None:
            return []
        sections.append(match[1])
        if match.end() == len(code) and not match[0].endswith(";"):
            break
        position = match.end()
        if position == len(code):
            sections.append("")
            break
    return sections


def _section(text: str) -> _Section | None:
    """Read one section, or nothing if it has something this module does not know."""
    before, after = "", ""
    whole: list[str] = []
    fraction: list[str] = []
    scale, thousands, point, general_number, pending = 0, False, False, False, 0
    for part in _TOKEN.findall(text):
        literal = _literal(part)
        if literal is not None:
            (fraction if point else whole).append("'" + literal)
        elif part in ("0", "#", "?"):
            thousands = thousands or bool(pending)
            pending = 0
            (fraction if point else whole).append(part)
        elif part == ".":
            if point:
                return None
            scale, pending, point = scale - 3 * pending, 0, True
        elif part == ",":
            pending += any(not item.startswith("'") for item in whole + fraction)
        elif part == "%":
            scale += 2
            (fraction if point else whole).append("'%")
        elif part in _GENERAL or part == "@":
            general_number = True
            before, whole = "".join(item[1:] for item in whole), []
        else:
            return None
    scale -= 3 * pending
    if general_number:
        after = "".join(item[1:] for item in whole)
        return _Section(before, (), (), after, 0, thousands=False, general=True)
    return _Section(before, tuple(whole), tuple(fraction), after, scale, thousands, general=False)


def _literal(token: str) -> str | None:
    """Give the text that a token stands for, or nothing if it is about digits or not known."""
    if token[0] == '"':
        return token[1:-1] if len(token) > 1 else None
    if token[0] in "\\!":
        return token[1:]
    if token[0] in "_*" and len(token) > 1:
        return ""
    if token[0] == "[":
        inside = token[1:-1]
        if inside.startswith("$"):
            return inside[1:].partition("-")[0]
        return "" if _COLOR.fullmatch(inside) else None
    return None if token in _GENERAL or token[0] in "0#?.,%@/eE" else token


def _filled(section: _Section, number: Decimal) -> str:
    if section.general:
        return (section.before + general(number) + section.after).strip()
    places = sum(item in "0#?" for item in section.fraction)
    scaled = number.scaleb(section.scale).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, WIDE)
    digits, _, decimals = format(scaled, "f").partition(".")
    whole = _whole("" if digits == "0" else digits, section.whole, thousands=section.thousands)
    fraction = _fraction(decimals, section.fraction)
    has_point = any(item in "0#?" for item in section.fraction)
    return (whole + ("." if has_point else "") + fraction).strip()


def _whole(digits: str, layout: tuple[str, ...], *, thousands: bool) -> str:
    """Lay digits out from the right; the first place takes all that are left."""
    places = [index for index, item in enumerate(layout) if item in "0#?"]
    written: list[str] = []
    count = 0
    for index in range(len(layout) - 1, -1, -1):
        item = layout[index]
        if item.startswith("'"):
            written.append(item[1:])
            continue
        last = index == places[0]
        take = digits[::-1] if last else digits[-1:]
        digits = "" if last else digits[:-1]
        for digit in take or ("0" if item == "0" else ""):
            if thousands and count and count % 3 == 0:
                written.append(",")
            written.append(digit)
            count += 1
    return "".join(reversed(written))


def _fraction(decimals: str, layout: tuple[str, ...]) -> str:
    optional, written, place = len(decimals.rstrip("0")), "", 0
    for item in layout:
        if item.startswith("'"):
            written += item[1:]
            continue
        if item == "0" or place < optional:
            written += decimals[place]
        place += 1
    return written
