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
