"""What a review was asked for (校验选项), kept in the result so that the next review of it asks for the same."""

from __future__ import annotations

from dataclasses import dataclass

from jixiao.scoring.proposal import Spread

_WEIGHTS = "weights="


@dataclass(frozen=True, slots=True)
class Asked:
    """The options that the next review of a result keeps: the pack ("" for none), and how to propose weights."""

    pack: str = ""
    weights: Spread | None = None

    def over(self, earlier: Asked) -> Asked:
        """These options, with those of an earlier review where nothing was asked now."""
        return Asked(self.pack or earlier.pack, self.weights or earlier.weights)

    @property
    def memo(self) -> str:
        r"""The options as the record keeps them: the pack on the first line.

        >>> Asked("hubei", Spread.EVEN).memo
        'hubei\nweights=even'
        """
        return self.pack + (f"\n{_WEIGHTS}{self.weights.value}" if self.weights else "")


def asked_before(memo: str) -> Asked:
    r"""The options from a record; what a later version of jixiao may have added is passed over.

    >>> asked_before("hubei"), asked_before("\nweights=even").weights
    (Asked(pack='hubei', weights=None), <Spread.EVEN: 'even'>)
    """
    pack, *others = memo.split("\n")
    known = {f"{_WEIGHTS}{spread.value}": spread for spread in Spread}
    return Asked(pack, next((known[line] for line in others if line in known), None))
