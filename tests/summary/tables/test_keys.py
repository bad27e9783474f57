"""By what names and texts are held to be the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.summary.tables.keys import bare_text, closed, indicator_key, own_names, unnamed, without_numbers


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("培训人次", "培训人次"),
        (" 培训 人次 ", "培训人次"),
        ("1、培训人次", "培训人次"),
        ("1.培训人次", "培训人次"),
        ("12. 培训人次", "培训人次"),
        ("一、培训人次", "培训人次"),
        ("（1）培训人次", "培训人次"),
        ("(十一)培训人次", "培训人次"),
        ("⑴培训人次", "培训人次"),
        ("⒈培训人次", "培训人次"),
        ("③培训人次", "培训人次"),
        ("指标1：培训人次", "培训人次"),
        ("指标二：培训人次", "培训人次"),
        ("“培训人次”；", "培训人次"),
        ("培训人次（人）", "培训人次(人)"),
        ("5G基站数", "5G基站数"),
        ("2.5兆瓦机组", "2.5兆瓦机组"),
        ("12345热线接通率", "12345热线接通率"),
        ("一次办结率", "一次办结率"),
        ("十九大精神宣讲场次", "十九大精神宣讲场次"),
        ("1.", "1"),
        ("……", "..."),
    ],
)
def test_an_indicators_key_is_its_name_without_number_and_edges(name: str, key: str) -> None:
    assert indicator_key(name).rstrip(".") == key.rstrip(".")


@given(st.text())
def test_a_key_has_no_white_space_and_no_name_is_too_odd_for_one(name: str) -> None:
    for key in (closed(name), bare_text(name), indicator_key(name)):
        assert not any(character.isspace() for character in key)


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("河北省青山市教育局", ("河北省青山市教育局", "青山市教育局", "市教育局", "教育局")),
        ("教育局", ("教育局",)),
        ("局", ()),
        ("青山区", ("青山区",)),
    ],
)
def test_a_unit_may_be_called_by_its_name_from_any_place_on(unit: str, names: tuple[str, ...]) -> None:
    assert own_names(unit) == names


def test_somebody_elses_name_stays() -> None:
    assert "白水县民政局" in unnamed("与白水县民政局联合开展", "青山区教育局")


def test_every_number_becomes_the_same_sign() -> None:
    assert without_numbers("１２场、1,500人，98.5%，十场") == "#场、#人,#%,十场"
