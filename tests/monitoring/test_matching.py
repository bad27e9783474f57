"""A payment belongs to a project by its code, else by its name; in doubt to none."""

from __future__ import annotations

import pytest

from jixiao.monitoring.matching import Matcher
from monitoring.made import payment, project

_PROJECTS = (
    project("法律援助经费", "315-01"),
    project("普法宣传（2020）", "315-02"),
    project("取暖费"),
    project("同名", "315-03"),
    project("同名", "315-04"),
    project("同码甲", "315-05"),
    project("同码乙", "315-05"),
)


@pytest.mark.parametrize(
    ("code", "name", "found"),
    [
        ("315-01", "", 0),
        ("315－01 ", "法律援助经费", 0),
        ("315—02", "", 1),
        ("", "普法 宣传(2020)", 1),
        ("315-01", "援助", 0),
        ("999", "取暖费", 2),
        ("315-04", "同名", 4),
        ("315-05", "同码乙", 6),
        ("", "同名", "有2个项目都叫“同名”，请补上项目编码。"),
        ("315-05", "", "有2张表的项目编码都是“315-05”，请核对工作簿中的编码。"),
        (
            "315-01",
            "取暖费",
            "项目编码“315-01”是“法律援助经费”的，项目名称却是“取暖费”，请核对是哪个项目。",
        ),
        (
            "999",
            "法律援助经费",
            "项目编码“999”不在工作簿中，“法律援助经费”的编码是“315-01”，请核对编码。",
        ),
        ("999", "", "工作簿里没有编码为“999”的项目，请核对项目编码。"),
        ("", "援助", "工作簿里没有名为“援助”的项目，请核对项目名称，或补上项目编码。"),
        ("999", "援助", "工作簿里没有编码为“999”、名称为“援助”的项目，请核对。"),
        ("", "", "没有写明是哪个项目，请补上项目编码或项目名称。"),
    ],
)
def test_each_payment_finds_its_project_or_a_reason(code: str, name: str, found: int | str) -> None:
    assert Matcher(_PROJECTS).match(payment("2020-01-01", "1", name, code)) == found


def test_a_list_without_projects_belongs_to_the_only_project_there_is() -> None:
    assert Matcher(_PROJECTS[:1], only_one=True).match(payment("2020-01-01", "1", "")) == 0
    assert isinstance(Matcher(_PROJECTS, only_one=True).match(payment("2020-01-01", "1", "")), str)
