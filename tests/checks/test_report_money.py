"""The amounts of a report's budget: whose they are, and what they are called."""

import pytest

from checks.case_files import report_from_text
from jixiao.checks.report_money import Role, Scope, sums_of

TITLE = "某区司法局2022年度部门整体绩效自评报告"

# a sentence, and its amounts with whose and what they are
SUMS = [
    (
        "年初批复的部门预算支出总额2,941.57万元，年中调整增加1,320.84万元，调整后部门预算支出总额4,262.41万元，预算执行率100%",
        [
            ("2,941.57万元", Scope.WHOLE, Role.INITIAL),
            ("4,262.41万元", Scope.WHOLE, Role.ANNUAL),
            ("100%", Scope.WHOLE, Role.RATE),
        ],
    ),
    (
        "全年决算总支出4,262.41万元，其中：决算工资福利支出1,725.96万元",
        [("4,262.41万元", Scope.WHOLE, Role.SPENT), ("1,725.96万元", Scope.OTHER, Role.SPENT)],
    ),
    (
        "年初预算批复的项目支出1,071.55万元，调整后项目支出预算数2,125.91万元，执行率98%",
        [
            ("1,071.55万元", Scope.PROJECTS, Role.INITIAL),
            ("2,125.91万元", Scope.PROJECTS, Role.ANNUAL),
            ("98%", Scope.PROJECTS, Role.RATE),
        ],
    ),
    (
        "总预算收入2406.98万元，已执行2318.14万元",
        [("2406.98万元", Scope.WHOLE, Role.BUDGET), ("2318.14万元", Scope.WHOLE, Role.SPENT)],
    ),
    ("2021年部门预算1200万元", []),
    ("比上年同期预算执行数增加12万元", []),
    ("为受援人挽回经济损失400万元", []),
]


@pytest.mark.parametrize(("text", "expected"), SUMS, ids=[text[:12] for text, _ in SUMS])
def test_an_amount_says_whose_it_is_and_what(text, expected):
    report = report_from_text(f"{TITLE}\n{text}。")
    assert [(one.figure.text, one.scope, one.role) for one in sums_of(report, 2022)] == expected


@pytest.mark.parametrize(
    ("heading", "scope"),
    [
        ("（一）预算执行情况", Scope.WHOLE),
        ("（二）专项资金使用情况", Scope.OTHER),
        ("（三）“三公”经费情况", Scope.OTHER),
        ("（一）项目资金情况", Scope.PROJECT),
    ],
)
def test_a_heading_says_whose_money_is_spoken_of(heading, scope):
    report = report_from_text(f"{TITLE}\n{heading}\n年初预算100万元。")
    assert [one.scope for one in sums_of(report, 2022)] == [scope]
