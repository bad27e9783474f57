"""The figures of a report: what they count, and in what sense they stand there."""

from decimal import Decimal

import pytest

from checks.case_files import report_from_text
from jixiao.checks.report_figures import Sense, agree, agrees_with, told_in, year_of_report
from jixiao.form.model import Cell, Report
from jixiao.reader.passages import Paragraph, passages_of

TITLE = "某区司法局2022年度部门整体绩效自评报告"

# a paragraph, and the figures in it with their sense
SENSES = [
    ("全年办理法律援助案件566件，满意率达95%以上。", [("566件", Sense.RESULT), ("95%", Sense.RESULT)]),
    ("目标二：办理法律援助案件550件以上，结案率95%。", [("550件", Sense.TARGET), ("95%", Sense.TARGET)]),
    (
        "本年计划办理案件500件，培训300人，实际办理566件。",
        [("500件", Sense.TARGET), ("300人", Sense.TARGET), ("566件", Sense.RESULT)],
    ),
    ("2021年办理案件500件，2022年办理案件566件。", [("500件", Sense.ASIDE), ("566件", Sense.RESULT)]),
    ("办理案件566件，比上年增加66件。", [("566件", Sense.RESULT), ("66件", Sense.ASIDE)]),
    (
        "办理案件566件，其中刑事案件200件，民事案件366件。",
        [("566件", Sense.RESULT), ("200件", Sense.ASIDE), ("366件", Sense.ASIDE)],
    ),
    ("上半年办理案件230件。", [("230件", Sense.ASIDE)]),
    ("按计划开展法治讲座370场。", [("370场", Sense.RESULT)]),
    ("按照年度目标要求，培训300人。", [("300人", Sense.RESULT)]),
    ("截至12月31日，办理案件566件。", [("566件", Sense.RESULT)]),
]


@pytest.mark.parametrize(("text", "expected"), SENSES, ids=[text for text, _ in SENSES])
def test_a_figure_is_a_promise_a_result_or_neither(text, expected):
    report = report_from_text(f"{TITLE}\n{text}")
    assert [(told.figure.text, told.sense) for told in told_in(report, 2022)] == expected


def test_what_is_planned_for_the_next_year_is_neither():
    report = report_from_text(f"{TITLE}\n四、下一步打算\n办理法律援助案件700件。")
    assert [told.sense for told in told_in(report, 2022)] == [Sense.ASIDE]


def test_a_table_inside_a_report_is_left_to_the_form():
    rows = (Paragraph(Cell("报告", row, 1, "办理法律援助案件566件"), in_table=row == 2) for row in (1, 2))
    assert len(told_in(Report("报告", TITLE, passages_of(rows)), 2022)) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("共组织办理刑事民事法律援助案 566 件", ("组织办理刑事民事法律援助案件",)),
        ("审查15件规范性文件，无异议", ("审查件", "审查规范性文件")),
        ("设立公共法律服务工作室51个", ("设立公共法律服务工作室个",)),
        ("法律援助有效投诉率低于0.3%", ("法律援助有效投诉率低于%",)),
    ],
)
def test_a_figure_is_named_by_the_words_on_both_sides(text, names):
    (told,) = told_in(report_from_text(f"{TITLE}\n{text}。"), 2022)
    assert told.names == names


@pytest.mark.parametrize(
    ("title", "year"),
    [("某局2022年度绩效自评报告", 2022), ("某局绩效自评报告（2021年）", 2021), ("某局绩效自评报告", None)],
)
def test_the_year_of_a_report_stands_in_its_title(title, year):
    assert year_of_report(report_from_text(title), ()) == year


# two numbers, told to the places that they are written with, and whether they are one
AGREEING = [
    ("10.16", "10.2", True),
    ("10.16", "10.1", True),  # cut, not rounded
    ("98.67", "98.7", True),
    ("98.67", "98", True),
    ("98.67", "98.5", False),
    ("566", "660", False),
    ("1247.4", "1247.40", True),
]


@pytest.mark.parametrize(("first", "second", "same"), AGREEING)
def test_two_numbers_are_one_when_the_finer_rounds_or_is_cut_to_the_coarser(first, second, same):
    numbers = [Decimal(first), Decimal(second)]
    grains = [Decimal(1).scaleb(number.as_tuple().exponent) for number in numbers]
    assert agree(numbers[0], grains[0], numbers[1], grains[1]) is same
    assert agree(numbers[1], grains[1], numbers[0], grains[0]) is same


@pytest.mark.parametrize(
    ("text", "number", "said"),
    [
        ("讲座370余场", "370", True),
        ("讲座370余场", "376", True),
        ("讲座370余场", "381", False),
        ("受众4万余人", "46200", True),
        ("受众4万余人", "52000", False),
        ("讲座370场", "376", False),
    ],
)
def test_a_figure_with_yu_says_any_number_up_to_its_next_step(text, number, said):
    (told,) = told_in(report_from_text(f"{TITLE}\n{text}。"), 2022)
    assert agrees_with(told.figure, Decimal(number), Decimal(1)) is said
