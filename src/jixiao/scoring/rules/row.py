"""A row with a number on both sides, and the phrases that all rules share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.packs.model import Pack
from jixiao.scoring.basis import bare, quoted
from jixiao.scoring.case import Case
from jixiao.scoring.completion import completion, deviation
from jixiao.scoring.direction import is_money
from jixiao.scoring.measure import Pair
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.decimals import plain
from jixiao.values.model import Value


@dataclass(frozen=True, slots=True)
class Row:
    """A case whose target and actual stand as two numbers in one unit."""

    case: Case
    pair: Pair
    direction: Direction
    target: Value  # as the rules see it: an actual that is an inequality may loosen its comparator
    note: str = ""  # what was presumed about the direction

    @property
    def actual(self) -> Value:
        """The actual as written."""
        return self.case.actual

    @property
    def weight(self) -> Decimal:
        """分值."""
        return self.case.weight

    @property
    def pack(self) -> Pack:
        """口径."""
        return self.case.pack

    @property
    def money_cost(self) -> bool:
        """Whether it is a cost row with a money target."""
        return self.case.family is Family.COST and is_money(self.target)

    @property
    def off(self) -> Decimal | None:
        """偏离度."""
        return deviation(self.pair.target, self.pair.actual)

    def points(self, points: Decimal, sentence: str, outcome: Outcome, *, presumed: bool = False) -> Points:
        """The row's points with everything that all rows carry; a presumption that decides the points is told."""
        told = self.note and (self.direction is Direction.LOWER or points < self.weight)
        note = f"，{self.note}" if told else ""
        return Points(
            points=self.case.rounded(points),
            basis=self.case.sentence(f"{self.direction.value}指标：{sentence}{note}"),
            outcome=outcome,
            direction=self.direction,
            completion=completion(self.pair.target, self.pair.actual),
            deviation=self.off,
            presumed=presumed,
            notes=self.pair.notes,
        )

    def adjustable(self, points: Decimal, sentence: str, outcome: Outcome) -> Points:
        """Points that the system lets a person change: any score up to the weight may be right."""
        scored = self.points(points, f"{sentence}，该得分可调整", outcome, presumed=True)
        return replace(scored, band=(Decimal(0), self.weight))

    def versus(self, word: str) -> str:
        """完成值200万元高于指标值180万元."""
        return f"完成值{quoted(self.actual)}{word}指标值{bare(self.target)}"

    def against(self, word: str) -> str:
        """完成值99%达到指标值≥90%."""
        return f"完成值{quoted(self.actual)}{word}指标值{quoted(self.target)}"

    def result(self, points: Decimal, arithmetic: str) -> str:
        """得分=1×180/200=0.90; without arithmetic just the points."""
        if not arithmetic and points == self.weight:
            return self.case.full
        if not arithmetic:
            return f"得{plain(self.case.rounded(points))}分"
        return f"得分={arithmetic}={self.case.shown(points)}"
