"""What a check asks of the reports of a book: their passages, and the parts that headings make of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jixiao.form.model import Book, Passage, Report
from jixiao.values.pattern import Pattern

_ATTACHED = Pattern(r"附[件表]\s*\d*\s*[:：]")  # what is handed in with the report ends its text


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a report with the passages below it (部分), sub-headings and theirs included."""

    heading: Passage
    passages: tuple[Passage, ...]


def passages(book: Book, *, tables: bool = False) -> Iterator[Passage]:
    """The passages of all reports in their order, rows of tables inside them only where asked."""
    for report in book.reports:
        yield from (passage for passage in report.passages if tables or not passage.in_table)


def sections(report: Report) -> Iterator[Section]:
    """Every heading of a report with what stands below it, up to the next heading of its own rank or above."""
    for position, heading in enumerate(report.passages):
        if heading.level is None:
            continue
        below: list[Passage] = []
        for passage in report.passages[position + 1 :]:
            if (passage.level is not None and passage.level <= heading.level) or _ATTACHED.match(passage.cell.text):
                break
            below.append(passage)
        yield Section(heading, tuple(below))
