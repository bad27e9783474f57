"""What 汇总.xlsx says that does not stand in the data (封面信息): of which folder, made when, where the links lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from jixiao.summary.previous import Previous

_NONE: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a batch beside its data.

    Links are written relative to 汇总.xlsx, with "/" between folders. Nothing is asked of the clock or the disk:
    the same data with the same `About` gives the same bytes.
    """

    folder: str  # as it is shown: where the workbooks are
    made: datetime  # local time
    version: str  # of jixiao
    packs: Sequence[str] = ()  # titles of the 打分口径, as they are shown
    links: str = ""  # the folder or URL that `WORKBOOKS.copy` is below; empty for the folder of 汇总.xlsx
    letters: Mapping[str, str] = field(default_factory=lambda: _NONE)  # unit → its 退回意见, relative to 汇总.xlsx
    skipped: Sequence[tuple[str, str]] = ()  # files that were not reviewed, each with why
    previous: Previous | None = None  # last year's 汇总.xlsx
    notes: Sequence[str] = ()  # sentences for the cover: what was left out, only sampled, stopped early
