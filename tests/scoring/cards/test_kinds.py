"""Rules of a printed 评分表, with the figures of one county bureau."""

from __future__ import annotations

from decimal import Decimal

import pytest

from jixiao.scoring.cards.kinds import KINDS

D = Decimal
CONTROL = {"step": D("0.001"), "each": D("0.1"), "full": D(3)}
PROGRESS = [(D(1), D(4)), (D("0.95"), D(3)), (D("0.90"), D(2)), (D("0.85"), D(2))]
QUALITY = {"target": D(1), "full": D(4), "nothing_from": D("0.95")}
RECORDS = [(4, D(4)), (3, D(2)), (2, D(1))]
WORDS = {"优秀": D(5), "良好": D(3), "合格": D(1), "不合格": D(0)}

CASES = [
    ("all-or-nothing", {"met": [True], "full": D(1)}, "1"),
    ("all-or-nothing", {"met": [True, False], "full": D(1)}, "0"),
    ("all-or-nothing", {"met": [], "full": D(1)}, "0"),
    ("count-met", {"met": 4, "bands": RECORDS, "full": D(4)}, "4"),
    ("count-met", {"met": 3, "bands": RECORDS, "full": D(4)}, "2"),
    ("count-met", {"met": 1, "bands": RECORDS, "full": D(4)}, "0"),
    ("ratio-capped", {"value": D("0.75"), "target": D("0.80"), "full": D(3)}, "2.81"),
    ("ratio-capped", {"value": D("1.20"), "target": D("0.80"), "full": D(3)}, "3"),
    ("ratio-capped", {"value": D("0.75"), **QUALITY}, "0"),
    ("ratio-capped", {"value": D("0.96"), **QUALITY}, "3.84"),
    ("ratio-capped", {"value": D("-1"), "target": D(1), "full": D(4)}, "0"),
    ("deducted-per-step", {"value": D(121), "target": D(89), "step": D(1), "each": D("0.1"), "full": D(3)}, "0"),
    ("deducted-per-step", {"value": D(94), "target": D(89), "step": D(1), "each": D("0.1"), "full": D(3)}, "2.50"),
    ("deducted-per-step", {"value": D("546.1") / D("341.62"), "target": D(1), **CONTROL}, "0"),
    ("deducted-per-step", {"value": D("88.84") / D("2406.98"), "target": D(0), **CONTROL}, "0"),
    ("deducted-per-step", {"value": D("1.0009"), "target": D(1), **CONTROL}, "3"),
    ("deducted-per-step", {"value": D("0.9"), "target": D(1), **CONTROL}, "3"),
    ("banded", {"value": D("0.963"), "bands": PROGRESS, "full": D(4)}, "3"),
    ("banded", {"value": D("0.87"), "bands": PROGRESS, "full": D(4)}, "2"),
    ("banded", {"value": D("0.5"), "bands": PROGRESS, "full": D(4)}, "0"),
    ("deducted-in-proportion", {"rate": D("0.05"), "factor": D(20), "full": D(3), "all_from": D("0.10")}, "2"),
    ("deducted-in-proportion", {"rate": D("0.10"), "factor": D(20), "full": D(3), "all_from": D("0.10")}, "0"),
    ("deducted-in-proportion", {"rate": D("-0.3"), "factor": D(40), "full": D(4)}, "4"),
    ("deducted-in-proportion", {"rate": D("9"), "factor": D(40), "full": D(4)}, "0"),
    ("earned-per-item", {"extra": 3, "each": D("0.1"), "full": D(1)}, "0.30"),
    ("earned-per-item", {"extra": 30, "each": D("0.1"), "full": D(1)}, "1"),
    ("earned-per-item", {"extra": -2, "each": D("0.1"), "full": D(1)}, "0"),
    ("by-word", {"word": "合格", "points": WORDS, "full": D(5)}, "1"),
]


@pytest.mark.parametrize(("kind", "arguments", "points"), CASES)
def test_each_kind_of_rule_gives_the_printed_points(kind: str, arguments: dict[str, object], points: str) -> None:
    assert KINDS[kind](**arguments) == Decimal(points)


def test_every_kind_is_tried() -> None:
    assert {kind for kind, _, _ in CASES} == set(KINDS)


@pytest.mark.parametrize(
    ("kind", "arguments", "sentence"),
    [
        (
            "by-word",
            {"word": "优", "points": WORDS, "full": D(5)},
            "没有“优”这一等，应为优秀、良好、合格、不合格之一。",
        ),
        ("ratio-capped", {"value": D(1), "target": D(0), "full": D(5)}, "目标值应大于0，现为0。"),
        (
            "deducted-per-step",
            {"value": D(1), "target": D(0), "step": D(0), "each": D(1), "full": D(5)},
            "扣分步长应大于0，现为0。",
        ),
    ],
)
def test_parameters_that_make_no_rule_are_refused(kind: str, arguments: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match="。") as caught:
        KINDS[kind](**arguments)
    assert str(caught.value) == sentence
