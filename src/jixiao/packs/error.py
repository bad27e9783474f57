"""What goes wrong in a pack file: one Chinese sentence that names file and key."""

from __future__ import annotations

from collections.abc import Iterable

from jixiao.errors import JixiaoError


class PackError(JixiaoError):
    """A pack (口径) that cannot be used; the message is for the person who wrote the file."""


def likely(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, "" where none is near.

    >>> likely("rulle", ["rule", "warn"])
    'rule'
    """
    import difflib  # noqa: PLC0415 - only a misspelt key needs it, and every start would pay

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


def suggestion(word: str, known: Iterable[str]) -> str:
    """The end of a sentence about an unknown word: the likely spelling, or the list of what is known.

    >>> suggestion("rulle", ["rule", "warn"])
    '，是不是想写“rule”？'
    >>> suggestion("x", ["rule", "warn"])
    '，可用的有：rule、warn。'
    """
    names = list(known)
    near = likely(word, names)
    return f"，是不是想写“{near}”？" if near else f"，可用的有：{'、'.join(names)}。"
