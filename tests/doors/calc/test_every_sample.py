"""Every sample with the formulas beside its rows: a real LibreOffice computes what the core answers."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import openpyxl
import pytest
from openpyxl.worksheet.formula import ArrayFormula

from doors.calc.application import Calc
from doors.excel.forms import SAMPLES
from jixiao.doors.commands.new import make
from jixiao.form.cell import Cell
from jixiao.form.grid import GridCell, Sheet, reference
from jixiao.form.model import Form
from jixiao.formulas import Answer, Area, evaluate, formula
from jixiao.functions import ArgumentIsError, FormulaError
from jixiao.reader import read_book
from jixiao.workbook import read_snapshot
from jixiao.workbook.places import area

ROWS = {
    "PERF_SCORE": ("target", "actual", "weight"),
    "PERF_COMPLETION": ("target", "actual"),
    "PERF_DEVIATION": ("target", "actual"),
    "PERF_FLAG": ("target", "actual"),
    "PERF_BASIS": ("target", "actual", "weight"),
    "PERF_PROMPT": ("target", "actual", "weight", "score"),
    "PERF_TIER": ("actual", "target"),
}
every_sample = pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)


class Asked(NamedTuple):
    """One formula in a cell, and the cells that it names."""

    sheet: str
    cell: str
    name: str
    arguments: tuple[str, ...]

    @property
    def text(self) -> str:
        return f"={self.name}({','.join(self.arguments)})"


def asked_of(form: Form, column: int) -> Iterator[Asked]:
    """The formulas for the rows of a form, from a column on."""
    for row in form.indicators:
        if row.target is None:  # of a 评分表
            continue
        cells: dict[str, Cell | None] = {
            "target": row.target.cell,
            "actual": (row.actual or row.target).cell,  # as if all had come out as planned
            "weight": row.weight.cell if row.weight else None,
            "score": row.score.cell if row.score else None,
        }
        for at, (name, arguments) in enumerate(ROWS.items()):
            given = [cells[argument] for argument in arguments]
            if all(cell is not None and cell.sheet == form.sheet for cell in given):
                where = reference(row.target.cell.row, column + at)
                yield Asked(form.sheet, where, name, tuple(cell.ref for cell in given if cell is not None))
    area = f"{reference(form.span.top, form.span.left)}:{reference(form.span.bottom, form.span.right)}"
    yield Asked(form.sheet, reference(form.span.top, column + len(ROWS) + 2), "PERF_CHECK", (area,))
    if form.budget is not None and form.budget.total.annual and form.budget.total.spent:
        line = form.budget.total
        where = reference(line.annual.cell.row, column + len(ROWS))
        yield Asked(form.sheet, where, "PERF_RATE", (line.annual.cell.ref, line.spent.cell.ref))


def with_formulas(path: Path, target: Path) -> list[Asked]:
    """A copy of a workbook with formulas beside its forms."""
    book = openpyxl.load_workbook(path)
    asked = []
    columns = {sheet.title: sheet.max_column + 3 for sheet in book.worksheets}
    for form in read_book(read_snapshot(path), path.name).forms:
        sheet = book[form.sheet]
        for each in asked_of(form, columns[form.sheet]):
            if each.name == "PERF_CHECK":
                sheet[each.cell] = ArrayFormula(each.cell, each.text)
            else:
                sheet[each.cell] = each.text
            asked.append(each)
    book.save(target)
    return asked


def core_answer(asked: Asked, sheet: Sheet, pack: str) -> Any:
    """What the core answers to the cells as a reader sees them, by the pack that the workbook names."""
    called = formula(asked.name)
    given = dict(zip((each.name for each in called.arguments), asked.arguments, strict=False))
    areas = {name: area_of(sheet, where) for name, where in given.items()}
    areas["pack"] = Area(((GridCell(pack) if pack else None,),))
    known = [areas.get(each.name, Area(((None,),))) for each in called.arguments]
    return as_shown(evaluate(called, known)[0][0])


def area_of(sheet: Sheet, where: str) -> Area:
    """A cell, or an area with the merged ones that begin in it."""
    span = area(where)
    assert span is not None
    rows = range(span.top, span.bottom + 1)
    columns = range(span.left, span.right + 1)
    cells = tuple(tuple(sheet.cells.get((row, column)) for column in columns) for row in rows)
    merges = tuple(merge for merge in sheet.merges if (merge.top, merge.left) in span)
    return Area(cells, span.top, span.left, merges)


def as_shown(answer: Answer) -> Any:
    if isinstance(answer, FormulaError):
        return f"!{answer.shown if isinstance(answer, ArgumentIsError) else answer.code}"
    return float(answer) if isinstance(answer, Decimal) else answer


def rounded(answer: Any) -> Any:
    return float(f"{answer:.12g}") if isinstance(answer, float) else answer


def computed(calc: Calc, path: Path, sheets: list[str]) -> dict[str, dict[str, Any]]:
    """What the cells of some sheets hold after everything was computed anew."""
    calc.open(path)
    calc.ask("recalculate")
    titles = calc.ask("titles")
    return {title: calc.ask("data", sheet=titles.index(title)) for title in sheets}


def formulas_in(path: Path) -> dict[tuple[str, str], str]:
    """The formulas of ours in a file, by sheet and cell."""
    book = openpyxl.load_workbook(path)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell.value, str) and "PERF_" in cell.value
    }


@every_sample
def test_each_formula_gives_the_answer_of_the_core(application: Calc, path: Path, tmp_path: Path) -> None:
    target = tmp_path / "公式.xlsx"
    asked = with_formulas(path, target)
    assert asked
    snapshot = read_snapshot(target)
    sheets = {sheet.name: sheet for sheet in snapshot.sheets}
    pack = read_book(snapshot, target.name).pack
    found = computed(application, target, sorted({each.sheet for each in asked}))
    wrong = [
        (each, right, rounded(found[each.sheet].get(each.cell, "")))
        for each in asked
        if (right := rounded(core_answer(each, sheets[each.sheet], pack)))
        != (rounded(found[each.sheet].get(each.cell, "")) or "")
        and (right, found[each.sheet].get(each.cell, "")) != (0.0, 0.0)
    ]
    assert wrong == []
    written = formulas_in(target)
    assert formulas_in(application.saved(tmp_path / "存.xlsx")).items() >= written.items()


def test_a_new_form_computes_its_scores(application: Calc, tmp_path: Path) -> None:
    source = next(path for path in SAMPLES if "抚宁区司法局-2020-预算项目绩效目标表" in path.stem)
    made = make(source, tmp_path / "自评表.xlsx").target
    book = read_book(read_snapshot(made), made.name)
    assert len(book.forms) > 1
    filled = openpyxl.load_workbook(made)
    for form in book.forms:
        for row in form.indicators:
            filled[form.sheet][row.actual.cell.ref] = row.target.cell.text.lstrip("≥≤=＝>< ")
    target = tmp_path / "已填.xlsx"
    filled.save(target)
    sheets = {sheet.name: sheet for sheet in read_snapshot(target).sheets}
    found = computed(application, target, [form.sheet for form in book.forms])
    compared = []
    for form in book.forms:
        for row in form.indicators:
            place = row.score.cell.ref
            called = Asked(form.sheet, place, "PERF_SCORE", arguments_of(filled[form.sheet][place].value))
            compared.append((rounded(found[form.sheet].get(place, "")), rounded(written_answer(called, sheets))))
    assert [one for one, _ in compared] == [other for _, other in compared]
    assert sum(isinstance(one, float) for one, _ in compared) > 40
    assert formulas_in(application.saved(tmp_path / "存.xlsx")) == formulas_in(target)


def arguments_of(text: str) -> tuple[str, ...]:
    """The arguments of a formula that `new` writes."""
    assert text.startswith("=PERF_SCORE(")
    return tuple(text.removeprefix("=PERF_SCORE(").removesuffix(")").split(","))


def written_answer(asked: Asked, sheets: dict[str, Sheet]) -> Any:
    """What the core answers to a call with cells and texts."""
    areas = [
        Area(((GridCell(each.strip('"')),),)) if each.startswith('"') else area_of(sheets[asked.sheet], each)
        for each in asked.arguments
    ]
    return as_shown(evaluate(formula(asked.name), areas)[0][0])
