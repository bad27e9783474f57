"""The sheet 问题清单: every finding with where it stands and what to do."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from jixiao.checks.finding import Severity
from jixiao.prose.template import sections
from jixiao.summary.book import style
from jixiao.summary.book.given import ROWS, Given, linked_rows
from jixiao.summary.book.page import Column, Listing
from jixiao.summary.book.rows import Value
from jixiao.summary.schema import FINDINGS, WORKBOOKS
from jixiao.summary.store import Store
from jixiao.summary.tables.batches import batches
from jixiao.summary.tables.found import SEVERITIES

NAME = "问题清单"
_COLUMNS = (
    Column("单位", 22),
    Column("文件", 30),
    Column("校验后", 7, style.CENTERED),
    Column("工作表", 12),
    Column("单元格", 8, style.CENTERED),
    Column("级别", 6, style.CENTERED),
    Column("编号", 6, style.CENTERED),
    Column("名称", 20),
    Column("指标或栏目", 20),
    Column("问题", 56),
    Column("改法", 36),
)
_SEVERITY = 5
_FIELDS = ("sheet", "cell", "severity", "code", "title", "indicator", "message", "remedy")


def finding_sheet(given: Given, most: int = ROWS) -> None:
    """Write the sheet; where there are more findings than ``most``, the graver ones are listed."""
    chosen = _chosen(given.store, most)
    shown = int(chosen.sum())
    words = sections(
        "summary/findings.j2", count=len(chosen), all=len(given.whose.names), shown=shown, linked=linked_rows(shown)
    )
    page = given.book.page(NAME, _COLUMNS)
    page.head(words.text("标题"), words.lines("说明"))
    table = Listing(page, _COLUMNS)
    looks = {severity.value: {_SEVERITY: style.SEVERITY[severity]} for severity in Severity}
    for row in _rows(given, chosen):
        table.add(row, looks[str(row[_SEVERITY])])
    table.finish(1)


def _chosen(store: Store, most: int) -> npt.NDArray[np.bool_]:
    """Which findings are listed: all of the gravest, as far as there is room, in the order of the table."""
    severity = store.frame(FINDINGS, ["severity"])["severity"]
    order = np.full(len(severity), len(SEVERITIES))
    for at, each in enumerate(SEVERITIES):
        order[(severity == each.value).to_numpy()] = at
    chosen = np.zeros(len(severity), dtype=bool)
    chosen[np.argsort(order, kind="stable")[:most]] = True
    return chosen


def _rows(given: Given, chosen: npt.NDArray[np.bool_]) -> Iterator[list[Value]]:
    books = given.store.frame(WORKBOOKS, ["path", "copy"])
    paths, copies = books["path"].tolist(), [given.copy_of(copy) for copy in books["copy"]]
    first = 0
    for frame in batches(given.store, FINDINGS, ["workbook", "form", *_FIELDS]):
        some = frame[chosen[first : first + len(frame)]]
        first += len(frame)
        units = [given.unit(unit) for unit in given.whose.of_rows(some).tolist()]
        columns = (some[name].tolist() for name in ("workbook", *_FIELDS))
        for unit, workbook, *texts in zip(units, *columns, strict=True):
            yield [unit, paths[workbook], copies[workbook], *texts]
