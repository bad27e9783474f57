"""Read the case files of the checks: TOML with forms written as pipe tables."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jixiao.checks import Finding, run_checks
from jixiao.form.grid import Snapshot
from jixiao.form.model import Cell, Report
from jixiao.packs import load_pack
from jixiao.reader import read_book
from jixiao.reader.passages import Paragraph, passages_of
from jixiao.scoring import score_form
from text_grid import sheet_from_text

FOLDER = Path(__file__).parent / "cases"
FORMS = Path(__file__).parent / "forms"


@dataclass(frozen=True, slots=True)
class Case:
    """One form of a case file. A bad one has the findings that it must give, each as (cell, message)."""

    code: str
    title: str
    sheets: tuple[tuple[str, str], ...]
    pack: str
    expect: tuple[tuple[str, str], ...]
    report: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


def codes() -> list[str]:
    """The codes that have a case file."""
    return sorted(path.stem for path in FOLDER.glob("*.toml"))


def cases(kind: str) -> Iterator[Case]:
    """All cases of a kind, ``bad`` or ``good``, of all case files."""
    for code in codes():
        table = load(code)
        for position, entry in enumerate(table.get(kind, []), start=1):
            yield _case(code, entry, f"{kind} {position}")


def load(code: str) -> dict[str, Any]:
    """One case file as it stands."""
    return tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8"))


def findings(sheets: tuple[tuple[str, str], ...], pack_name: str = "national", report: str = "") -> tuple[Finding, ...]:
    """Everything that is found in a workbook of these sheets, each a name and a pipe table, and a report beside it."""
    snapshot = Snapshot(tuple(sheet_from_text(text, name) for name, text in sheets))
    book = read_book(snapshot, "测试.xlsx")
    if report:
        book = replace(book, reports=(*book.reports, report_from_text(report)))
    pack = load_pack(pack_name)
    return run_checks(book, [score_form(form, pack) for form in book.forms], pack)


def report_from_text(text: str, source: str = "自评报告") -> Report:
    """A report of which each line is a paragraph, in column A of a sheet, the first line in row 1."""
    cells = [Cell(source, row, 1, line.strip()) for row, line in enumerate(text.strip().splitlines(), start=1)]
    passages = passages_of(Paragraph(cell) for cell in cells if not cell.blank)
    return Report(source, passages[0].cell.text, passages)


def _case(code: str, entry: dict[str, Any], fallback: str) -> Case:
    form = entry.get("form", [])
    forms = form if isinstance(form, list) else [form]
    names = entry.get("sheets", ["自评表", *(f"自评表{number}" for number in range(2, len(forms) + 1))])
    return Case(
        code=code,
        title=entry.get("title", fallback),
        sheets=tuple(zip(names, map(_text, forms), strict=True)),
        pack=entry.get("pack", "national"),
        report=entry.get("report", ""),
        expect=tuple((finding["cell"], finding["message"]) for finding in entry.get("expect", [])),
    )


def _text(form: str) -> str:
    """A form as it is drawn, or the file in the folder of shared forms that its only line names."""
    return form if "\n" in form else (FORMS / form).read_text(encoding="utf-8")
