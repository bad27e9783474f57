"""How the rows of a form stand to their targets, counted and in part named, on the sheet 得分一览 (完成情况)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from jixiao.checks.rows import subject
from jixiao.prose.template import Sections
from jixiao.review.overview import Overview, Standing
from jixiao.scoring.model import ScoredIndicator
from jixiao.sheets.overview.page import LEFT, Page
from jixiao.sheets.style import CENTERED, CONFIRM_FILL, HEADER, SHORT_FILL, TEXT
from jixiao.workbook.edits import Style

STATUS, COUNT, WHICH = "完成情况", "项数", "指标"
_MOST_NAMES = 4
_ALWAYS = (Standing.MET, Standing.UNMET)  # shown even where no row stands so
_UNNAMED = (Standing.MET, Standing.WORDS)

LOOKS: Mapping[Standing, Style] = MappingProxyType(
    dict.fromkeys((Standing.UNMET, Standing.BLANK), replace(CENTERED, fill=SHORT_FILL))
    | dict.fromkeys((Standing.CONFIRM, Standing.UNCOMPARED), replace(CENTERED, fill=CONFIRM_FILL))
)
"""How a standing looks that a person should see to."""


def standings_table(page: Page, glance: Overview, words: Sections) -> None:
    """A row for each standing that occurs, with the names of those rows that somebody should see to."""
    page.heading(words.text("完成情况"))
    _line(page, (STATUS, COUNT, WHICH), (HEADER, HEADER, HEADER))
    for label, rows, look, named in _lines(glance, words):
        _line(page, (label, len(rows), names(map(subject_of, rows)) if named else ""), (look, CENTERED, TEXT))


def _lines(glance: Overview, words: Sections) -> Iterator[tuple[str, Sequence[ScoredIndicator], Style, bool]]:
    for standing in Standing:
        rows = glance.having(standing)
        if rows or standing in _ALWAYS:
            look = LOOKS.get(standing, CENTERED) if rows else CENTERED
            yield standing.value, rows, look, standing not in _UNNAMED
        if standing is Standing.UNMET and glance.far_above:
            yield words.text("远超指标值"), glance.far_above, LOOKS[Standing.CONFIRM], True


def names(subjects: Iterable[str], most: int = _MOST_NAMES) -> str:
    """Names one after the other, each once; the rest counted.

    >>> names(["甲", "乙", "丙"], most=2), names(["甲"])
    ('甲；乙等3项', '甲')
    """
    there = list(subjects)
    shown = list(dict.fromkeys(there))
    told = "；".join(shown[:most])
    return told if len(shown) <= most else f"{told}等{len(there)}项"


def subject_of(row: ScoredIndicator) -> str:
    """The name of a row's indicator on one line."""
    return subject(row.indicator)


def _line(page: Page, contents: tuple[str, int | str, str], styles: tuple[Style, Style, Style]) -> None:
    spans = ((LEFT[0], LEFT[0]), (LEFT[1], LEFT[1]), (LEFT[2], LEFT[5]))
    cells = zip(spans, contents, styles, strict=True)
    page.draft.stretches((first, last, content, style) for (first, last), content, style in cells)
