"""What a review was asked for (校验选项), kept in the result so that the next review of it asks for the same."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.scoring.proposal import Spread
from jixiao.workbook import Record

_WEIGHTS = "weights="
_FILL_SCORES = "fill-scores"
_SCORECARD = "scorecard="


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that the next review of a result keeps.

    The pack ("" for none), how to propose weights, whether computed points go into blank 得分 cells, and the files of
    评分表 of one's own.
    """

    pack: str = ""
    weights: Spread | None = None
    fill_scores: bool = False
    scorecards: tuple[str, ...] = ()

    def over(self, earlier: Asked) -> Asked:
        """These options, with those of an earlier review where nothing was asked now."""
        return Asked(
            self.pack or earlier.pack,
            self.weights or earlier.weights,
            self.fill_scores or earlier.fill_scores,
            self.scorecards or earlier.scorecards,
        )

    @property
    def memo(self) -> str:
        r"""The options as the record keeps them: the pack on the first line.

        >>> Asked("hubei", Spread.EVEN).memo
        'hubei\nweights=even'
        """
        weights = f"{_WEIGHTS}{self.weights.value}" if self.weights else ""
        cards = (f"{_SCORECARD}{card}" for card in self.scorecards)
        return "\n".join([self.pack, *filter(None, (weights, _FILL_SCORES if self.fill_scores else "", *cards))])


def asked_last(record: Record | None) -> Asked:
    """What the last review was asked for; one that filled in scores was asked to, or they would vanish unasked."""
    review = record.layer("") if record else None
    if review is None:
        return Asked()
    filled = any(state.written is not None for state in review.cells)
    return asked_before(review.memo).over(Asked(fill_scores=filled))


def asked_before(memo: str) -> Asked:
    r"""The options from a record; what another version of jixiao may have added is passed over.

    >>> asked_before("hubei").pack, asked_before("\nweights=even\nscorecard=我们县.toml").scorecards
    ('hubei', ('我们县.toml',))
    """
    pack, *others = memo.split("\n")
    weights = {f"{_WEIGHTS}{spread.value}": spread for spread in Spread}
    cards = tuple(line.removeprefix(_SCORECARD) for line in others if line.startswith(_SCORECARD))
    return Asked(pack, next((weights[line] for line in others if line in weights), None), _FILL_SCORES in others, cards)
