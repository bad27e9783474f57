"""What the summary above the findings says."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from jixiao.checks.finding import Severity
from jixiao.form.model import FormKind
from jixiao.sheets.summary import summary_values
from sheets.made_review import SHEET, finding, form_score, full_review, review


def test_findings_are_counted_by_severity() -> None:
    values = summary_values(full_review(), {})
    assert {name: values[name] for name in ("errors", "warnings", "notices")} == {
        "errors": 2,
        "warnings": 1,
        "notices": 1,
    }
    assert summary_values(review(findings=[finding("S04", Severity.NOTICE, 1, 1)]), {})["notices"] == 1


def test_forms_of_one_title_are_named_once_and_all_counted() -> None:
    values = summary_values(review(form_score(), form_score("本级")), {})
    assert values["titles"] == ["整体支出绩效自评表（2021年度）"]
    assert values["forms"] == 2


def test_the_difference_is_claimed_minus_computed() -> None:
    (total,) = summary_values(review(form_score()), {})["totals"]
    assert total.difference == Decimal("3.12")


def test_without_both_totals_there_is_no_difference() -> None:
    (total,) = summary_values(review(replace(form_score(), score=None)), {})["totals"]
    assert total.difference is None


def test_scores_filled_in_count_as_claimed_and_the_grade_is_left_to_a_new_review() -> None:
    (total,) = summary_values(review(form_score()), {(SHEET, "H13"): Decimal("0.50")})["totals"]
    assert (total.score, total.claimed_grade) == (Decimal("19.05"), "")


def test_a_form_without_any_score_has_no_total() -> None:
    made = review(replace(form_score(), score=None, points=None), form_score(kind=FormKind.TARGET_TABLE))
    assert summary_values(made, {})["totals"] == []
