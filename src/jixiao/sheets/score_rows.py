"""The rows of the sheet 得分测算 as contents by heading: an indicator, the budget, a sum."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from jixiao.form.family import Group
from jixiao.form.model import Amount, BudgetLine, Form, Statement
from jixiao.scoring.model import Outcome, Points, ScoredIndicator
from jixiao.sheets.layout import Content
from jixiao.sheets.live import live_amount, live_sum, value_now

GOAL, LEVEL1, LEVEL2, NAME = "目标", "一级指标", "二级指标", "三级指标"
TARGET, ACTUAL, COMPLETION, DEVIATION = "指标值", "完成值", "完成率", "偏离度"
WEIGHT, PROPOSED, SCORE, POINTS, DIFFERENCE = "分值", "拟定分值", "填报得分", "测算得分", "差额"
BASIS, OUTCOME = "得分依据", "状态"

SUMMED = (WEIGHT, PROPOSED, SCORE, POINTS)
DEDUCTED = "扣分"  # the state of a row that a 评分标准 takes points off, where others have 未完成
NOTHING = "—"  # stands where nothing can be computed

Row: TypeAlias = dict[str, Content]
Filled: TypeAlias = Mapping[tuple[str, str], Decimal]


@dataclass(slots=True)
class Tally:
    """Which rows of the sheet belong to which group and goal, and the numbers in them (合计的来源)."""

    columns: Mapping[str, int]  # heading → column, of what is summed
    weight: str = WEIGHT  # the heading that the form's weights stand under
    groups: dict[str, list[int]] = field(default_factory=dict)
    goals: dict[str, list[int]] = field(default_factory=dict)
    values: dict[str, dict[int, Decimal]] = field(default_factory=lambda: {heading: {} for heading in SUMMED})
    unscored: int = 0  # rows that have a 分值 and no points
    _counted: set[str] = field(default_factory=set)

    def note(self, row: int, group: str, goal: str, contents: Row) -> None:
        """Take in a row that was laid out."""
        self.groups.setdefault(group, []).append(row)
        if goal:
            self.goals.setdefault(goal, []).append(row)
        for heading in SUMMED:
            number = value_now(contents.get(heading))
            if number is not None:
                self.values[heading][row] = number
        self.unscored += row in self.values[self.weight] and row not in self.values[POINTS]

    def sums(self, rows: Sequence[int]) -> Row:
        """Live sums over some rows."""
        return {heading: live_sum(place, rows, self.values[heading]) for heading, place in self.columns.items()}

    @property
    def rows(self) -> tuple[int, ...]:
        """All rows taken in."""
        return tuple(row for rows in self.groups.values() for row in rows)

    def counts(self, amount: Amount | None) -> bool:
        """Whether a number has not been shown yet: a merged cell counts once for the rows that share it."""
        if amount is None or amount.cell.ref in self._counted:
            return False
        self._counted.add(amount.cell.ref)
        return True


def indicator_row(scored: ScoredIndicator, tally: Tally, filled: Filled) -> Row:
    """One indicator."""
    indicator, points = scored.indicator, scored.points
    deducted = indicator.standard is not None and points.points is not None and points.outcome is Outcome.SHORT
    return {
        GOAL: indicator.goal,
        LEVEL1: one_line(indicator.level1.text) if indicator.level1 else indicator.group.value,
        LEVEL2: one_line(indicator.level2.text) if indicator.level2 else "",
        NAME: one_line(indicator.name.text),
        TARGET: _text(indicator.target),
        ACTUAL: _text(indicator.actual),
        **_numbers(indicator.weight, indicator.score, points, tally, filled),
        **({OUTCOME: DEDUCTED} if deducted else {}),
    }


def budget_row(form: Form, line: BudgetLine, points: Points, tally: Tally, filled: Filled) -> Row:
    """The execution of the budget (预算执行率)."""
    return {
        LEVEL1: Group.EXECUTION.value,
        NAME: line.label or Group.EXECUTION.value,
        TARGET: _money(form, line.budget),
        ACTUAL: _money(form, line.spent),
        **_numbers(line.weight, line.score, points, tally, filled),
    }


def title_of(form: Form, *, with_sheet: bool = False) -> str:
    """What a form is called: its title with its year, or its sheet's name where it has none; with both where asked."""
    title = one_line(form.title) or form.sheet
    if form.year is not None and str(form.year) not in title:
        title += f"（{form.year}年度）"
    return f"{title}（工作表“{form.sheet}”）" if with_sheet and form.title else title


def one_line(text: str) -> str:
    """A heading as one line: a form breaks it only because its column is narrow."""
    return "".join(text.splitlines()).strip()


def _numbers(weight: Amount | None, score: Amount | None, points: Points, tally: Tally, filled: Filled) -> Row:
    return {
        COMPLETION: NOTHING if points.completion is None else points.completion,
        DEVIATION: NOTHING if points.deviation is None else points.deviation,
        tally.weight: live_amount(weight, filled) if tally.counts(weight) else None,
        SCORE: live_amount(score, filled) if tally.counts(score) else None,
        POINTS: points.points if points.points is not None else None if points.waiting else NOTHING,
        BASIS: points.basis,
        OUTCOME: points.outcome.value,
    }


def _text(statement: Statement | None) -> str:
    return statement.text.strip() if statement else ""


def _money(form: Form, amount: Amount | None) -> str:
    """An amount as it stands, with the form's unit (金额单位) where it is a bare number."""
    if amount is None:
        return ""
    bare = amount.number is not None and not any(character in amount.cell.text for character in "元%")
    return amount.cell.text.strip() + (form.money_unit.word if bare else "")
