"""Targets to be mended first: what is sure, in plain sentences."""

from __future__ import annotations

from drafts.made import HEATING, RUNNING, projects_from, review_of
from jixiao.drafts import target_projects, target_shortcomings
from jixiao.drafts.shortcomings import shortcomings_of


def told(*tables: str) -> list[tuple[str, int, str]]:
    review = review_of(*tables)
    found = target_shortcomings(target_projects(review), review)
    return [(one.project.name, one.place, one.message) for one in found]


def test_good_targets_have_nothing_to_mend() -> None:
    assert told(RUNNING) == []


def test_targets_that_say_nothing_to_compare_are_told() -> None:
    assert told(RUNNING, HEATING) == [
        ("公用取暖费", 0, "指标值“**平米”没有填写实际的数字，应写明数值。"),
        ("公用取暖费", 4, "指标值“年度预算”没有写出具体的值，无法据以核对完成情况。"),
    ]


def test_a_blank_target_and_a_blank_name_are_told() -> None:
    table = RUNNING.replace("≥13个", "").replace("漏洞扫描次数 | 漏洞扫描次数 | ≥2次", " | 漏洞扫描次数 | ≥2次")
    assert [message for _, _, message in told(table)] == [
        "指标“软件系统个数”的指标值为空。",
        "该行已填指标值，三级指标名称为空。",
    ]


def test_a_blank_target_that_no_check_tells_is_told_all_the_same() -> None:
    (project,) = projects_from(RUNNING.replace("≥13个", ""))
    (found,) = shortcomings_of(project, ())
    assert found.message == "指标“软件系统个数”的指标值为空，年末无法测算得分。"
