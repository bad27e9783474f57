"""What a review says of whole workbooks: nothing of clean ones, the expected numbers of the sample."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest

from jixiao.checks import Severity
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.review import Review, review_book
from jixiao.scoring.model import Outcome, ScoredIndicator
from jixiao.workbook import read_snapshot

CLEAN = sorted(Path(__file__).parent.glob("*.xlsx"))
SAMPLE = Path(__file__).parents[2] / "workbooks" / "天津市司法局-2021-整体支出绩效自评表.xlsx"
EXPECTED = tomllib.loads(SAMPLE.with_suffix(".expected.toml").read_text(encoding="utf-8"))


def _review(path: Path, pack: str) -> Review:
    return review_book(read_book(read_snapshot(path), path.name), load_pack(pack))


@pytest.fixture(scope="module")
def sample() -> Review:
    return _review(SAMPLE, "tianjin-2021")


@pytest.fixture(scope="module")
def rows(sample: Review) -> dict[str, ScoredIndicator]:
    scores = ((row.indicator.score, row) for row in sample.scores[0].rows)
    return {score.cell.ref: row for score, row in scores if score is not None}


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.stem)
def test_a_clean_form_raises_no_error_and_no_warning(path: Path) -> None:
    findings = _review(path, "national").findings
    assert [finding for finding in findings if finding.severity is not Severity.NOTICE] == []


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("部门整体-湖北版式", ["公共法律服务接待人次"]),
        ("项目支出-元-分列", []),
        ("项目支出-全国版式", ["新增注册读者人数"]),
    ],
)
def test_every_value_of_a_clean_form_is_met_but_for_the_ones_that_explain_themselves(
    name: str, short: list[str]
) -> None:
    (score,) = _review(Path(__file__).with_name(f"{name}.xlsx"), "national").scores
    outcomes = {row.indicator.name.text: row.points.outcome for row in score.rows}
    assert {indicator for indicator, outcome in outcomes.items() if outcome is not Outcome.MET} == set(short)
    assert all(outcomes[indicator] is Outcome.SHORT for indicator in short)


def test_the_sample_reads_as_one_form_with_its_expected_head(sample: Review) -> None:
    (form,) = sample.forms
    assert (form.sheet, form.title, form.year, form.department) == (
        EXPECTED["sheet"],
        EXPECTED["title"],
        EXPECTED["year"],
        EXPECTED["department"],
    )
    assert form.money_unit.word == EXPECTED["money_unit"]
    assert len(form.indicators) == EXPECTED["counts"]["indicators"]
    assert len(form.goals) == EXPECTED["counts"]["goals"]
    assert len({indicator.goal for indicator in form.indicators}) == EXPECTED["counts"]["groups"]


def test_the_sample_adds_up_as_expected(sample: Review) -> None:
    (score,) = sample.scores
    assert score.weight == Decimal(EXPECTED["weight"]["total"])
    assert score.score == Decimal(EXPECTED["score"]["total"])
    assert score.form.total is not None
    assert score.form.total.score is not None
    assert score.form.total.score.number == Decimal(EXPECTED["score"]["printed"])
    assert score.budget is not None
    assert score.budget.points == Decimal(EXPECTED["budget"]["points"])
    assert score.claimed_grade == EXPECTED["score"]["grade"]


@pytest.mark.parametrize("expected", EXPECTED["differs"] + EXPECTED["agrees"], ids=lambda row: row["name"])
def test_a_row_of_the_sample_gets_its_expected_points(
    rows: dict[str, ScoredIndicator], expected: dict[str, str]
) -> None:
    assert rows[expected["cell"]].points.points == Decimal(expected["points"])


def test_no_other_row_of_the_sample_is_scored_differently_from_its_claim(rows: dict[str, ScoredIndicator]) -> None:
    different = {
        cell
        for cell, row in rows.items()
        if row.points.points is not None
        and row.indicator.score is not None
        and row.points.points != row.indicator.score.number
    }
    assert different == {row["cell"] for row in EXPECTED["differs"]}
