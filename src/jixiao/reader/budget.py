"""The budget block (预算执行情况): a heading row with number rows below it, or labels with their numbers beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import lru_cache

from jixiao.form.model import Amount, Budget, BudgetLine, Cell, Column, MoneyUnit
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.headings import column_of
from jixiao.reader.statements import amount, rate


class Field(Enum):
    """A figure of the budget block."""

    INITIAL = "initial"
    ANNUAL = "annual"
    SPENT = "spent"
    RATE = "rate"
    WEIGHT = "weight"
    SCORE = "score"


_AMOUNTS = (Field.INITIAL, Field.ANNUAL, Field.SPENT)
_WORDS: dict[Field, str] = {
    Field.INITIAL: "年初预算数 年初预算 年初预算金额 年初批复数 年初预算安排数 年初部门预算 年初批复预算数 年初安排数 年初预算安排",
    Field.ANNUAL: "全年预算数 全年预算 调整后预算数 预算数 预算金额 全年调整预算数 调整预算数 预算安排数 调整后全年预算数 年度预算数 "
    "全年预算金额 批复预算数 下达预算数 调整后预算 预算总额 预算安排 全年预算总额 预算资金 年度预算 调整后预算金额 实际到位数 "
    "预算安排金额 全年预算安排数 调整后的预算数 预算规模 项目预算数 年度预算金额 部门预算数 调整数后预算数",
    Field.SPENT: "全年执行数 执行数 预算执行数 实际支出 实际执行数 支出数 实际支出数 全年支出数 决算数 执行金额 全年实际执行数 "
    "实际支出金额 全年执行金额 全年实际支出数 预算执行金额 实际使用数 年度执行数 支出金额 全年支出 实际执行金额 已执行数 决算支出数",
    Field.RATE: "执行率 预算执行率 支出进度 资金执行率 预算完成率 全年执行率 资金使用率 支出率 预算资金执行率 执行进度",
}
_MEANING = {word: field for field, words in _WORDS.items() for word in words.split()}
_BRACKET = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_PART = re.compile(
    r"(其中)?[:：]?\d?[)、.]?(其中|.{0,6}财政(拨款|资金|预算|补助|补贴|专户).{0,6}|.{0,3}上年(度)?结(转|余).{0,6}|结转结?余?资金|结余资金|其他.{0,6}|其它.{0,4}|"
    r".{0,4}(中央|省级|市级|区级|县级|本级|上级|地方|省|市|县|区)(财政)?(补助|资金|拨款|预算).{0,4}|基本支出.{0,4}|项目支出.{0,4}|人员(经费|支出)|公用(经费|支出)|自有资金|自筹资金|单位资金|"
    r"事业(收入|资金).{0,6}|经营收入.{0,4}|非财政.{0,6}|政府性基金.{0,4}|一般公共预算.{0,4}|债券资金|社会资金).*"
)
_TOTAL = re.compile(r".*(总额|合计|总计|总量|总预算|年度资金|资金总).*")
_PAIR = re.compile(r"(?P<label>[^:：]{2,20})[:：](?P<number>-?[\d,，.]+(百万元|亿元|万元|千元|元)?)")
_MOST_LINES = 15


@lru_cache(maxsize=2048)
def field_of(text: str) -> Field | None:
    """The figure that a heading or label of the budget block names.

    >>> field_of("全年(调整)预算数"), field_of("执行率（B/A）"), field_of("分值")
    (<Field.ANNUAL: 'annual'>, <Field.RATE: 'rate'>, <Field.WEIGHT: 'weight'>)
    """
    if len(text) > 40:
        return None
    word = compact(text).strip(":：")
    bare = _BRACKET.sub("", word).strip(":：")
    bare = re.sub(r"^20\d\d年(度)?|[ABC]$", "", bare)
    if bare in _MEANING:
        return _MEANING[bare]
    return {Column.WEIGHT: Field.WEIGHT, Column.SCORE: Field.SCORE}.get(column_of(text) or Column.NOTE)


def is_budget_header(view: GridView, row: int) -> bool:
    """Whether a row heads the amounts of a budget block."""
    found = [field_of(cell.text) for cell in view.own_cells(row)]
    amounts = {field for field in found if field in _AMOUNTS}
    return Field.SPENT in amounts and len(amounts) > 1 or len(amounts) > 0 and Field.RATE in found or len(amounts) > 1


def budget_of(view: GridView, rows: Sequence[int], unit: MoneyUnit) -> Budget | None:
    """The budget block among these rows, None where there is none."""
    for position, row in enumerate(rows):
        if is_budget_header(view, row) and not _has_pairs(view, row):
            return _from_columns(view, rows[position:], unit)
    return _from_labels(view, rows, unit)


def _has_pairs(view: GridView, row: int) -> bool:
    """Whether the labels of a row have their numbers beside them."""
    labels = [cell for cell in view.own_cells(row) if field_of(cell.text) in _AMOUNTS]
    beside = [view.right_of(label) for label in labels]
    return any(cell is not None and amount(cell, MoneyUnit()).number is not None for cell in beside)


def _from_columns(view: GridView, rows: Sequence[int], unit: MoneyUnit) -> Budget | None:
    top = rows[0]
    places: dict[Field, int] = {}
    bottom = top
    for cell in view.own_cells(top):
        field = field_of(cell.text)
        if field is not None:
            places.setdefault(field, cell.column)
            bottom = max(bottom, cell.row + cell.rows - 1)
    first = min(place for field, place in places.items() if field in _AMOUNTS)
    lines: list[BudgetLine] = []
    reason: Cell | None = None
    for row in rows[1 : _MOST_LINES + 1]:
        if row <= bottom and not lines and row != bottom:
            continue
        reason = reason or _reason(view, row)
        line = _line(view, row, places, first, lines, unit)
        if reason is not None or (line is None and lines):
            break
        if line is not None:
            lines.append(line)
    return _budget(lines, reason or _reason_column(view, top, bottom))


def _reason(view: GridView, row: int) -> Cell | None:
    """The box beside a reason's label in a row of the block."""
    for cell in view.own_cells(row):
        if column_of(cell.text) is Column.REASON and cell.columns < 4:
            return view.cell(row, cell.column + cell.columns)
    return None


