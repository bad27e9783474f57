"""From the journal to what people get (汇总): the data, the letters, and 汇总.xlsx."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from jixiao import __version__
from jixiao.doors.batch.found import Found
from jixiao.doors.batch.journal import Journal, records
from jixiao.doors.batch.outputs import Outputs, checksum
from jixiao.doors.batch.places import Folder, Place
from jixiao.summary.book import About, Previous, write_summary
from jixiao.summary.letters import Addressees, write_letters
from jixiao.summary.record import Record
from jixiao.summary.schema import REVIEWED, WORKBOOKS
from jixiao.summary.store import Store, write_store


@dataclass(frozen=True, slots=True)
class Context:
    """What a summary says besides the data."""

    source: Place
    copies: Place
    found: Found
    previous: Previous | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Summed:
    """What was written: how many findings, to how many units letters went, and which old letters were left alone."""

    errors: int
    warnings: int
    notices: int
    letters: int
    to_mend: int
    changed_letters: tuple[Path, ...]
    checksum: str  # of 汇总.xlsx


def sum_up(outputs: Outputs, journal: Journal, context: Context) -> Summed:
    """Write the data, the letters and the summary of all workbooks that were found, in the order of their paths."""
    lines = [journal.lines[entry.path] for entry in context.found.workbooks]
    addressees = Addressees()
    write_store(addressees.noting(records(journal.path, lines)), outputs.data)

    def record(number: int) -> Record:
        return next(records(journal.path, lines[number : number + 1]))

    letters = write_letters(addressees.letters(record), outputs.letters)
    store = Store(outputs.data)
    write_summary(store, outputs.summary, _about(outputs, context, store, letters.files))
    counts = store.frame(WORKBOOKS, ["errors", "warnings", "notices"]).sum()
    return Summed(
        errors=int(counts["errors"]),
        warnings=int(counts["warnings"]),
        notices=int(counts["notices"]),
        letters=len(letters.files),
        to_mend=letters.to_mend,
        changed_letters=letters.changed,
        checksum=checksum(outputs.summary),
    )


def _about(outputs: Outputs, context: Context, store: Store, letters: Mapping[str, Path]) -> About:
    found = context.found
    return About(
        folder=context.source.shown,
        made=context.now,
        version=__version__,
        packs=_packs(store),
        links=_links(outputs, context.copies),
        letters={unit: f"{outputs.letters.name}/{path.name}" for unit, path in letters.items()},
        skipped=[(each.path, each.why) for each in found.skipped],
        previous=context.previous,
        notes=[f"文件夹里另有{found.others}个不是工作簿的文件，没有读。"] if found.others else [],
    )


def _packs(store: Store) -> Sequence[str]:
    """The 口径 that were used, the most used first."""
    books = store.frame(WORKBOOKS, ["outcome", "pack_title"])
    used = books.loc[books["outcome"] == REVIEWED, "pack_title"].astype(str).value_counts()
    return sorted(used.index, key=lambda title: (-int(used[title]), title))


def _links(outputs: Outputs, copies: Place) -> str:
    """Where the copies are, seen from the summary; a folder on another drive by its whole path."""
    if not isinstance(copies, Folder):
        return copies.shown
    try:
        return Path(os.path.relpath(copies.root, outputs.summary.resolve().parent)).as_posix()
    except ValueError:
        return copies.root.as_posix()
