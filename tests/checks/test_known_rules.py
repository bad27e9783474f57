"""Which way of scoring a claimed score fits, and when it agrees with computed points."""

from decimal import Decimal

import pytest

from jixiao.checks.known_rules import agrees, arithmetic, fitting_rule
from jixiao.checks.rows import Claim
from jixiao.form.family import Family, Group
from jixiao.form.model import Cell, Indicator, Statement
from jixiao.packs import load_pack
from jixiao.scoring import ScoredIndicator, score_values
from jixiao.values import read
from jixiao.values.model import Role

CELL = Cell("自评表", 2, 7)

# target, actual, weight, score, name of the way
FITS = [
    ("≥800盏", "680盏", "10", "8.5", "按完成比例"),
    ("≥800盏", "680盏", "10", "0", "未达标不得分"),
    ("≥800盏", "680盏", "10", "9.2", None),
    ("≤90万元", "99万元", "10", "9.09", "按指标值与完成值之比"),
    ("≤90万元", "99万元", "10", "9.00", "按偏离度扣减"),
    ("≤90万元", "99万元", "10", "8.50", None),
    ("≥200件", "552件", "0.5", "0.45", "扣减10%"),
    ("≥200件", "300件", "10", "8", "扣2分"),
    ("≤50万元", "38.63万元", "1", "0.77", "按完成比例"),
    ("≤5万元", "0万元", "1", "0", "按完成比例"),
    ("≥100件", "100件", "10", "9", None),
]


def scored(target: str, actual: str, weight: str) -> ScoredIndicator:
    goal, done = read(target, Role.TARGET), read(actual, Role.ACTUAL)
    indicator = Indicator(
        goal="",
        level1=None,
        level2=None,
        name=CELL,
        group=Group.OUTPUT,
        family=Family.QUANTITY,
        target=Statement(CELL, goal, target),
        actual=Statement(CELL, done, actual),
    )
    return ScoredIndicator(indicator, score_values(goal, done, Decimal(weight), load_pack("national")))


def claimed(weight: str, score: str, form_places: int = 2) -> Claim:
    return Claim(Decimal(weight), Decimal(score), CELL, len(score.partition(".")[2]), form_places)


@pytest.mark.parametrize(("target", "actual", "weight", "score", "name"), FITS)
def test_a_score_fits_the_way_it_was_computed(target, actual, weight, score, name):
    assert fitting_rule(scored(target, actual, weight), claimed(weight, score)) == name


# weight, score, decimals of the form's scores, points, whether they agree
AGREEMENTS = [
    ("10", "9.82", 2, "9.82", True),
    ("10", "9.81", 2, "9.82", False),
    ("10", "9.8", 2, "9.82", True),
    ("10", "9.8", 2, "9.9", False),
    ("1", "0.8", 2, "0.84", False),
    ("30", "28", 0, "28.33", True),
    ("30", "28", 0, "28.5", False),
    ("10", "10", 0, "9.8", False),
    ("10", "10", 2, "9.96", False),
    ("10", "10", 2, "10.00", True),
]


@pytest.mark.parametrize(("weight", "score", "form_places", "points", "agree"), AGREEMENTS)
def test_a_score_agrees_as_far_as_it_is_written_out(weight, score, form_places, points, agree):
    assert agrees(claimed(weight, score, form_places), Decimal(points)) is agree


@pytest.mark.parametrize(
    ("target", "actual", "shown"),
    [("≤180万元", "200万元", "（1×180/200）"), ("≥20座", "16座", "（1×16/20）"), ("≥20座", "21座", "")],
)
def test_the_arithmetic_is_shown_where_it_is_a_ratio(target, actual, shown):
    assert arithmetic(scored(target, actual, "1"), claimed("1", "0.5")) == shown
