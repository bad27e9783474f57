"""Calls of our formulas (调用) found in the text of a cell's formula: which cells each argument names.

Calc says of an argument what it is worth, not where it stands; the text of the formula says where.

>>> [(call.name, call.arguments) for call in calls_in('=IF(C2="";"";PERF_SCORE($B2;C2*2;D2:D9))', {"PERF_SCORE"})]
[('PERF_SCORE', (Place(sheet='', area='B2'), None, Place(sheet='', area='D2:D9')))]
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

_SHEET = r"\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\s'\".;:()!#&*+\-/<=>^{}~]+))\."
_CELL, _COLUMN = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}", r"\$?[A-Z]{1,3}"
_REFERENCE = re.compile(rf"(?:{_SHEET})?(?P<area>{_CELL}(?::{_CELL})?|{_COLUMN}:{_COLUMN})")
_TOKENS = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'|[(){};]")
_NAME_BEFORE = re.compile(r"[A-Z0-9_.]+$", re.IGNORECASE)


class Place(NamedTuple):
    """The cells that an argument names: a sheet, "" for the formula's own, and on it a cell, an area, columns (A:B)."""

    sheet: str
    area: str


class Call(NamedTuple):
    """One call: the formula's name and its arguments, None for one that is no plain reference."""

    name: str
    arguments: tuple[Place | None, ...]


def calls_in(text: str, names: Collection[str]) -> Iterator[Call]:
    """The calls of the formulas of these names, written as Calc writes a formula for programs: English, with ``;``."""
    open_calls: list[tuple[str, list[str], int]] = []  # name, the arguments that are over, where the latest begins
    for token in _TOKENS.finditer(text):
        sign = token.group()
        if sign in "({":
            called = _NAME_BEFORE.search(text, 0, token.start()) if sign == "(" else None
            open_calls.append((called.group().upper() if called else "", [], token.end()))
        elif sign == ";" and open_calls:
            name, over, begins = open_calls[-1]
            over.append(text[begins : token.start()])
            open_calls[-1] = (name, over, token.end())
        elif sign in ")}" and open_calls:
            name, over, begins = open_calls.pop()
            if name in names:
                yield Call(name, tuple(map(_place, (*over, text[begins : token.start()]))))


def _place(argument: str) -> Place | None:
    match = _REFERENCE.fullmatch(argument.strip())
    if match is None:
        return None
    sheet = match["plain"] or (match["quoted"] or "").replace("''", "'")
    return Place(sheet, match["area"].replace("$", ""))
