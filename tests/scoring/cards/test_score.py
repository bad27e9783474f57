"""A 评分表 scored from 评分数据: every kind of rule, blank and unusable data, what the claims come to at most."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from jixiao.form.grid import Snapshot
from jixiao.form.model import Form
from jixiao.packs import load_pack
from jixiao.packs.scorecards import load_scorecard
from jixiao.reader import read_book
from jixiao.scoring import FormScore, Points, score_form
from jixiao.scoring.cards.attainable import attainable, can_be
from jixiao.scoring.cards.kinds import KINDS
from text_grid import sheet_from_text

FORM = (Path(__file__).parents[2] / "reader" / "layouts" / "chenxi-scorecard.txt").read_text(encoding="utf-8")
CARD = load_scorecard("hunan-county-2021")


@cache
def scored(*data: str, form: str = FORM) -> FormScore:
    """The 评分表 with these lines of 评分数据, each 名称=数."""
    lines = ["序号 | 数据 | 单位 | 填写", *(f"1 | {line.replace('=', ' | | ')}" for line in data)]
    sheets = (sheet_from_text(form, "评分表"), sheet_from_text("\n".join(lines), "评分数据"))
    (read,) = read_book(Snapshot(sheets), "x.xlsx").forms
    return score_form(read, load_pack("national"))


def points(name: str, *data: str) -> Points:
    (found,) = (row.points for row in scored(*data).rows if name in row.indicator.name.text)
    return found


@pytest.mark.parametrize(
    ("name", "data", "given", "sentence"),
    [
        (
            "职责明确",
            ["职责设定与“三定”方案是否相符=符合"],
            "1.00",
            "职责设定与“三定”方案是否相符“符合”，得满分1分",
        ),
        (
            "活动合规性",
            ["活动合规性符合的要点数=1"],
            "0.00",
            "活动合规性符合的要点数1项，共2项要点，没有全部符合，得0分",
        ),
        (
            "目标覆盖率",
            ["申报绩效目标的项目资金总额=300", "项目预算资金总额=400", "目标覆盖率的目标值=90%"],
            "0.83",
            "申报绩效目标的项目资金总额300万元÷项目预算资金总额400万元＝75%，未达到目标覆盖率的目标值90%，1×75%/90%，得0.83分",
        ),
        (
            "目标管理创新",
            ["绩效目标编报数量=12", "财政部门要求填报的绩效目标数量=10"],
            "0.20",
            "绩效目标编报数量12项－财政部门要求填报的绩效目标数量10项＝2项，每超过1项得0.1分，得0.2分",
        ),
        (
            "财政供养人员控制率",
            ["在职人员数=95", "编制数=89", "批复同意的临聘人员数=4"],
            "2.80",
            "在职人员数95人－批复同意的临聘人员数4人＝91人，比编制数89人多2人，每超出1人扣0.1分，3－0.2＝2.8，得2.8分",
        ),
        (
            "财政供养人员控制率",
            ["在职人员数=88", "编制数=89"],
            "3.00",
            "在职人员数88人，没有超出编制数89人，得满分3分",
        ),
        (
            "变动率（4分）",
            ["本年度“三公经费”预算数=21", "上年度“三公经费”预算数=20"],
            "2.00",
            "（本年度“三公经费”预算数21万元－上年度“三公经费”预算数20万元）÷20＝5%，扣5%×40＝2分，得2分",
        ),
        (
            "变动率(3分）",
            ["本年度结转结余总额=24", "上年度结转结余总额=20"],
            "1.00",
            "（本年度结转结余总额24万元－上年度结转结余总额20万元）÷20＝20%，达到10%及以上，扣2分，得1分",
        ),
        (
            "支付进度率",
            [
                "上半年实际支出=45",
                "预算完成数=96",
                "支出预算数=90",
                "上年度结转结余总额=10",
                "上半年执行中追加追减数=0",
                "全年执行中追加追减数=0",
            ],
            "4.00",
            (
                "半年进度：上半年实际支出45万元÷（上年度结转结余总额10万元＋支出预算数90万元＋上半年执行中追加追减数0万元）＝45%，"
                "在40%及以上一档，得1分；全年进度：预算完成数96万元÷（上年度结转结余总额10万元＋支出预算数90万元＋全年执行中追加追减数0万元）"
                "＝96%，在95%及以上一档，得3分；合计4分"
            ),
        ),
        (
            "资金使用合规性",
            ["资金使用合规性符合的要点数=6"],
            "5.00",
            "资金使用合规性符合的要点数6项，共8项要点，得5分",
        ),
        (
            "项目质量达标率",
            ["质量达标项目个数=19", "实际完成项目数=20"],
            "0.00",
            "质量达标项目个数19个÷实际完成项目数20个＝95%，不超过95%，扣4分，得0分",
        ),
        (
            "绩效管理考核评价",
            ["部门绩效管理工作评价结果=88"],
            "4.40",
            "部门绩效管理工作评价结果88分，未达到目标值100分，5×88分/100分，得4.4分",
        ),
    ],
)
def test_each_kind_of_rule_gives_its_points_and_says_why(name: str, data: list[str], given: str, sentence: str) -> None:
    found = points(name, *data)
    assert found.points == Decimal(given)
    assert found.basis == f"{sentence}（hunan-county-2021）"
    assert not found.presumed


def test_every_kind_that_a_card_may_name_is_a_function_of_scoring() -> None:
    assert {part.kind.value for row in CARD.rows for part in row.parts} == set(KINDS)


def test_a_blank_datum_keeps_its_row_from_being_scored() -> None:
    found = points("“三公经费”变动率", "本年度“三公经费”预算数=30")
    assert found.points is None
    assert found.basis == "未测算：缺少上年度“三公经费”预算数（hunan-county-2021）"


@pytest.mark.parametrize("value", ["-3", "89.5", "约九十", "89个人"])
def test_an_unusable_datum_is_not_used(value: str) -> None:
    found = points("财政供养人员控制率", f"在职人员数={value}", "编制数=89")
    assert found.points is None
    assert found.basis == "未测算：在职人员数填写有误（hunan-county-2021）"


def test_a_target_of_another_number_than_the_formula_is_not_named() -> None:
    found = points("监控率（2分）", "实施绩效监控项目数=9", "实际申报绩效目标项目数=10")
    assert found.points == Decimal("1.80")
    assert found.basis == ("实施绩效监控项目数9个÷实际申报绩效目标项目数10个＝90%，2×90%，得1.8分（hunan-county-2021）")


def test_a_whole_of_several_that_comes_to_nothing_is_no_divisor() -> None:
    found = points(
        "支付进度率",
        *("上半年实际支出=50", "预算完成数=80", "上年度结转结余总额=0", "支出预算数=100"),
        *("上半年执行中追加追减数=-100", "全年执行中追加追减数=0"),
    )
    assert found.points is None
    assert (
        "（上年度结转结余总额0万元＋支出预算数100万元＋上半年执行中追加追减数-100万元）合计0万元，不能作除数"
        in found.basis
    )


def test_a_change_from_nothing_is_left_to_a_person() -> None:
    found = points("变动率（4分）", "本年度“三公经费”预算数=3", "上年度“三公经费”预算数=0")
    assert found.points is None
    assert found.basis == "未测算：上年度“三公经费”预算数0万元，不能计算变动率，请人工核定（hunan-county-2021）"


def test_a_standard_that_contradicts_itself_is_left_to_a_person() -> None:
    found = points("结果应用创新（1分）", "结果应用创新符合的要点数=2")
    assert found.points is None
    assert "评分标准对这种情况写了1分、0.5分两种得分，请人工核定" in found.basis


def test_an_optional_datum_left_blank_counts_nothing_and_is_asked_for() -> None:
    found = points("财政供养人员控制率", "在职人员数=121", "编制数=89")
    assert (found.points, found.presumed) == (Decimal(0), True)
    assert "未填写批复同意的临聘人员数，没有扣除" in found.basis


def test_a_row_whose_standard_was_changed_is_not_scored() -> None:
    form = FORM.replace("每超出1人扣0.1分", "每超出1人扣0.2分")
    rows = scored("在职人员数=121", "编制数=89", form=form).rows
    (found,) = (row.points for row in rows if "财政供养" in row.indicator.name.text)
    assert found.points is None
    assert found.basis == "未测算：表中的评分标准或分值与规则数据不同，请按评分标准人工核定（hunan-county-2021）"


def test_rows_of_a_form_that_no_card_is_known_for_are_left_to_a_person() -> None:
    form = "一级指标 | 二级指标 | 三级指标 | 分值 | 评分标准 | 得分\n决策 | 目标 | 目标合理性 | 5 | 合理得5分 | 5\n"
    (row,) = scored(form=form).rows
    assert row.points.points is None
    assert row.points.basis == "未测算：没有与本表对应的评分规则数据，请按评分标准人工核定"


def test_so_many_steps_that_any_score_may_come_out_are_one_stretch() -> None:
    row = next(row for row in CARD.rows if row.name == "财政供养人员控制率")
    fine = replace(row, parts=(replace(row.parts[0], each=Decimal("0.0001")),))
    assert attainable(fine) == ((Decimal(0), Decimal(3)),)


def test_the_claims_come_to_at_most_what_the_rules_can_give() -> None:
    assert scored().at_most == Decimal("90.5")
    data = ("在职人员数=121", "编制数=89", "公用经费预算数=341.62", "公用经费实际支出数=546.1")
    assert scored(*data).at_most == Decimal("84.50")


def test_nothing_is_said_of_the_most_where_a_row_claims_nothing() -> None:
    form = FORM.replace(" | 0.5\n", " | \n")
    assert scored(form=form).at_most is None


def test_a_row_with_all_data_never_scores_above_its_weight_nor_what_its_rule_can_give() -> None:
    data = tuple(
        f"{quantity.name}={quantity.choices[0] if quantity.choices else _some(quantity.unit)}"
        for quantity in CARD.quantities
    )
    for row in scored(*data).rows:
        card_row = next(each for each in CARD.rows if each.name in row.indicator.name.text.replace("\n", ""))
        if row.points.points is not None:
            assert 0 <= row.points.points <= card_row.full
            assert can_be(row.points.points, attainable(card_row), Decimal("0.005"))


def _some(unit: str) -> str:
    return "90%" if unit == "%" else "1"


def test_scoring_does_not_depend_on_the_order_of_the_lines() -> None:
    lines = ("在职人员数=121", "编制数=89", "支出预算数=100", "预算完成数=96")
    assert _points_of(scored(*lines)) == _points_of(scored(*reversed(lines)))


def _points_of(score: FormScore) -> list[Decimal | None]:
    return [row.points.points for row in score.rows]


def test_a_scorecard_without_inputs_scores_nothing() -> None:
    form: Form = replace(scored("编制数=89").form, inputs=())
    assert score_form(form, load_pack("national")).points is None
