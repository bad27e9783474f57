"""Places that hold the same (一组雷同内容), and of which kind the likeness is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

PLACES = 6  # of a group that are told; the others are counted


class Kind(StrEnum):
    """What is the same (类别), the most telling first."""

    FILE = "文件完全相同"
    TABLE = "整张表相同"
    ROWS = "多数行相同"
    TEXT = "文字相同"
    WORDING = "文字相同、数字不同"
    COMMON = "多数单位共有的文字"  # the words of a printed form, or of a notice that all were given


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where it stands; ``where`` names sheet, cell and box, "" for a whole file."""

    unit: int
    path: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A likeness: whose, where first, in how many places in all, and what it is about."""

    kind: Kind
    units: tuple[int, ...]
    places: tuple[Place, ...]  # at most PLACES
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class Copies:
    """All likenesses, how many of each kind, and how many are not listed."""

    groups: tuple[Group, ...]
    counts: Mapping[Kind, int]
    left_out: int
