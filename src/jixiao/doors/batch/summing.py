"""From the journal to what people get (汇总): the data, the letters, and 汇总.xlsx.

The data is written while the batch is running, in the order of the workbooks: each as soon as all before it are done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from jixiao import __version__
from jixiao.doors.batch.found import Found
from jixiao.doors.batch.journal import Journal, Line, records
from jixiao.doors.batch.outputs import Outputs, checksum
from jixiao.doors.batch.places import Folder, Place
from jixiao.summary.letters import Addressees, write_letters
from jixiao.summary.record import Record
from jixiao.summary.schema import FINDINGS, FORMS, REVIEWED, WORKBOOKS
from jixiao.summary.store_writer import StoreWriter

if TYPE_CHECKING:
    from jixiao.summary.book import About, Previous
    from jixiao.summary.store import Store

_AT_ONCE = 20  # workbooks


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


class Summing:
    """The summary of a batch that is running."""

    def __init__(self, outputs: Outputs, journal: Journal, found: Found) -> None:
        """Begin the data."""
        self._outputs, self._journal = outputs, journal
        self._entries = found.workbooks
        self._addressees = Addressees()
        self._store = StoreWriter(outputs.data)
        self._next = 0  # the first workbook that is not in the data yet

    def __enter__(self) -> Summing:
        return self

    def __exit__(self, *failure: object) -> None:
        """Leave nothing of unfinished data behind."""
        self._store.__exit__(*failure)

    def follow(self, most: int | None = _AT_ONCE) -> None:
        """Take into the data what has been done, as far as nothing before it is missing; ``most`` at a time.

        Where thousands were done by an earlier run, the bar and Ctrl-C would otherwise wait for them.
        """
        lines = list(islice(self._done(), most))
        for record in records(self._journal.path, lines) if lines else ():
            self._addressees.note(record)
            self._store.add(record)

    def finish(self, context: Context) -> Summed:
        """Write data, letters and summary of all workbooks that were found, in the order of their paths."""
        from jixiao.summary.book import write_summary  # noqa: PLC0415 - pandas loads while workbooks are reviewed
        from jixiao.summary.store import Store  # noqa: PLC0415

        self.follow(None)
        self._store.finish()
        letters = write_letters(self._addressees.letters(self._told), self._outputs.letters)
        store = Store(self._outputs.data)
        fresh = self._outputs.summary.with_name(f".jixiao-{self._outputs.summary.name}")
        try:
            write_summary(store, fresh, _about(self._outputs, context, store, letters.files))
            self._journal.expect(checksum(fresh))  # or a crash would leave a summary there that nobody knows
            fresh.replace(self._outputs.summary)
        finally:
            fresh.unlink(missing_ok=True)
        counts = store.frame(WORKBOOKS, ["errors", "warnings", "notices"]).sum()
        return Summed(
            errors=int(counts["errors"]),
            warnings=int(counts["warnings"]),
            notices=int(counts["notices"]),
            letters=len(letters.files),
            to_mend=letters.to_mend,
            changed_letters=letters.changed,
            checksum=checksum(self._outputs.summary),
        )

    def _done(self) -> Iterator[Line]:
        """The lines that are next, in the order of the workbooks."""
        while self._next < len(self._entries):
            line = self._journal.line_of(self._entries[self._next])
            if line is None:
                return
            self._next += 1
            yield line

    def _told(self, numbers: Iterable[int]) -> Iterator[Record]:
        """What letters tell of some workbooks."""
        lines = (self._journal.lines[self._entries[number].path] for number in numbers)
        return records(self._journal.path, lines, (FORMS, FINDINGS))


def _about(outputs: Outputs, context: Context, store: Store, letters: Mapping[str, Path]) -> About:
    from jixiao.summary.book import About  # noqa: PLC0415 - see finish

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
