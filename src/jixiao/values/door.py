"""The one place where a cell's text is normalised: full-width forms, look-alike signs, stray spaces."""

from __future__ import annotations

from itertools import pairwise
from unicodedata import is_normalized, normalize

from jixiao.values.pattern import Pattern

# NFKC would turn ③ into 3 and m² into m2, and so glue a wrong digit to a number: these keep their form.
KEPT = Pattern("([\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2103\u2109\u2150-\u218f\u2460-\u24ff\u3200-\u33ff]+)")

LOOK_ALIKES = str.maketrans(
    {
        "≧": "≥", "⩾": "≥", "≽": "≥", "≦": "≤", "⩽": "≤", "≼": "≤", "═": "=", "᐀": "=", "゠": "=",
        "−": "-", "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "─": "-", "━": "-", "﹣": "-",
        "∶": ":", "×": "×", "✕": "×", "✖": "×", "∗": "*", "﹡": "*", "∼": "~", "〜": "~", "∽": "~",
        "。": "。", "｡": "。", "・": "·", "•": "·", "∙": "·", "⋅": "·", "／": "/", "∕": "/", "⁄": "/",
        "\u200b": "", "\ufeff": "", "\u200c": "", "\u200d": "", "\u2060": "", "\u00ad": "",
    }
)  # fmt: skip

NUMBER_EDGE = Pattern(r"[0-9A-Za-z.,]")


def normalise(text: str) -> str:
    """The text with full-width and look-alike signs made plain; ③, ㎡, m² stay what they are.

    >>> normalise("≧９５．５％"), normalise("③ 100㎡")
    ('≥95.5%', '③ 100㎡')
    """
    if text.isascii():
        return text
    if not is_normalized("NFKC", text):
        text = "".join(part if KEPT.match(part) else normalize("NFKC", part) for part in KEPT.split(text))
    return text.translate(LOOK_ALIKES)


def close_up(text: str) -> str:
    """The text without white space, except where dropping it would join two numbers or two words of letters.

    >>> close_up("≥65% 百分 率"), close_up("2,136.50 万元"), close_up("90 95")
    ('≥65%百分率', '2,136.50万元', '90 95')
    """
    pieces = text.split()
    if len(pieces) < 2:
        return pieces[0] if pieces else ""
    closed = [pieces[0]]
    for before, after in pairwise(pieces):
        if NUMBER_EDGE.match(before[-1]) and NUMBER_EDGE.match(after[0]) and not _number_then_unit(before, after):
            closed.append(" ")
        closed.append(after)
    return "".join(closed)


def _number_then_unit(before: str, after: str) -> bool:
    return before[-1].isdigit() and after[0].isalpha()


def position_in(original: str, closed: str, place: int) -> int:
    """Where in the original text a place of the closed-up text stands (a character may have become several).

    >>> position_in("90 % %%", "90%%%", 3)
    5
    """
    wanted = sum(1 for character in closed[:place] if not character.isspace())
    seen = 0
    for index, character in enumerate(original):
        if seen >= wanted and not character.isspace():
            return index
        seen += len("".join(normalise(character).split()))
    return max(len(original) - 1, 0)
