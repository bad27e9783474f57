"""Texts that several units have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from jixiao.summary.tables.copies.group import Group, Kind
from jixiao.summary.tables.copies.texts import same_texts
from jixiao.summary.tables.whose import find_units
from summary.made import form, store, text, workbook

LONG = "受疫情影响，部分培训改为线上进行，参加人数较计划减少，下一步由办公室按季组织补训。"
NUMBERED = "全年开展普法宣传{}场，印发资料{}份，受众满意度较高，超额完成年初确定的各项目标任务。"


def _groups(folder: Path, texts: Mapping[str, Sequence[str]], most: int = 100, **about: str) -> list[Group]:
    forms = {unit: form(unit, texts=[text(each, **about) for each in found]) for unit, found in texts.items()}
    data = store(folder, *(workbook(f"{unit}.xlsx", each) for unit, each in forms.items()))
    return same_texts(data, find_units(data), most)[0]


def _found(groups: Sequence[Group]) -> list[tuple[Kind, tuple[int, ...], int]]:
    return [(group.kind, group.units, group.count) for group in groups]


def test_the_same_text_of_two_units_is_found_with_its_places(tmp_path: Path) -> None:
    (group,) = _groups(tmp_path, {"甲局": [LONG], "乙局": ["别的话", LONG], "丙局": ["另外的原因" * 9]})
    assert (group.kind, group.units, group.count, group.text) == (Kind.TEXT, (0, 1), 2, LONG)
    assert [(place.path, place.where) for place in group.places] == [
        ("甲局.xlsx", "自评表!I9（偏差原因·培训人次）"),
        ("乙局.xlsx", "自评表!I9（偏差原因·培训人次）"),
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (LONG, LONG.replace("，", ", ").replace("。", " ")),
        (LONG, f"（一）{LONG}".replace("（一）", "　")),
        (f"青山区教育局认为，{LONG}", f"白水县民政局认为，{LONG}"),
        (f"教育局认为，{LONG}", f"我局认为，{LONG}"),
        (f"我局认为，{LONG}", f"本单位认为，{LONG}"),
    ],
)
def test_punctuation_blanks_and_the_units_own_name_make_no_difference(one: str, other: str, tmp_path: Path) -> None:
    found = _found(_groups(tmp_path, {"青山区教育局": [one], "白水县民政局": [other]}))
    assert found == [(Kind.TEXT, (0, 1), 2)]


@pytest.mark.parametrize(
    "texts",
    [
        {"甲局": ["已完成"], "乙局": ["已完成"]},
        {"甲局": ["按计划完成全部任务，效果良好"], "乙局": ["按计划完成全部任务，效果良好"]},
        {"甲局": [LONG, LONG], "乙局": []},
        {"甲局": [LONG], "乙局": [LONG[::-1]]},
    ],
    ids=["a short answer", "below twenty characters", "one unit", "another text"],
)
def test_what_is_short_or_of_one_unit_is_no_copy(texts: Mapping[str, Sequence[str]], tmp_path: Path) -> None:
    assert _groups(tmp_path, texts) == []


def test_the_same_wording_with_other_numbers_is_told_apart(tmp_path: Path) -> None:
    texts = {"甲局": [NUMBERED.format(12, "1,500")], "乙局": [NUMBERED.format(9, "300")]}
    assert _found(_groups(tmp_path, texts)) == [(Kind.WORDING, (0, 1), 2)]


def test_a_wording_adds_nothing_where_the_texts_say_it_already(tmp_path: Path) -> None:
    texts = {"甲局": [NUMBERED.format(12, 30), NUMBERED.format(1, 2)], "乙局": [NUMBERED.format(12, 30)]}
    assert _found(_groups(tmp_path, texts)) == [(Kind.TEXT, (0, 1), 2)]


def test_words_that_many_have_in_a_box_are_those_of_the_form(tmp_path: Path) -> None:
    units = {f"单位{number}": [LONG] for number in range(12)}
    others = {f"其他{number}": ["无"] for number in range(20)}
    (group,) = _groups(tmp_path, {**units, **others})
    assert (group.kind, len(group.units), len(group.places)) == (Kind.COMMON, 12, 6)


def test_words_that_a_few_of_many_have_in_a_box_are_copies(tmp_path: Path) -> None:
    units = {f"单位{number}": [LONG] for number in range(12)}
    others = {f"其他{number}": ["无"] for number in range(40)}
    (group,) = _groups(tmp_path, {**units, **others})
    assert (group.kind, len(group.units)) == (Kind.TEXT, 12)


def test_the_groups_of_most_units_are_kept_and_all_are_counted(tmp_path: Path) -> None:
    other = LONG.replace("办公室", "业务科")
    texts = {"甲局": [text(LONG), text(other)], "乙局": [text(LONG), text(other)], "丙局": [text(LONG)]}
    data = store(tmp_path, *(workbook(f"{unit}.xlsx", form(unit, texts=each)) for unit, each in texts.items()))
    groups, counts = same_texts(data, find_units(data), 1)
    assert (_found(groups), dict(counts)) == ([(Kind.TEXT, (0, 1, 2), 3)], {Kind.TEXT: 2})


def test_a_long_text_is_quoted_in_part(tmp_path: Path) -> None:
    (group,) = _groups(tmp_path, {"甲局": [LONG * 9], "乙局": [LONG * 9]})
    assert (len(group.text), group.text[-2:]) == (202, "……")