def _reason_column(view: GridView, top: int, bottom: int) -> Cell | None:
    """The cell below a reason's heading in the heading row of the block."""
    for cell in view.own_cells(top):
        if column_of(cell.text) is Column.REASON:
            return view.cell(bottom + 1, cell.column)
    return None


def _line(
    view: GridView, row: int, places: Mapping[Field, int], first: int, above: list[BudgetLine], unit: MoneyUnit
) -> BudgetLine | None:
    """One number row, None where the row is none."""
    cells = {field: view.cell(row, place) for field, place in places.items()}
    own = [cell for field, cell in cells.items() if field in _AMOUNTS and cell.row == row and not cell.blank]
    label = _label(view, row, first)
    part = _PART.fullmatch(label) is not None and not (_TOTAL.fullmatch(label) and not label.startswith("其中"))
    numbers = {field: _figure(cell, row, unit if field in _AMOUNTS else None) for field, cell in cells.items()}
    if any(numbers[field].number is None for field, cell in cells.items() if cell in own and len(cell.text) > 20):
        return None
    if not own and not part and not (_TOTAL.fullmatch(label) and not above):
        return None
    if own and column_of(own[0].text) is not None:
        return None
    part = part or any(line.part for line in above) and not _TOTAL.fullmatch(label)
    return BudgetLine(
        label,
        part,
        numbers.get(Field.INITIAL),
        numbers.get(Field.ANNUAL),
        numbers.get(Field.SPENT),
        numbers.get(Field.WEIGHT),
        numbers.get(Field.SCORE),
        rate(cells[Field.RATE]) if Field.RATE in cells else None,
    )


def _figure(cell: Cell, row: int, unit: MoneyUnit | None) -> Amount:
    return amount(cell, unit) if cell.row == row else Amount(cell, None)


def _label(view: GridView, row: int, first: int) -> str:
    """The label of a number row: the text nearest to its numbers."""
    for column in range(first - 1, 0, -1):
        text = view.text(row, column)
        if text and field_of(text) is None:
            return text
    return ""


def _budget(lines: list[BudgetLine], reason: Cell | None) -> Budget | None:
    if not lines:
        return None
    totals = [line for line in lines if _TOTAL.fullmatch(line.label)] + [line for line in lines if not line.part]
    total = totals[0] if totals else lines[0]
    return Budget(total, tuple(line for line in lines if line is not total), reason)


def _from_labels(view: GridView, rows: Sequence[int], unit: MoneyUnit) -> Budget | None:
    """Labels with their numbers beside them, or behind a colon in the same cell."""
    found: dict[Field, Amount] = {}
    parts: list[BudgetLine] = []
    rate_cell: Cell | None = None
    label = ""
    for row in rows:
        for cell in view.own_cells(row):
            match = _PAIR.fullmatch(compact(cell.text))
            field = field_of(match["label"] if match else cell.text)
            following = view.right_of(cell)
            if match and field in _AMOUNTS:
                found.setdefault(field, _inside(cell, match["number"], unit))
            elif following is None or field_of(following.text) is not None:
                continue
            elif field in _AMOUNTS or (field in {Field.WEIGHT, Field.SCORE} and found):
                label = label or compact(cell.text)
                found.setdefault(field, amount(following, unit if field in _AMOUNTS else None))
            elif field is Field.RATE and found:
                rate_cell = following
            elif found and _PART.fullmatch(compact(cell.text)) and len(cell.text) < 20:
                parts.append(BudgetLine(compact(cell.text), part=True, annual=amount(following, unit)))
    if not any(field in found and found[field].number is not None for field in _AMOUNTS):
        return None
    total = BudgetLine(
        label,
        part=False,
        initial=found.get(Field.INITIAL),
        annual=found.get(Field.ANNUAL),
        spent=found.get(Field.SPENT),
        weight=found.get(Field.WEIGHT),
        score=found.get(Field.SCORE),
        rate=None if rate_cell is None else rate(rate_cell),
    )
    return Budget(total, tuple(parts))


def _inside(cell: Cell, text: str, unit: MoneyUnit) -> Amount:
    only = Cell(cell.sheet, cell.row, cell.column, text)
    return Amount(cell, amount(only, unit).number)
