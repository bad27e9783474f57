"""Where some of the texts of a batch stand, and the beginnings of a few (引用), read from the data once more."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from jixiao.summary.schema import TEXTS, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.batches import batches
from jixiao.summary.tables.copies.group import Place
from jixiao.summary.tables.whose import Whose

_SHOWN = 200  # characters
_COLUMNS = ("workbook", "sheet", "cell", "kind", "indicator", "text")


@dataclass(frozen=True, slots=True)
class Quotes:
    """Places and texts by row of the table."""

    places: Mapping[int, Place]
    texts: Mapping[int, str]


def read_quotes(store: Store, whose: Whose, rows: Sequence[int], quoted: Collection[int]) -> Quotes:
    """The places of some rows of `TEXTS`, in ascending order, and the texts of those that are ``quoted``."""
    paths = store.frame(WORKBOOKS, ["path"])["path"].tolist()
    wanted, first = np.array(rows, dtype=np.int64), 0
    places, texts = {}, {}
    for frame in batches(store, TEXTS, ["form", *_COLUMNS]):
        low, high = np.searchsorted(wanted, [first, first + len(frame)])
        chosen = frame.iloc[wanted[low:high] - first]
        units = whose.of_rows(chosen).tolist()
        said = zip(*(chosen[name].tolist() for name in _COLUMNS), strict=True)
        for row, unit, (workbook, *where, text) in zip(wanted[low:high].tolist(), units, said, strict=True):
            places[row] = Place(unit, paths[workbook], _where(*where))
            if row in quoted:
                texts[row] = _short(text)
        first += len(frame)
    return Quotes(places, texts)


def _where(sheet: str, cell: str, kind: str, indicator: str) -> str:
    about = "·".join(filter(None, (kind, indicator)))
    return f"{sheet}!{cell}（{about}）" if about else f"{sheet}!{cell}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "……"
