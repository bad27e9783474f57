"""Every row of every sample workbook: a formula over its cells says what the review of the workbook says of it.

A formula sees one row's cells and 口径 and 类型. What the review knows besides (the 得分 claimed, the year, the
indicator's name) changes nothing here but the wording of the basis, in the rows listed below.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

import jixiao
from functions.asked import Refused, ask
from jixiao.form.grid import GridCell
from jixiao.form.model import Cell, FormKind
from jixiao.functions import perf_basis, perf_flag, perf_prompt, perf_score
from jixiao.review import Prompt
from jixiao.scoring import ScoredIndicator

WORKBOOKS = Path(__file__).parent.parent.parent / "workbooks"
TIANJIN = "天津市司法局-2021-整体支出绩效自评表"
CAIDIAN = "蔡甸区司法局-2020-部门整体绩效自评表"
CHENXI = "辰溪县司法局-2021-部门整体支出绩效评价"

# Words whose 得分 lies within the tier's range: the review says 所填得分在区间内, a formula without 得分 says 暂得.
CLAIMED_WITHIN_ITS_TIER = {
    TIANJIN: {
        25, 27, 35, 37, 42, 47, 49, 52, 54, 57, 59, 62, 64, 73, 78, 80, 81, 83, 86, 88, 91, 93, 96, 98
    },
    CHENXI: {16, 17, 18, 19, 20},
}  # fmt: skip


class SampleRow(NamedTuple):
    """One row of a sample: its cells as a formula names them, and what the review says of it."""

    workbook: str
    sheet: str
    row: int
    pack: str
    kind: str
    target: GridCell | None
    actual: GridCell | None
    weight: GridCell | None
    score: GridCell | None
    scored: ScoredIndicator
    prompt: Prompt | None

    def __str__(self) -> str:
        return f"{self.workbook[:6]} {self.sheet} {self.row}"


def as_given(cell: Cell | None) -> GridCell | None:
    """A cell as a formula is given it."""
    return GridCell(cell.text, cell.number, error=cell.error) if cell is not None and cell.text else None


def sample_rows() -> Iterator[SampleRow]:
    """The rows that have a target and an actual; a 评分表 has its own rules and is not scored by formulas."""
    for path in sorted(WORKBOOKS.glob("*.xlsx")):
        book = jixiao.read_book(path)
        review = jixiao.review_book(book, book.pack or "national")
        prompts = {(prompt.sheet, prompt.cell.row): prompt for prompt in review.prompts}
        for form_score in review.scores:
            if form_score.form.kind is FormKind.SCORECARD:
                continue
            for scored in form_score.rows:
                row = scored.indicator
                if row.target is None or row.actual is None:
                    continue
                yield SampleRow(
                    path.stem,
                    form_score.form.sheet,
                    row.row,
                    review.pack.name,
                    row.family.value,
                    as_given(row.target.cell),
                    as_given(row.actual.cell),
                    as_given(row.weight.cell if row.weight else None),
                    as_given(row.score.cell if row.score else None),
                    scored,
                    prompts.get((form_score.form.sheet, row.row)),
                )


ROWS = list(sample_rows())
WEIGHTED = [row for row in ROWS if row.weight is not None]


def test_the_rows_are_those_of_the_three_forms_that_have_actuals() -> None:
    counts = {name: sum(row.workbook == name for row in ROWS) for name in sorted({row.workbook for row in ROWS})}
    assert counts == {TIANJIN: 78, CAIDIAN: 43, CHENXI: 9}
    assert {row.workbook for row in WEIGHTED} == {TIANJIN, CHENXI}  # 蔡甸 gives points to whole projects only


@pytest.mark.parametrize("row", WEIGHTED, ids=str)
def test_the_points_are_those_of_the_review(row: SampleRow) -> None:
    expected = row.scored.points.points
    found = ask(perf_score, row.target, row.actual, row.weight, row.pack, row.kind)
    if expected is None:
        assert found is None or isinstance(found, Refused)
    else:
        assert found == expected


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_flag_is_the_outcome_of_the_review(row: SampleRow) -> None:
    assert perf_flag(row.target, row.actual, row.pack, row.kind) == row.scored.points.outcome.value


@pytest.mark.parametrize("row", WEIGHTED, ids=str)
def test_the_basis_is_that_of_the_review(row: SampleRow) -> None:
    expected = row.scored.points.basis
    if row.row in CLAIMED_WITHIN_ITS_TIER[row.workbook]:
        assert "，所填得分在区间内，得" in expected
        expected = expected.replace("，所填得分在区间内，得", "，暂得")
    assert perf_basis(row.target, row.actual, row.weight, row.pack, row.kind) == expected


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_a_prompt_has_the_kind_and_the_facts_of_the_review(row: SampleRow) -> None:
    found = perf_prompt(row.target, row.actual, row.weight, row.score, row.pack, row.kind)
    assert (found and (found.kind, dict(found.facts))) == (row.prompt and (row.prompt.kind, dict(row.prompt.facts)))


def test_the_samples_ask_about_several_kinds_of_deviation() -> None:
    assert len({row.prompt.kind for row in ROWS if row.prompt}) >= 5


# What a formula cannot know: each case is scored otherwise by a review that knows the name, the year or the 得分.
# Target, actual and 得分 as they stand, and what the formula says; the review's answer stands in tests/scoring.
UNKNOWN_TO_A_FORMULA = [
    ("2%", "1%", None, "0.50", "重新犯罪率 of 2% is a ceiling: a review that reads the name gives full marks"),
    ("提升", "有效提升", "guangxi", "1.00", "广西 takes off what the 得分 claimed lacks"),
]


@pytest.mark.parametrize(("target", "actual", "pack", "points", "why"), UNKNOWN_TO_A_FORMULA)
def test_a_formula_scores_what_it_is_given_and_no_more(
    target: str, actual: str, pack: str | None, points: str, why: str
) -> None:
    assert str(perf_score(target, actual, 1, pack)) == points, why
