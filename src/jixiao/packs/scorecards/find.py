"""Which 评分表 a form follows, and which of its rows are the card's own, word for word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from jixiao.packs.scorecards.loader import load_scorecard, scorecard_names
from jixiao.packs.scorecards.model import Card, CardRow

if TYPE_CHECKING:
    from jixiao.form.model import Form, Indicator

_BEFORE, _BEHIND = 5, 2  # how much of a difference is quoted
_ALIKE = (3, 5)  # at least 60 % of the names agree
_WEIGHT = re.compile(r"\((?:权重|分值|满分)?:?\d+(?:\.\d+)?分?\)$")
_NUMBERING = re.compile(r"^(?:\(?[一二三四五六七八九十\d]{1,2}[)、.．])")
_FULL_WIDTH = str.maketrans("<>()", "＜＞（）")
_SAME_SIGNS = str.maketrans("≧≦*－—–～", "≥≤×---~")
_MARKS = re.compile(r"[\s,.;:、。“”\"'‘’()\[\]【】]")


@dataclass(frozen=True, slots=True)
class Match:
    """A card and the row of it that stands behind each row of a form, by the form's row number."""

    card: Card
    rows: Mapping[int, CardRow]

    def row(self, indicator: Indicator) -> CardRow | None:
        """The card's row, None where the form's is another one."""
        return self.rows.get(indicator.row)

    def same_rule(self, indicator: Indicator) -> bool:
        """Whether the form prints the very standard and 分值 that the card's rule was written from.

        A form may leave out the 分值: the standard states the points too.
        """
        row = self.row(indicator)
        if row is None or indicator.standard is None:
            return False
        same_full = indicator.weight is None or indicator.weight.number == row.full
        return same_full and same_words(indicator.standard.text, row.standard)


def card_of(form: Form, cards: tuple[Card, ...] = ()) -> Match | None:
    """The card with most rows of the form's names, of ``cards``, else of the shipped ones; None where none has 60 %."""
    own = _most_alike(form, cards)
    return own or _most_alike(form, tuple(load_scorecard(name) for name in scorecard_names()))


def _most_alike(form: Form, cards: tuple[Card, ...]) -> Match | None:
    matches = [Match(card, _rows(form, card)) for card in cards]
    best = max(matches, key=lambda match: len(match.rows), default=None)
    if best is None or len(best.rows) * _ALIKE[1] < max(len(form.filled), len(best.card.rows)) * _ALIKE[0]:
        return None
    return best


def same_words(one: str, other: str) -> bool:
    r"""Whether two texts say the same but for blanks and punctuation.

    >>> same_words("得3分；\n结果＜80%，得0分。", "得3分;结果<80%得0分"), same_words("得3分", "得2分")
    (True, False)
    """
    return _bare(one) == _bare(other)


def first_difference(one: str, other: str) -> tuple[str, str]:
    """Where two texts begin to say something else, a few characters of each; "" of one that has ended.

    >>> first_difference("每超出1人扣0.2分，扣完为止", "每超出1人扣0.1分，扣完为止")
    ('1人扣0.2分', '1人扣0.1分')
    """
    left, right = _bare(one), _bare(other)
    same = next((at for at, pair in enumerate(zip(left, right, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(left), len(right)) if same is None else same
    start = max(0, at - _BEFORE)
    return _shown(left[start : at + _BEHIND]), _shown(right[start : at + _BEHIND])


@lru_cache(maxsize=2048)
def bare_name(text: str) -> str:
    r"""A level or a name without numbering, weight and punctuation.

    >>> bare_name("“三公经费”控制率（3分）"), bare_name("1. 管理制度健全性\n（2分）")
    ('三公经费控制率', '管理制度健全性')
    """
    word = _WEIGHT.sub("", "".join(unicodedata.normalize("NFKC", text).split()))
    return _MARKS.sub("", _NUMBERING.sub("", word))


def _shown(text: str) -> str:
    return text.translate(_FULL_WIDTH)


@lru_cache(maxsize=1024)
def _bare(text: str) -> str:
    """A text without blanks and punctuation; a point between two digits stays."""
    word = "".join(unicodedata.normalize("NFKC", text).split())
    word = re.sub(r"(?<!\d)\.|\.(?!\d)|[,;:、。“”\"'‘’]", "", word)
    return word.translate(_SAME_SIGNS)


def _rows(form: Form, card: Card) -> dict[int, CardRow]:
    """Each row of the form with the first unused row of the card that has its name, its second level preferred."""
    left = list(card.rows)
    found: dict[int, CardRow] = {}
    for indicator in form.filled:
        alike = [row for row in left if bare_name(row.name) == bare_name(indicator.name.text)]
        level2 = bare_name(indicator.level2.text) if indicator.level2 else ""
        row = next((row for row in alike if bare_name(row.level2) == level2), alike[0] if alike else None)
        if row is not None:
            left.remove(row)
            found[indicator.row] = row
    return found
