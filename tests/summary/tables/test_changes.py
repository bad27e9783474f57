"""This year beside last year."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jixiao.summary.previous import Previous, Year
from jixiao.summary.tables.changes import Presence, changes
from jixiao.summary.tables.units import unit_rows
from jixiao.summary.tables.whose import find_units
from summary.made import finding, form, store, workbook


def test_units_are_compared_by_name_and_those_of_one_year_listed_after(tmp_path: Path) -> None:
    known = workbook("a.xlsx", form("甲 局", "90", "89", findings=[finding()]))
    data = store(tmp_path, workbook("b.xlsx", form("新 局", "80", "80")), known)
    before = Year("甲局", Decimal(95), None, Decimal("0.5"), 3, 0)
    previous = Previous("上年.xlsx", {"旧局": Year("旧局"), "甲局": before})
    pairs = changes(previous, unit_rows(data, find_units(data)))
    assert [(pair.presence, pair.now.name) for pair in pairs] == [
        (Presence.BOTH, "甲 局"),
        (Presence.NEW, "新 局"),
        (Presence.GONE, "旧局"),
    ]
    assert pairs[0].before == before
    assert pairs[0].now == Year("甲 局", Decimal("90.00"), Decimal("89.00"), None, 0, 1)
