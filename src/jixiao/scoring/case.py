"""One row as scoring sees it: target, actual, weight, pack — whatever the form looked like."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.family import Family
from jixiao.packs.model import Pack
from jixiao.scoring.model import Direction, Outcome, Points
from jixiao.values.decimals import plain, rounded
from jixiao.values.model import Value

MOST_WEIGHT = Decimal(1_000_000)
"""A 分值 above it is a slip of the pen, not a weight."""


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be scored.

    ``claimed`` is the form's 得分, ``year`` its year for dates that name none, ``name`` the indicator's name.
    ``provisional`` says whether words count at the top of their band until a person decides, or not at all.
    """

    target: Value
    actual: Value
    weight: Decimal
    pack: Pack
    family: Family = Family.OTHER
    claimed: Decimal | None = None
    year: int | None = None
    name: str = ""
    provisional: bool = True

    def sentence(self, text: str) -> str:
        """A basis sentence, ending with the pack's name."""
        return f"{text}（{self.pack.name}）"

    def rounded(self, points: Decimal) -> Decimal:
        """Points to the pack's places, never below zero nor above the weight."""
        return min(rounded(max(points, Decimal(0)), self.pack.decimals), self.weight)

    def shown(self, points: Decimal) -> str:
        """Points as a sentence shows a result: rounded, with all their places."""
        return f"{self.rounded(points):f}"

    @property
    def full(self) -> str:
        """The words for full marks."""
        return f"得满分{plain(self.weight)}分"

    def unscored(self, why: str, outcome: Outcome, direction: Direction = Direction.UNKNOWN) -> Points:
        """No points, and why; the head names the direction where there is one."""
        head = "未测算" if direction is Direction.UNKNOWN else f"{direction.value}指标"
        return Points(None, self.sentence(f"{head}：{why}"), outcome, direction, presumed=True)
