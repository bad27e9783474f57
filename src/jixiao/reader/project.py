"""Which project a form is about (项目名称、项目编码) and what its money is for (资金用途)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from jixiao.form.model import Cell, ListedProject, MoneyUnit
from jixiao.reader.budget_fields import figure_of, is_part, names_amount
from jixiao.reader.grid_view import GridView, compact
from jixiao.reader.header import Header
from jixiao.reader.labels import Label, label_of
from jixiao.reader.statements import amount

# The nearer to what is paid for, the better.
_NAMES = (
    re.compile(r"(二级)?项目(\(.*\))?(支出)?名称(\(.*\))?|项目(支出)?全称"),
    re.compile(r"(专项|政策|转移支付|专项资金|资金|一级项目)(\(.*\))?名称(\(.*\))?"),
)
_CODES = (re.compile(r"(二级)?项目(\(.*\))?(编码|代码|编号|标识码)"), re.compile(r"(预算)?(项目)?(编码|编号)"))
_PURPOSE = re.compile(r"(预算规模及|预算及|主要)?(项目)?(资金|经费|预算|支出)(的)?(主要|具体|使用)?用途(及.{1,8})?")
_LISTED = re.compile(r"((单位|部门)名称[、/,及和(]?)?(二级)?项目(支出)?名称\)?(\(.*\))?")
_NEXT_LABEL = re.compile(r"(?<=\S)\s+[^\s:：]{2,8}[:：].*$", re.DOTALL)
_LONGEST_LABEL = 60


def project_of(view: GridView, rows: Sequence[int]) -> tuple[str, Cell | None]:
    """The project's name and the cell that holds it alone; "" and None where the form names none."""
    return _beside_first(view, rows, _NAMES)


def project_code_of(view: GridView, rows: Sequence[int]) -> str:
    """The project's code, "" where the form has none."""
    return _beside_first(view, rows, _CODES)[0]


def purpose_of(view: GridView, rows: Iterable[int]) -> Cell | None:
    """The cell that says what the money is for, None where the form does not ask.

    It stands beside the label; where that one also spans the amounts (预算规模及资金用途), in the last of its rows.
    """
    for row in rows:
        for label in view.own_cells(row):
            if _PURPOSE.fullmatch(compact(label.text).strip(":")):
                column = label.column + label.columns
                candidates = [view.cell(at, column) for at in range(row, row + label.rows)]
                said = next((cell for cell in reversed(candidates) if _is_text(view, cell)), None)
                if said is None or not _PURPOSE.fullmatch(compact(said.text).strip(":")):
                    return said
    return None


def listed_projects(view: GridView, header: Header, rows: Sequence[int], unit: MoneyUnit) -> tuple[ListedProject, ...]:
    """The projects that a column of the table names, each with its rows; a blank name goes on with the one above.

    A name may stand in a row of its own, above those of its indicators.
    """
    headings = [cell for row in range(header.top, header.bottom + 1) for cell in view.own_cells(row)]
    column = next((cell.column for cell in headings if _LISTED.fullmatch(compact(cell.text))), None)
    money = next((cell.column for cell in headings if names_amount(cell.text)), None)
    if column is None or not rows:
        return ()
    found: dict[str, tuple[Cell, list[int]]] = {}
    name: Cell | None = None
    for row in range(header.bottom + 1, rows[-1] + 1):
        cell = view.cell(row, column)
        name = name if cell.blank or compact(cell.text).isdecimal() else cell
        if name is not None and row in rows:
            found.setdefault(compact(name.text), (name, []))[1].append(row)
    return tuple(
        ListedProject(cell, tuple(own), None if money is None else amount(view.cell(own[0], money), unit))
        for cell, own in found.values()
    )


def _is_text(view: GridView, cell: Cell) -> bool:
    """Whether a cell says something: it is no number, and no label with something beside it."""
    text = compact(cell.text)
    alone = not any(other.column > cell.column for other in view.own_cells(cell.row))
    known = figure_of(text) is not None or label_of(text) is not None or (is_part(text) and not alone)
    return bool(text) and not known and amount(cell).number is None


def _beside_first(view: GridView, rows: Sequence[int], kinds: Sequence[re.Pattern[str]]) -> tuple[str, Cell | None]:
    """The text behind or beside the first label of the best kind that has one; beside it, with its cell."""
    for pattern in kinds:
        for row in rows:
            for cell in view.own_cells(row):
                if len(cell.text) < _LONGEST_LABEL * 2 and (text := _named_by(view, cell, pattern)):
                    beside = view.value_of(cell)
                    return text, beside if beside is not None and compact(beside.text) == text else None
    return "", None


def _named_by(view: GridView, label: Cell, pattern: re.Pattern[str]) -> str:
    line = label.text
    if ":" in line or "：" in line:
        line = _NEXT_LABEL.sub("", line)
    word, _, text = compact(line).partition(":")
    if pattern.fullmatch(word) is None:
        return ""
    beside = next((cell for cell in view.own_cells(label.row) if cell.column > label.column), None)
    text = text or ("" if beside is None else compact(beside.text))
    return "" if label_of(text) is Label.INFORMATION or figure_of(text) is not None else text
