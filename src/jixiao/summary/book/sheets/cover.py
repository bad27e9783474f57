"""The sheet 汇总, the first one: what was reviewed, what to do first, and where to look."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jixiao.prose.template import Sections, sections
from jixiao.summary.book import style
from jixiao.summary.book.charts import Drawing, Series, draw
from jixiao.summary.book.given import Given
from jixiao.summary.book.links import Link
from jixiao.summary.book.page import Page
from jixiao.summary.tables.found import Action
from jixiao.summary.tables.units import UnitRow
from jixiao.values.decimals import percent

NAME = "汇总"
WIDTHS = (16.0,) * 8
_BINS = ("90分及以上", "80～90分", "70～80分", "60～70分", "低于60分", "没有得分")
_LIMITS = tuple(map(Decimal, (90, 80, 70, 60)))
_CHART_ROWS, _CHART_SIZE = 11, (474, 290)
_ROW = 20.0


@dataclass(frozen=True, slots=True)
class Found:
    """What the analyses came to."""

    unexplained: int
    rate: Decimal | None
    far: int
    copies: int
    twins: int  # groups of workbooks that are the same byte for byte


@dataclass(frozen=True, slots=True)
class Figures:
    """What the other sheets came to."""

    workbooks: int
    failed: int
    forms: int
    scored: int  # forms that can have a score
    indicators: int
    kinds: int
    new: int
    gone: int
    found: Found


def cover(given: Given, page: Page, units: Sequence[UnitRow], figures: Figures, sheets: Sequence[str]) -> None:
    """Write the sheet; ``sheets`` are the others that there are."""
    words = _words(given, units, figures)
    page.head(words.text("标题"), words.lines("对象"))
    page.skip()
    _strip(page, units, figures)
    page.skip()
    page.block(words.text("先做什么"))
    page.banner(words.text("步骤"), style.LEAD)
    if units:
        actions = _actions(page, units, words)
        page.skip()
        place = (page.row, 4)
        _draw_actions(given, page, actions, words)
        page.skip(_CHART_ROWS, _ROW)
        _draw_scores(given, page, units, words, place)
        page.skip()
    _contents(page, sheets, _about_sheets(given, units, figures), words)
    page.skip()
    page.block(words.text("说明标题"))
    for number, note in enumerate(words.lines("说明"), 1):
        page.banner(f"{number}. {note}", style.LEAD)
    page.sheet.set_selection(0, 0, 0, 0)
    page.sheet.set_first_sheet()
    page.sheet.activate()


def _words(given: Given, units: Sequence[UnitRow], figures: Figures) -> Sections:
    about = given.about
    return sections(
        "summary/cover.j2",
        folder=about.folder,
        workbooks=figures.workbooks,
        reviewed=figures.workbooks - figures.failed,
        failed=figures.failed,
        skipped=len(about.skipped),
        packs=list(about.packs),
        made=f"{about.made:%Y-%m-%d %H:%M}",
        version=about.version,
        units=len(units),
        returned=sum(row.found.action is Action.RETURN for row in units),
        twins=figures.found.twins,
        notes=list(about.notes),
    )


def _strip(page: Page, units: Sequence[UnitRow], figures: Figures) -> None:
    """The key figures in large letters."""
    found = [row.found for row in units]
    counts = [sum(getattr(each, name) for each in found) for name in ("errors", "warnings", "notices")]
    headings = ("单位", "工作簿", "表", "指标", "错误", "警告", "提示", "总体执行率")
    values = (len(units), figures.workbooks, figures.forms, figures.indicators, *counts, figures.found.rate)
    page.write(headings, [style.HEADER] * 8, 24.0)
    shown = ["—" if value is None else value for value in values]
    page.write(shown, [*[style.BIG] * 7, style.BIG_RATE], 36.0)


def _actions(page: Page, units: Sequence[UnitRow], words: Sections) -> Mapping[Action, int]:
    counts = {action: sum(row.found.action is action for row in units) for action in Action}
    page.stretches(
        [
            (1, "处理", style.HEADER),
            (1, "单位数", style.HEADER),
            (1, "占比", style.HEADER),
            (5, "怎么做", style.HEADER),
        ],
        24.0,
    )
    for action, count in counts.items():
        page.stretches(
            (
                (1, action.value, style.ACTION[action]),
                (1, count, style.COUNT),
                (1, Decimal(count) / len(units), style.RATE),
                (5, words.text(action.value), style.TEXT),
            )
        )
    return counts


def _draw_actions(given: Given, page: Page, counts: Mapping[Action, int], words: Sections) -> None:
    last = page.row - 2
    first = last - len(counts) + 1
    series = Series("单位数", (first, 1, last, 1), list(counts.values()))
    names = [action.value for action in counts]
    drawing = Drawing(words.text("处理图"), (first, 0, last, 0), names, (series,), *_CHART_SIZE)
    draw(given.book, page, drawing, (page.row, 0))


def _draw_scores(given: Given, page: Page, units: Sequence[UnitRow], words: Sections, place: tuple[int, int]) -> None:
    """The table of scores, and its chart at a place above it."""
    page.block(words.text("得分"))
    head = page.row
    page.write(("得分", *_BINS), [style.HEADER] * (len(_BINS) + 1), 24.0)
    series = []
    for name, scores in (("自评得分", [row.claimed for row in units]), ("测算得分", [row.points for row in units])):
        counts = _spread(scores)
        page.write((name, *counts), (style.CENTERED, *[style.COUNT] * len(counts)))
        # What has no score is told in the table, and left out of the picture of scores.
        series.append(Series(name, (page.row - 1, 1, page.row - 1, len(_BINS) - 1), counts[:-1]))
    names_area = (head, 1, head, len(_BINS) - 1)
    draw(given.book, page, Drawing(words.text("得分图"), names_area, _BINS[:-1], series, *_CHART_SIZE), place)


def _spread(scores: Sequence[Decimal | None]) -> list[int]:
    counts = [0] * len(_BINS)
    for score in scores:
        counts[-1 if score is None else sum(score < limit for limit in _LIMITS)] += 1
    return counts


def _contents(page: Page, sheets: Sequence[str], about: Sections, words: Sections) -> None:
    page.sheet.set_h_pagebreaks([page.row])
    page.block(words.text("工作表"))
    for name in sheets:
        link = Link(name, f"'{name}'!A1", inside=True)
        page.stretches(((1, link, style.CENTERED_LINK), (7, about.text(name), style.TEXT)))


def _about_sheets(given: Given, units: Sequence[UnitRow], figures: Figures) -> Sections:
    return sections(
        "summary/contents.j2",
        units=len(units),
        forms=figures.scored,
        kinds=figures.kinds,
        findings=sum(row.found.all for row in units),
        unexplained=figures.found.unexplained,
        rate=percent(figures.found.rate) if figures.found.rate is not None else "",
        far=figures.found.far,
        copies=figures.found.copies,
        new=figures.new,
        gone=figures.gone,
        failed=figures.failed,
        skipped=len(given.about.skipped),
    )
