"""Lines of 偏差原因提示 that are about the same place and deviation, put together (归并)."""

from __future__ import annotations

from typing import TypeAlias

from jixiao.sheets import headings as at
from jixiao.sheets.answers import Line, is_filled, said

_Key: TypeAlias = tuple[str, ...]


def grouped(lines: tuple[Line, ...]) -> list[tuple[Line, ...]]:
    """The lines about one place and deviation together, each text once; the one to show first.

    Of several that ask, the last goes before: a sheet that its user renamed stands before the new one. One that is
    filled in goes before one that is not. A line kept from an earlier review asks nothing, and its place is that of an
    earlier form: it stands apart, unless it contradicts one that was filled in since.
    """
    about: dict[_Key, dict[_Key, Line]] = {}
    for line in lines:
        about.setdefault((*_about(line), at.QUESTIONS if asks(line) else ""), {})
    for line in (*reversed([line for line in lines if asks(line)]), *(line for line in lines if not asks(line))):
        asked = about.get((*_about(line), at.QUESTIONS), {})
        rival = not asks(line) and any(map(is_filled, asked.values()))
        group = asked if asks(line) or rival else about[*_about(line), ""]
        group.setdefault(said(line), line)
    return [tuple(sorted(each.values(), key=lambda line: not is_filled(line))) for each in about.values() if each]


def asks(line: Line) -> bool:
    """Whether a line still asks something."""
    return bool(line.get(at.QUESTIONS))


def _about(line: Line) -> _Key:
    return tuple(line.get(heading, "") for heading in (at.PLACE, at.GOAL, at.SUBJECT, at.KIND))
