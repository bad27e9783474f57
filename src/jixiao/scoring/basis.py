"""The sentence that explains points (得分依据): how numbers and texts are quoted in it."""

from __future__ import annotations

from jixiao.values.model import Value

_LONGEST = 40
_COMPARATORS = ("≥", "≤", ">", "<", "=", "＞", "＜", "＝", "≧", "≦", "不超过", "不高于", "不大于", "不多于", "控制在")


def quoted(value: Value) -> str:
    """A value as the form writes it, long texts cut short."""
    text = " ".join((value.text or str(value)).split())
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def bare(value: Value) -> str:
    """The value as written, without the comparator in front: ≤180万元 → 180万元."""
    text = quoted(value)
    for word in _COMPARATORS:
        if text.startswith(word):
            return text.removeprefix(word).lstrip("=＝ ")
    return text
