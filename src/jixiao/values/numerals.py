"""Numbers written in Chinese characters (中文数字): 二十, 一百零五, 两万, 壹佰."""

from __future__ import annotations

DIGITS = {
    **{character: value for value, character in enumerate("零一二三四五六七八九")},
    **{character: value for value, character in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
STEPS = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
MYRIADS = {"万": 10**4, "亿": 10**8}
CHARACTERS = "".join(DIGITS) + "".join(STEPS)
LONGEST = 16


def read_numeral(text: str) -> int | None:
    """The whole number that Chinese numerals write, or None where they do not write one.

    >>> [read_numeral(text) for text in ("二十", "一百零五", "两万", "十", "二〇二一", "三千五百", "百")]
    [20, 105, 20000, 10, 2021, 3500, None]
    >>> read_numeral("七五") is None  # 七五普法: a name, not seventy-five
    True
    """
    if not text or len(text) > LONGEST:
        return None
    if all(character in DIGITS for character in text):
        return _digit_by_digit(text)
    total = 0
    for character in "亿万":
        head, found, text = _split(text, character)
        if not found:
            continue
        high = _below_myriad(head)
        if not high:
            return None
        total += high * MYRIADS[character]
    low = _below_myriad(text)
    if total and low and low < 1000 and text[0] not in "零〇":
        return None  # 两万五 is said for 25000
    return None if low is None else total + low


def _split(text: str, character: str) -> tuple[str, bool, str]:
    head, found, tail = text.partition(character)
    return (head, True, tail) if found else ("", False, text)


def _digit_by_digit(text: str) -> int | None:
    """One digit is itself; four are a year (二〇二一); two or three are rather a name (七五, 四五六)."""
    if len(text) not in (1, 4):
        return None
    return int("".join(str(DIGITS[character]) for character in text))


def _below_myriad(text: str) -> int | None:
    total, digit, last_step, skipped = 0, None, 10**4, False
    for position, character in enumerate(text):
        skipped = skipped or digit == 0
        if character in STEPS:
            step = STEPS[character]
            if step >= last_step or (digit is None and (step != 10 or position)):
                return None
            total, digit, last_step = total + (1 if digit is None else digit) * step, None, step
            skipped = False
        elif character in DIGITS and not digit:
            digit = DIGITS[character]
        else:
            return None
    if digit and 10 < last_step < 10**4 and not skipped:
        return None  # 三百五 is said for 350
    return total + (digit or 0)
