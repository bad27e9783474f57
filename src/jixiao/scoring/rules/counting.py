"""Rows that either count or do not (按达标项数计分): short of the target or too far above it is 0."""

from __future__ import annotations

from decimal import Decimal

from jixiao.scoring.model import Outcome, Points
from jixiao.scoring.rules.row import Row
from jixiao.values.decimals import percent


def counted(row: Row) -> Points:
    """The row's 分值 where it is met and not too far above, else 0; the block is added up in `limits`."""
    off = row.off
    if row.pair.actual < row.pair.target:
        return row.points(Decimal(0), f"{row.versus('低于')}，不计为达标，得0分", Outcome.SHORT)
    if off is not None and off > row.pack.counting.above:
        sentence = f"{row.against('达到')}，高出{percent(off)}，超过{percent(row.pack.counting.above)}不计为达标，得0分"
        return row.points(Decimal(0), sentence, Outcome.ABOVE)
    outcome = Outcome.ABOVE if off is not None and off >= row.pack.above.warn else Outcome.MET
    return row.points(row.weight, f"{row.against('达到')}，计为达标，{row.case.full}", outcome)
