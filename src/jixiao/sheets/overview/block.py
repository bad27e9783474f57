"""One form of the sheet 得分一览 with all that is known of it (一张表的一览)."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.form.model import FormKind
from jixiao.packs import Pack
from jixiao.review.overview import Overview
from jixiao.scoring.form_score import FormScore
from jixiao.sheets import score_rows as at
from jixiao.sheets.layout import Content
from jixiao.sheets.live import live_amount
from jixiao.sheets.score_places import TOTAL_ROW, LaidScores, ScorePlaces
from jixiao.workbook.edits import Formula

CLAIMED, RATE, GRADE = "自评得分", "得分率", "等级"


@dataclass(frozen=True, slots=True)
class Block:
    """A form, how it stands, and where 得分测算 shows it."""

    score: FormScore
    glance: Overview
    laid: LaidScores
    places: ScorePlaces
    pack: Pack

    @property
    def claimed(self) -> bool:
        """Whether the form claims any score."""
        return self.glance.total is not None and not self.glance.computed

    @property
    def counted(self) -> bool:
        """Whether computed scores say something: those of a 评分表 that waits for data do not yet."""
        return self.score.points is not None and self.score.at_most is None

    @property
    def rated(self) -> bool:
        """Whether there are scores to show."""
        return bool(self.places.sums) and (self.claimed or self.counted)

    @property
    def card(self) -> bool:
        """Whether it is a 评分表, whose rows have no target to stand to."""
        return self.score.form.kind is FormKind.SCORECARD

    @property
    def weights(self) -> str:
        """The heading on 得分测算 under which the weights stand."""
        return at.PROPOSED if self.score.proposed else at.WEIGHT

    def number(self, row: int | None, heading: str) -> Formula | str:
        """A number of 得分测算, live."""
        return self.laid.number(self.places, row, heading) or at.NOTHING

    def total(self, heading: str) -> Formula | str:
        """A total of 得分测算, live."""
        return self.number(self.places.sums.get(TOTAL_ROW), heading)

    def claimed_total(self) -> Content:
        """What the form claims in all: as it is printed, else the sum of its rows."""
        stated = self.score.form.total
        printed = stated.score if stated is not None else None
        if not self.claimed:
            return at.NOTHING
        if printed is not None and printed.number is not None:
            return live_amount(printed, {})
        return self.total(at.SCORE)
