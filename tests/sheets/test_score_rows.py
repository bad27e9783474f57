"""The rows of the sheet 得分测算 as contents by heading."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from jixiao.form.model import Amount, MoneyUnit
from jixiao.sheets.score_rows import Tally, budget_row, indicator_row, title_of
from sheets.made_review import cell, form_score

_COLUMNS = {"分值": 9, "填报得分": 10, "测算得分": 11}


@pytest.mark.parametrize(
    ("title", "year", "called"),
    [
        ("整体支出绩效自评表", 2021, "整体支出绩效自评表（2021年度）"),
        ("2021年度整体支出绩效自评表", 2021, "2021年度整体支出绩效自评表"),
        ("整体支出\n绩效自评表", None, "整体支出绩效自评表"),
        ("", 2021, "自评表（2021年度）"),
    ],
)
def test_a_form_is_called_by_its_title_and_year(title: str, year: int | None, called: str) -> None:
    assert title_of(replace(form_score().form, title=title, year=year)) == called


def test_forms_of_one_title_are_told_apart_by_their_sheets() -> None:
    form = replace(form_score().form, title="项目支出绩效自评表", year=None)
    assert title_of(form, with_sheet=True) == "项目支出绩效自评表（工作表“自评表”）"
    assert title_of(replace(form, title=""), with_sheet=True) == "自评表"


@pytest.mark.parametrize(
    ("text", "number", "unit", "shown"),
    [
        ("30892.6", "30892.6", "万元", "30892.6万元"),
        ("1,250,000.00", "1250000", "元", "1,250,000.00元"),
        ("30892.6万元", "30892.6", "万元", "30892.6万元"),
        ("30892.6", "30892.6", "", "30892.6"),
    ],
)
def test_an_amount_of_the_budget_carries_its_unit_once(text: str, number: str, unit: str, shown: str) -> None:
    score = form_score()
    line = replace(score.form.budget.total, annual=Amount(cell(4, 4, text), Decimal(number)))
    form = replace(score.form, money_unit=MoneyUnit(unit))
    assert budget_row(form, line, score.budget, Tally(_COLUMNS), {})["指标值"] == shown


def test_a_budget_without_amounts_shows_none() -> None:
    score = form_score()
    line = replace(score.form.budget.total, annual=None, initial=None, spent=None)
    row = budget_row(score.form, line, score.budget, Tally(_COLUMNS), {})
    assert (row["指标值"], row["完成值"]) == ("", "")


def test_a_form_without_levels_and_values_still_has_its_row() -> None:
    scored = form_score().rows[0]
    bare = replace(scored.indicator, level1=None, level2=None, target=None, actual=None, weight=None, score=None)
    row = indicator_row(replace(scored, indicator=bare), Tally(_COLUMNS), {})
    assert [row[heading] for heading in ("一级指标", "二级指标", "指标值", "完成值", "分值", "填报得分")] == [
        *("产出指标", "", "", ""),
        None,
        None,
    ]
