"""What people wrote on an earlier sheet 绩效运行监控, so that monitoring again loses none of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType
from typing import TypeAlias

from jixiao.form.grid import Snapshot
from jixiao.sheets.answers import Line, table_lines
from jixiao.sheets.monitoring import rows as at

Key: TypeAlias = tuple[str, str, int]  # code, name, and which of several lines alike
GivenReasons: TypeAlias = Mapping[Key, Line]

NOTHING_GIVEN: GivenReasons = MappingProxyType({})


def read_given_reasons(snapshot: Snapshot) -> GivenReasons:
    """Collect the lines whose 原因说明 or 采取措施 somebody filled in, by the project they are about."""
    given: dict[Key, Line] = {}
    for sheet in snapshot.sheets:
        count = Keys()
        for line in table_lines(sheet, at.REASON):
            key = count.key(line.get(at.CODE, ""), line.get(at.NAME, ""))
            if any(line.get(heading, "").strip() for heading in at.FILLED_IN):
                given[key] = line
    return given


class Keys:
    """Numbers lines that are about projects of the same code and name."""

    def __init__(self) -> None:
        """No line yet."""
        self._seen: Counter[tuple[str, str]] = Counter()

    def key(self, code: str, name: str) -> Key:
        """The key of the next line about this project."""
        self._seen[code, name] += 1
        return code, name, self._seen[code, name]
