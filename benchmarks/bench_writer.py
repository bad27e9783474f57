"""How long writing into a workbook takes, beside copying its package and beside openpyxl's load and save."""

from __future__ import annotations

import tempfile
import time
import zlib
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from jixiao.workbook import (
    AddSheet,
    Edit,
    NewCell,
    NewSheet,
    PutFill,
    PutNote,
    PutSheet,
    PutValue,
    Style,
    apply_edits,
    read_snapshot,
)
from jixiao.workbook.package.raw_zip import Archive

SHEETS, ROWS = 5, 200
ROUNDS = 15


def ratios() -> dict[str, float]:
    """Give the ratios that matter: writer to the zip floor, openpyxl to the writer, openpyxl to the reader."""
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "book.xlsx", Path(folder) / "out.xlsx"
        _make(source)
        edits = _edits()
        writer = _best(lambda: apply_edits(source, edits, target))
        authored = [edit for edit in edits if not isinstance(edit, PutSheet)]
        authored += [AddSheet(f"新表{number}", _author) for number in range(3)]
        by_author = _best(lambda: apply_edits(source, authored, Path(folder) / "authored.xlsx"))
        touched = _touched(source, target)
        floor = _best(lambda: _copy(target, Path(folder) / "copy.xlsx", touched))
        other = _best(lambda: _openpyxl(source, Path(folder) / "other.xlsx"), rounds=3)
        reader = _best(lambda: read_snapshot(source))
        other_reader = _best(lambda: openpyxl.load_workbook(source, data_only=True), rounds=3)
        print(f"writer {writer:.1f} ms, floor {floor:.1f} ms, openpyxl {other:.1f} ms, reader {reader:.1f} ms")
    return {
        "writer / zip floor, our own sheets (bound 4)": writer / floor,
        "writer / zip floor, sheets that a caller authors with openpyxl (bound 4)": by_author / floor,
        "openpyxl / writer, our own sheets (bound at least 8)": other / writer,
        "openpyxl / writer, sheets that a caller authors with openpyxl (bound at least 8)": other / by_author,
        "openpyxl load / reader": other_reader / reader,
    }


def _make(path: Path) -> None:
    workbook = xlsxwriter.Workbook(str(path))
    for number in range(SHEETS):
        sheet = workbook.add_worksheet(f"表{number + 1}")
        for row in range(ROWS):
            sheet.write_row(row, 0, [f"指标{row}", row * 1.1, row, "完成", "≥95%", row / 7, "无", 5])
            sheet.write_formula(row, 8, f"=B{row + 1}*2", None, row * 2.2)
    workbook.close()


def _edits() -> list[Edit]:
    cells = tuple(
        NewCell(row, column, f"第{row}行" if column % 2 else Decimal(row), Style(bold=row == 1))
        for row in range(1, 21)
        for column in range(1, 6)
    )
    values: list[Edit] = [PutValue("表1", f"B{row}", Decimal(row)) for row in range(2, 12)]
    fills: list[Edit] = [PutFill("表2", f"C{row}", "FFC7CE") for row in range(2, 12)]
    notes: list[Edit] = [PutNote("表3", f"D{row}", "请核对") for row in range(2, 7)]
    sheets: list[Edit] = [PutSheet(NewSheet(f"新表{number}", cells)) for number in range(3)]
    return values + fills + notes + sheets


def _author(sheet: Worksheet) -> None:
    for row in range(1, 21):
        sheet.append([f"第{row}行", row, f"第{row}行", row, f"第{row}行"])


def _openpyxl(source: Path, target: Path) -> None:
    workbook = openpyxl.load_workbook(source)
    for row in range(2, 12):
        workbook["表1"].cell(row, 2).value = row
        workbook["表2"].cell(row, 3).fill = PatternFill("solid", fgColor="FFC7CE")
    for row in range(2, 7):
        workbook["表3"].cell(row, 4).comment = Comment("请核对", "jixiao")
    for number in range(3):
        sheet = workbook.create_sheet(f"新表{number}")
        _author(sheet)
    workbook.save(target)


def _touched(source: Path, target: Path) -> set[str]:
    with Archive(source) as before, Archive(target) as after:
        known = {(member.name, member.crc) for member in before.members}
        return {member.name for member in after.members if (member.name, member.crc) not in known}


def _copy(source: Path, target: Path, touched: set[str]) -> None:
    """Copy a package, inflating and deflating just the touched parts: nobody can be quicker."""
    with Archive(source) as archive, target.open("wb") as file, ZipFile(file, "w", ZIP_DEFLATED) as out:
        for member in archive.members:
            if member.name in touched:
                out.writestr(member.name, archive.data(member))
            else:
                record = archive.record(member)
                zlib.crc32(record)
                file.write(record)


def _best(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best * 1000


if __name__ == "__main__":
    for name, ratio in ratios().items():
        print(f"{name}: {ratio:.1f}")
