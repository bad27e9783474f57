"""One line of 评分数据 as a rule takes it: a number or a word, or why it cannot be used."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from jixiao.form.model import Cell
from jixiao.packs.scorecards import Quantity
from jixiao.packs.scorecards.model import PERCENT
from jixiao.values.decimals import percent, plain


@dataclass(frozen=True, slots=True)
class Datum:
    """One quantity as filled in: a number (percent as a ratio) or a word; neither where it is blank or unusable."""

    quantity: Quantity
    cell: Cell | None = None
    number: Decimal | None = None
    word: str = ""
    fault: str = ""  # why it cannot be used, as the end of a sentence
    evidence: str = ""
    beside: str = ""  # the datum that it differs from beyond belief

    @property
    def blank(self) -> bool:
        """Whether nobody filled it in; a formula that was never computed is something."""
        return self.cell is None or (self.cell.blank and not self.cell.formula)

    @property
    def known(self) -> bool:
        """Whether a rule can use it."""
        return not self.fault and (self.number is not None or bool(self.word))

    @property
    def text(self) -> str:
        """The quantity with its number, as a sentence states it: 编制数89人."""
        if self.number is None:
            return f"{self.quantity.name}“{self.word}”"
        if self.quantity.unit == PERCENT:
            return f"{self.quantity.name}{percent(self.number)}"
        return f"{self.quantity.name}{plain(self.number)}{self.quantity.unit}"
