"""Budget and spending in two cells: the rate, the points, and every way in which they do not go together."""

from __future__ import annotations

from decimal import Decimal

import pytest

from functions.asked import Refused, ask, error, stored
from jixiao.functions import perf_budget_score, perf_rate
from jixiao.packs import load_pack, pack_names

RATES = [
    ("2000", "1963.2", "0.9816"),
    (2000, Decimal("1963.2"), "0.9816"),
    ("2,000.00", "1,963.20", "0.9816"),
    (stored("¥2,000.00", "2000"), stored("1,963.20", "1963.2"), "0.9816"),
    ("2000万元", "1963.2万元", "0.9816"),
    ("2000万元", "19632000元", "0.9816"),
    ("20000000元", "1963.2 万元", "0.9816"),
    ("1亿元", "9816万元", "0.9816"),
    (stored("2000.00万元", "2000"), stored("1963.20万元", "1963.2"), "0.9816"),
    (stored("2000.0万元", "20000000"), "19632000元", "0.9816"),
    ("2000", "2100", "1.05"),
    ("2000", "0", "0"),
    ("2000", "-3", "-0.0015"),
    (None, "5", None),
    ("5", None, None),
    ("  ", "", None),
]


@pytest.mark.parametrize(("budget", "spent", "rate"), RATES, ids=[f"{c[0]!r} {c[1]!r}" for c in RATES])
def test_the_rate_is_what_was_spent_of_the_budget(budget: object, spent: object, rate: str | None) -> None:
    assert perf_rate(budget, spent) == (None if rate is None else Decimal(rate))


POINTS = [
    ("2000", "1963.2", None, None, "9.82"),
    ("2000", "1963.2", None, "hubei", "19.63"),
    ("2000", "1963.2", 20, None, "19.63"),
    ("2000", "1963.2", "10分", None, "9.82"),
    ("2000", "2100", 10, None, "10.00"),
    ("2000", "-3", 10, None, "0.00"),
    ("2000", "0", 10, None, "0.00"),
    ("2000", "1963.2", 0, None, "0.00"),
    (None, "1963.2", 10, None, None),
    ("2000", None, 10, None, None),
    (None, None, None, None, None),
]


@pytest.mark.parametrize(
    ("budget", "spent", "weight", "pack", "points"), POINTS, ids=[f"{c[0]} {c[1]} {c[2]} {c[3]}" for c in POINTS]
)
def test_points_are_the_weight_times_the_rate(
    budget: str, spent: str, weight: object, pack: str | None, points: str | None
) -> None:
    found = perf_budget_score(budget, spent, weight, pack)
    assert (None if found is None else str(found)) == points


@pytest.mark.parametrize("name", pack_names())
def test_every_pack_has_a_weight_for_the_budget_row(name: str) -> None:
    pack = load_pack(name)
    points = perf_budget_score("100", "100", None, name)
    assert points is not None
    assert points == pack.budget.weight or pack.budget.weight is None
    assert 0 < points <= 100


REFUSED = [
    (("0", "5"), "#DIV/0!", "预算数为0，无法计算执行率，请核对。"),
    ((0, 0), "#DIV/0!", "预算数为0，无法计算执行率，请核对。"),
    (("0万元", "5万元"), "#DIV/0!", "预算数为0，无法计算执行率，请核对。"),
    (("-5", "3"), "#DIV/0!", "预算数为-5，无法计算执行率，请核对。"),
    (("约2000", "5"), "#VALUE!", "预算数“约2000”不是金额，请填写数字。"),
    (("2000", "98%"), "#VALUE!", "执行数“98%”不是金额，请填写数字。"),
    (("2000", stored("98%", "0.98")), "#VALUE!", "执行数“98%”不是金额，请填写数字。"),
    (("100%", None), "#VALUE!", "预算数“100%”不是金额，请填写数字。"),
    (("2000", "—"), "#VALUE!", "执行数“—”不是金额，请填写数字。"),
    (("2000", "预算数" * 20), "#VALUE!", f"执行数“{('预算数' * 20)[:40]}…”不是金额，请填写数字。"),
    (
        ("2000万元", "1963.2"),
        "#VALUE!",
        "预算数写了单位“万元”，执行数没有写，看不出是不是同一单位；请都写上单位，或都不写。",
    ),
    (
        ("2000", "1963.2元"),
        "#VALUE!",
        "执行数写了单位“元”，预算数没有写，看不出是不是同一单位；请都写上单位，或都不写。",
    ),
    ((error("#REF!"), "5"), "#REF!", "引用的单元格是错误值 #REF!，请先改正那个单元格。"),
    ((None, error("#N/A")), "#N/A", "引用的单元格是错误值 #N/A，请先改正那个单元格。"),
]


@pytest.mark.parametrize(("given", "code", "sentence"), REFUSED, ids=[str(case[0]) for case in REFUSED])
@pytest.mark.parametrize("function", [perf_rate, perf_budget_score])
def test_amounts_that_do_not_go_together_are_refused(
    function: object, given: tuple[object, ...], code: str, sentence: str
) -> None:
    assert ask(function, *given) == Refused(code, sentence)


def test_a_weight_that_is_none_is_refused() -> None:
    assert ask(perf_budget_score, "2000", "5", "十") == Refused("#VALUE!", "分值“十”不是数字，请填写数字。")
    assert ask(perf_budget_score, "2000", "5", -1) == Refused(
        "#N/A", "预算执行率：全年执行数5÷全年预算数2000=0.25%，分值-1不是可用的分数，请核对（national）"
    )


def test_an_unknown_pack_is_refused_though_the_amounts_are_blank() -> None:
    refused = ask(perf_budget_score, None, None, None, "火星")
    assert isinstance(refused, Refused)
    assert refused.code == "#VALUE!"
