"""Level headings of many provinces and the families they belong to."""

import pytest

from jixiao.form.family import Family, Group
from jixiao.form.words import core_word, family_of, family_of_group, group_of, group_of_family

GROUPS = """
    产出指标 OUTPUT
    产出 OUTPUT
    产出指标(50分) OUTPUT
    产出指标（50） OUTPUT
    一、产出指标 OUTPUT
    产出指标50分 OUTPUT
    项目产出 OUTPUT
    产出目标 OUTPUT
    效益指标 BENEFIT
    效果指标 BENEFIT
    效果目标(30分) BENEFIT
    社会效应 BENEFIT
    满意度指标 SATISFACTION
    满意度 SATISFACTION
    服务对象满意度指标 SATISFACTION
    成本指标 COST
    成本指标(20分) COST
    预算执行率 EXECUTION
    预算执行率(10分) EXECUTION
    管理效率 MANAGEMENT
    履职效能 MANAGEMENT
    决策 MANAGEMENT
    过程指标 MANAGEMENT
    职责履行 -
    数量指标 -
    绩效目标1 -
"""
FAMILIES = """
    数量指标 QUANTITY
    产出数量 QUANTITY
    质量指标(10分) QUALITY
    时效指标 TIMELINESS
    进度指标 TIMELINESS
    成本指标 COST
    经济成本指标 COST
    社会成本指标 COST
    生态环境成本指标 COST
    经济效益 ECONOMIC
    经济效益指标 ECONOMIC
    社会效益指标 SOCIAL
    生态效益 ECOLOGICAL
    环境效益指标 ECOLOGICAL
    可持续影响指标 SUSTAINED
    可持续影响 SUSTAINED
    可持续性影响指标 SUSTAINED
    数量类 QUANTITY
    服务对象满意度指标等 SATISFACTION
    生态环境影响 ECOLOGICAL
    企业满意度 -
    服务对象满意度 SATISFACTION
    服务对象满意度指标 SATISFACTION
    社会公众满意度 SATISFACTION
    满意度指标 SATISFACTION
    预算执行率 EXECUTION
    产出指标 -
    履职效益 -
    办理案件数量 -
"""


def _table(text: str) -> list[tuple[str, str]]:
    return [(line.split()[0], line.split()[1]) for line in text.strip().splitlines()]


@pytest.mark.parametrize(("heading", "group"), _table(GROUPS))
def test_a_first_level_heading_names_its_group(heading: str, group: str) -> None:
    assert group_of(heading) is (None if group == "-" else Group[group])


@pytest.mark.parametrize(("heading", "family"), _table(FAMILIES))
def test_a_second_level_heading_names_its_family(heading: str, family: str) -> None:
    assert family_of(heading) is (None if family == "-" else Family[family])


@pytest.mark.parametrize(
    "heading", ["数 量 指 标", "数量\n指标", "（一）数量指标", "1.数量指标", "★数量指标", "数量指标："]
)
def test_spaces_line_breaks_and_numbering_do_not_matter(heading: str) -> None:
    assert family_of(heading) is Family.QUANTITY


def test_a_heading_that_is_only_the_word_indicator_stays_itself() -> None:
    assert core_word("指标") == "指标"


@pytest.mark.parametrize("family", Family)
def test_every_family_has_a_group(family: Family) -> None:
    assert (group_of_family(family) is Group.OTHER) == (family is Family.OTHER)


@pytest.mark.parametrize(
    ("group", "family"),
    [(Group.COST, Family.COST), (Group.SATISFACTION, Family.SATISFACTION), (Group.OUTPUT, Family.OTHER)],
)
def test_a_group_with_one_family_names_it(group: Group, family: Family) -> None:
    assert family_of_group(group) is family
