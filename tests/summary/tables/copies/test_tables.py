"""Forms of different units with the same rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from jixiao.summary.tables.copies.group import Group, Kind
from jixiao.summary.tables.copies.tables import same_tables
from jixiao.summary.tables.whose import find_units
from summary.made import form, indicator, store, workbook

OWN = ["甲一", "甲二", "甲三", "甲四", "甲五", "甲六", "甲七", "甲八", "甲九", "甲十"]


def _groups(folder: Path, *forms: tuple[str, Sequence[str]], number: object = 9) -> list[Group]:
    made = [
        workbook(f"{at}.xlsx", form(unit, indicators=[indicator(name, number) for name in names]))
        for at, (unit, names) in enumerate(forms)
    ]
    data = store(folder, *made)
    return same_tables(data, find_units(data))


def test_forms_with_the_same_rows_in_any_order_are_one_group(tmp_path: Path) -> None:
    (group,) = _groups(tmp_path, ("甲局", OWN), ("乙局", OWN[::-1]), ("丙局", ["别的"] * 10))
    assert (group.kind, group.units, group.count) == (Kind.TABLE, (0, 1), 2)
    about, quoted = group.text.split("，如：")
    assert about == "10行指标全部相同"
    assert quoted == "；".join(f"{name}（指标值≥1，完成值9人次）" for name in OWN[:3])
    assert [(place.path, place.where) for place in group.places] == [
        ("0.xlsx", "自评表（甲局自评表）"),
        ("1.xlsx", "自评表（乙局自评表）"),
    ]


@pytest.mark.parametrize(
    ("names", "kind"),
    [
        ([*OWN[:8], "乙九", "乙十"], Kind.ROWS),
        ([*OWN[:7], "乙八", "乙九", "乙十"], None),
        ([*OWN, *(f"乙{number}" for number in range(20))], Kind.ROWS),  # all of the shorter one
        (OWN[:5], Kind.ROWS),
        (OWN[:4], None),
    ],
    ids=["eight of ten", "seven of ten", "one within another", "five rows", "four rows"],
)
def test_most_rows_alike_are_four_fifths_of_the_shorter_form_and_five(
    names: Sequence[str], kind: Kind | None, tmp_path: Path
) -> None:
    groups = _groups(tmp_path, ("甲局", OWN), ("乙局", names))
    assert [group.kind for group in groups] == ([] if kind is None else [kind])


def test_forms_of_one_unit_may_be_alike(tmp_path: Path) -> None:
    assert _groups(tmp_path, ("甲局", OWN), ("甲局", OWN), ("甲局", [*OWN[:9], "别的"])) == []


def test_rows_that_say_nothing_but_a_name_do_not_count(tmp_path: Path) -> None:
    rows = [indicator(name, target="") for name in OWN]
    data = store(tmp_path, *(workbook(f"{unit}.xlsx", form(unit, indicators=rows)) for unit in "甲乙"))
    assert same_tables(data, find_units(data)) == []


def test_rows_that_everybody_has_do_not_make_forms_alike(tmp_path: Path) -> None:
    usual = [f"常用{number}" for number in range(8)]
    assert _groups(tmp_path, *((f"单位{at}", [*usual, f"自有{at}", f"另有{at}"]) for at in range(30))) == []


def test_what_is_alike_through_others_is_one_group(tmp_path: Path) -> None:
    first, second = [*OWN[:9], "乙"], [*OWN[:8], "乙", "丙"]
    (group,) = _groups(tmp_path, ("甲局", OWN), ("乙局", first), ("丙局", second))
    assert (group.kind, group.units, group.count) == (Kind.ROWS, (0, 1, 2), 3)
    assert group.text.startswith("10行指标中有9行相同")


def test_other_numbers_make_other_rows(tmp_path: Path) -> None:
    forms = [form(f"单位{number}", indicators=[indicator(name, number) for name in OWN]) for number in (1, 2)]
    data = store(tmp_path, *(workbook(f"{each.unit}.xlsx", each) for each in forms))
    assert same_tables(data, find_units(data)) == []


def test_without_indicators_nothing_is_alike(tmp_path: Path) -> None:
    assert _groups(tmp_path, ("甲局", []), ("乙局", [])) == []
