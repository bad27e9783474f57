"""What a review was asked for (校验选项), kept in the result so that the next review of it asks for the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from jixiao.scoring.proposal import Spread
from jixiao.sheets.filling import Filling
from jixiao.sheets.parts import ALL_PARTS, Part
from jixiao.workbook import Record

_WEIGHTS = "weights="
_SCORECARD = "scorecard="
_PARTS = "parts="
_WRITTEN_BACK = "written-back="
_FILL_SCORES: Mapping[Filling, str] = MappingProxyType({Filling.BLANK: "fill-scores", Filling.ALL: "fill-scores=all"})


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that the next review of a result keeps.

    The pack ("" for none), how to propose weights, which 得分 cells get computed points, the files of 评分表 of one's
    own, the parts of the result, and the marks of the reasons that were written back (`sheets.prompts.written_back`).
    """

    pack: str = ""
    weights: Spread | None = None
    fill_scores: Filling = Filling.NONE
    scorecards: tuple[str, ...] = ()
    parts: frozenset[Part] = ALL_PARTS
    written_back: tuple[str, ...] = ()

    def over(self, earlier: Asked) -> Asked:
        """These options, with those of an earlier review where nothing was asked now; its parts stay too."""
        return Asked(
            self.pack or earlier.pack,
            self.weights or earlier.weights,
            self.fill_scores or earlier.fill_scores,
            self.scorecards or earlier.scorecards,
            self.parts | earlier.parts,
            tuple(dict.fromkeys((*earlier.written_back, *self.written_back))),
        )

    @property
    def memo(self) -> str:
        r"""The options as the record keeps them: the pack on the first line.

        >>> Asked("hubei", Spread.EVEN).memo
        'hubei\nweights=even'
        """
        weights = f"{_WEIGHTS}{self.weights.value}" if self.weights else ""
        filling = _FILL_SCORES.get(self.fill_scores, "")
        parts = "" if self.parts == ALL_PARTS else _PARTS + ",".join(part for part in Part if part in self.parts)
        cards = (f"{_SCORECARD}{card}" for card in self.scorecards)
        written = (f"{_WRITTEN_BACK}{mark}" for mark in self.written_back)
        return "\n".join([self.pack, *filter(None, (weights, filling, *cards, parts, *written))])


def asked_last(record: Record | None) -> Asked:
    """What the last review was asked for; one that filled in scores was asked to, or they would vanish unasked."""
    review = record.layer("") if record else None
    if review is None:
        return Asked()
    asked = asked_before(review.memo)
    filled = any(state.written is not None for state in review.cells)
    return replace(asked, fill_scores=Filling.BLANK) if filled and not asked.fill_scores else asked


def asked_before(memo: str) -> Asked:
    r"""The options from a record; what another version of jixiao may have added is passed over.

    >>> asked_before("hubei").pack, asked_before("\nweights=even\nscorecard=我们县.toml").scorecards
    ('hubei', ('我们县.toml',))
    """
    pack, *others = memo.split("\n")
    weights = {f"{_WEIGHTS}{spread.value}": spread for spread in Spread}
    fillings = {line: filling for filling, line in _FILL_SCORES.items()}
    return Asked(
        pack,
        next((weights[line] for line in others if line in weights), None),
        next((fillings[line] for line in others if line in fillings), Filling.NONE),
        _after(_SCORECARD, others),
        _parts(others),
        _after(_WRITTEN_BACK, others),
    )


def _after(name: str, lines: Iterable[str]) -> tuple[str, ...]:
    """What follows a name in the lines that begin with it."""
    return tuple(line.removeprefix(name) for line in lines if line.startswith(name))


def _parts(lines: Iterable[str]) -> frozenset[Part]:
    """The parts that a memo names; one that names none, or was written before there were any, means all."""
    named = {word for words in _after(_PARTS, lines) for word in words.split(",")}
    return frozenset(part for part in Part if part in named) or ALL_PARTS
