"""汇总.xlsx of small batches, read again by openpyxl."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook

from jixiao.summary.book import About, Previous, write_summary
from jixiao.summary.previous import Year
from jixiao.summary.record import Record
from summary.made import decimal, failed, finding, form, indicator, store, text, workbook

MADE = datetime(2025, 3, 1, 9, 30)  # noqa: DTZ001 - what the book shows is local time
LONG = "受疫情影响，部分培训改为线上进行，参加人数较计划减少，下一步由办公室按季组织补训。"
FIELDS = {"folder": "某县2024年度自评表", "made": MADE, "version": "0.1.0", "packs": ("全国口径",)}


def write(where: Path, *records: Record, **about: object) -> Path:
    """Write 汇总.xlsx of these workbooks."""
    target = where / "汇总.xlsx"
    write_summary(store(where, *records), target, About(**(FIELDS | about)))  # type: ignore[arg-type]
    return target


def read(where: Path, *records: Record, **about: object) -> Workbook:
    """Write it and read it again."""
    return openpyxl.load_workbook(write(where, *records, **about))


def contents(book: Workbook) -> str:
    """All that stands in the cells, a line for each row."""
    lines = []
    for sheet in book:
        lines.append(f"【{sheet.title}】")
        for row in sheet.iter_rows():
            shown = [_shown(cell.value) for cell in row]
            while shown and not shown[-1]:
                shown.pop()
            if shown:
                lines.append(" | ".join(shown))
    return "\n".join(lines) + "\n"


def _shown(value: object) -> str:
    return "" if value is None else str(value).replace("\n", "⏎")


def usual_batch() -> list[Record]:
    """Six units with something of everything."""
    rows = [
        form(
            f"{name}局",
            score,
            points,
            findings=found,
            texts=[text(LONG if name in "甲乙" else f"{name}局的原因，各不相同，" * 3)],
            indicators=[indicator(number=number, deviation=deviation, cell="C9")],
            annual="1000000",
            initial="900000",
            spent=spent,
            execution_rate=str(decimal(spent) / 1000000),
            difference="1" if points else None,
            grade="优" if points else "",
            claimed_grade="优",
        )
        for name, score, points, number, deviation, spent, found in (
            ("甲", "96.5", "95.5", 100, "0", "980000", [finding("提示", "T08")]),
            ("乙", "96.5", "95.5", 110, "0.4", "590000", [finding("错误", "R32"), finding("警告", "R33")]),
            ("丙", "88", None, 120, "-0.6", "1000000", [finding("警告", "R33")]),
            ("丁", "60", "59", 130, "1.5", "1010000", []),
            ("戊", "59.99", "58.99", 1000000, "0.05", "9000000", [finding("错误", "R32")]),
        )
    ]
    books = [workbook(f"{each.unit}/自评表.xlsx", each) for each in rows]
    target = form("己局", kind="target-table", weight=None, annual="5000", title="目标表")
    twin = workbook("甲局/自评表(1).xlsx", rows[0], checksum="甲局/自评表.xlsx")
    return [*books, workbook("己局/目标表.xlsx", target), twin, failed("坏 文件.xlsx")]


def usual_about() -> dict[str, object]:
    """What stands beside it."""
    before = {
        "甲局": Year("甲局", decimal("90"), decimal("95.5"), decimal("0.9"), 2, 0),
        "旧局": Year("旧局", decimal("70")),
    }
    return {
        "links": "校验后",
        "letters": {"乙局": "退回意见/乙局.docx", "戊 局": "退回意见/戊局#1 50%.docx"},
        "skipped": [("说明.docx", "不是工作簿。")],
        "previous": Previous("2023年汇总.xlsx", before),
        "notes": ["只校验了前8份。"],
    }
