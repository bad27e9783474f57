"""Figures in prose: what is a figure, what is a year, a number of a document, an ordinal."""

from decimal import Decimal

import pytest

from jixiao.checks.figures import figures, share_run

# text, what is found: name, amount, unit
FOUND = [
    ("共调解案件690件，调解成功率89.57%", [("调解案件", "690", "件"), ("调解成功率", "0.8957", "%")]),
    ("制作皮夹、卡套、挂绳各28000个；标识卡24540张", [("挂绳", "28000", "个"), ("标识卡", "24540", "张")]),
    ("覆盖群众 4 万余人", [("覆盖群众", "40000", "人")]),
    ("调解矛盾纠纷3000件以上", [("调解矛盾纠纷", "3000", "件")]),
    ("投入资金1,150.5万元", [("投入资金", "11505000", "元")]),
    ("治理水土流失面积36.2平方公里", [("治理水土流失面积", "36.2", "平方公里")]),
    ("办理法律援助案件５６６件", [("办理法律援助案件", "566", "件")]),
]

NONE = [
    "2021年12月完成第二期培训",
    "《通知》（津政办发〔2021〕14号）",
    "推进“七五”普法",
    "1. 举办培训班。2. 印发材料。",
    "成立3个月以来",
    "开通12348热线",
]


@pytest.mark.parametrize(("text", "found"), FOUND)
def test_a_figure_has_a_name_an_amount_and_a_unit(text, found):
    wanted = [(name, Decimal(amount), unit) for name, amount, unit in found]
    assert [(figure.name, figure.amount, figure.unit) for figure in figures(text)] == wanted


@pytest.mark.parametrize("text", NONE)
def test_years_numbers_of_documents_and_ordinals_are_no_figures(text):
    assert figures(text) == ()


def test_an_approximate_figure_knows_it():
    assert [figure.about for figure in figures("讲座370余场，培训12场")] == [True, False]


@pytest.mark.parametrize(
    ("first", "second", "length", "shared"),
    [
        ("调解案件", "人民调解案件数量", 4, True),
        ("调解案件", "调解矛盾案件", 4, False),
        ("讲座", "培训", 1, False),
        ("", "培训", 1, False),
    ],
)
def test_two_names_share_a_run_of_characters_or_not(first, second, length, shared):
    assert share_run(first, second, length) is shared
