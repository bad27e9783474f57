"""The points and the sentence for each way in which a target and an actual meet, word for word.

A line of sentences.tsv is one case; add a line to add one.
"""

from __future__ import annotations

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.form.family import Family
from jixiao.packs import load_pack
from jixiao.scoring import Outcome, score_values
from jixiao.values import Role, read

CASES = list(
    csv.DictReader(
        (Path(__file__).parent / "sentences.tsv").read_text(encoding="utf-8").splitlines(),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
)


@pytest.mark.parametrize("case", CASES, ids=[f"{case['pack']} {case['target']} {case['actual']}" for case in CASES])
def test_points_and_their_sentence_are_as_written(case: dict[str, str]) -> None:
    scored = score_values(
        read(case["target"], Role.TARGET),
        read(case["actual"], Role.ACTUAL),
        Decimal(case["weight"]),
        load_pack(case["pack"]),
        family=Family(case["family"]),
        claimed=Decimal(case["claimed"]) if case["claimed"] else None,
        year=2021,
    )
    found = ("" if scored.points is None else str(scored.points), scored.outcome.value, scored.presumed, scored.basis)
    assert found == (case["points"], case["outcome"], case["presumed"] == "是", case["basis"])


def test_every_outcome_is_met() -> None:
    assert {case["outcome"] for case in CASES} == {outcome.value for outcome in Outcome}


RARE = [
    (
        "重新犯罪率",
        "2%",
        "1%",
        "1.00",
        "反向指标：完成值1%未超过指标值2%，得满分1分，指标越低越好，未写比较符，推定为“≤”（national）",
    ),
    (
        "群众投诉件数",
        "5件",
        "10件",
        "0.50",
        "反向指标：完成值10件高于指标值5件，得分=1×5/10=0.50，指标越低越好，未写比较符，推定为“≤”（national）",
    ),
    (
        "投诉办结率",
        "90%",
        "45%",
        "0.50",
        "等于指标：完成值45%低于指标值90%，得分=1×45/90=0.50，指标值未写比较符，推定为“=”（national）",
    ),
]


@pytest.mark.parametrize(("name", "target", "actual", "points", "basis"), RARE, ids=[row[0] for row in RARE])
def test_what_should_be_rare_is_presumed_to_be_a_ceiling(
    name: str, target: str, actual: str, points: str, basis: str
) -> None:
    scored = score_values(read(target), read(actual, Role.ACTUAL), Decimal(1), load_pack("national"), name=name)
    assert (str(scored.points), scored.basis) == (points, basis)
