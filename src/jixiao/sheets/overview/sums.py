"""Tables of sums on the sheet 得分一览 with their bars: by group, by goal, and all forms beside each other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from jixiao.form.grid import Span, reference
from jixiao.prose.template import Sections
from jixiao.sheets import score_rows as at
from jixiao.sheets.layout import Content
from jixiao.sheets.live import value_now
from jixiao.sheets.overview.block import CLAIMED, GRADE, RATE, Block
from jixiao.sheets.overview.charts import bars, chart_height
from jixiao.sheets.overview.page import LEFT, Page
from jixiao.sheets.score_places import TOTAL_ROW
from jixiao.sheets.style import CENTERED, PERCENT_FORMAT, SCORE_FORMAT, TEXT, TOTAL, WEIGHT_FORMAT, number
from jixiao.workbook.edits import Formula, Style

_FORM = "表"
_FORMATS = {at.WEIGHT: WEIGHT_FORMAT, CLAIMED: SCORE_FORMAT, at.POINTS: SCORE_FORMAT, RATE: PERCENT_FORMAT}


@dataclass(frozen=True, slots=True)
class Sums:
    """What a table sums up: its title and that of its bars, the heading of its labels, the labels; a total or none."""

    title: str
    drawn: str
    name: str
    labels: Sequence[str]
    total: bool


@dataclass(frozen=True, slots=True)
class _Table:
    """A table on the page: which columns it has behind the labels."""

    page: Page
    columns: Sequence[str]

    def put(self, label: str, block: Block, contents: Mapping[str, Content], style: Style = TEXT) -> None:
        """Add a line; what was scored of the weight follows from the other numbers."""
        contents = {**contents, RATE: self._rate(contents, CLAIMED if block.claimed else at.POINTS)}
        looks = [number(style, _FORMATS[column]) if column in _FORMATS else CENTERED for column in self.columns]
        self.page.line([label, *(contents[column] for column in self.columns)], [style, *looks])

    def under(self, column: str, rows: Sequence[int]) -> Span:
        """The cells of a column."""
        return self.page.under(LEFT[self.columns.index(column) + 1], rows)

    def _rate(self, contents: Mapping[str, Content], scored: str) -> Content:
        weight, score = value_now(contents[at.WEIGHT]), value_now(contents[scored])
        if scored not in self.columns or not weight or score is None:
            return at.NOTHING
        row = self.page.draft.next_row
        of, got = (reference(row, self.columns.index(column) + 2) for column in (at.WEIGHT, scored))
        return Formula(f'=IF(N({of})=0,"",{got}/{of})', score / weight)


def sums_table(page: Page, block: Block, sums: Sums) -> range:
    """Lay out a row for each group or goal, the total below where asked; give the rows without the total."""
    table = _Table(page, _columns([block]))
    page.table(sums.title, [sums.name, *(_shown(column, block) for column in table.columns)])
    first = page.draft.next_row
    for label in sums.labels:
        table.put(label, block, _contents(block, block.places.sum_of(label)))
    rows = range(first, page.draft.next_row)
    if sums.total:
        table.put("合计", block, _contents(block, block.places.sums.get(TOTAL_ROW)), TOTAL)
    return rows


def sums_chart(page: Page, block: Block, sums: Sums, rows: range, top: int) -> None:
    """Draw a table's rows beside it, from the row ``top`` down."""
    table = _Table(page, _columns([block]))
    drawn = (at.WEIGHT, CLAIMED if block.claimed else at.POINTS)
    series = [(_shown(column, block), table.under(column, rows)) for column in drawn]
    anchor = page.area(top + 1, chart_height(len(rows), len(series)))
    page.charts.append(bars(sums.drawn, page.under(LEFT[0], rows), series, anchor))


def comparison(page: Page, blocks: Sequence[tuple[str, Block]], words: Sections) -> None:
    """All forms with their totals and grades, and their bars."""
    columns = _columns(block for _, block in blocks)
    table, top = _Table(page, [*columns, GRADE]), page.draft.next_row
    page.table(words.text("各表对照"), [_FORM, *table.columns])
    first = page.draft.next_row
    for title, block in blocks:
        table.put(title, block, _total_contents(block))
    rows = range(first, page.draft.next_row)
    series = [(column, table.under(column, rows)) for column in columns if column in (CLAIMED, at.POINTS)]
    anchor = page.area(top + 1, chart_height(len(rows), len(series)))
    page.charts.append(bars(words.text("对照图"), page.under(LEFT[0], rows), series, anchor))


def _columns(blocks: Iterable[Block]) -> list[str]:
    """The columns that some form has something for."""
    there = list(blocks)
    claimed = [CLAIMED] if any(block.claimed for block in there) else []
    counted = [at.POINTS] if any(block.counted for block in there) else []
    return [at.WEIGHT, *claimed, *counted, RATE]


def _shown(column: str, block: Block) -> str:
    """The heading of a column: proposed weights are named as such."""
    return block.weights if column == at.WEIGHT else column


def _contents(block: Block, row: int | None) -> Mapping[str, Content]:
    """The numbers of a group or goal."""
    headings = {at.WEIGHT: block.weights, CLAIMED: at.SCORE, at.POINTS: at.POINTS}
    return {column: block.number(row, heading) for column, heading in headings.items()}


def _total_contents(block: Block) -> Mapping[str, Content]:
    """The totals of a form beside others."""
    return {
        at.WEIGHT: block.total(block.weights),
        CLAIMED: block.claimed_total(),
        at.POINTS: block.total(at.POINTS) if block.counted else at.NOTHING,
        GRADE: block.glance.grade or at.NOTHING,
    }
