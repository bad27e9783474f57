"""A port to a workbook: one snapshot in, a list of edits out."""

from jixiao.workbook.apply import apply_edits, clear_edits, edited_since, has_record, read_record, structure_locked
from jixiao.workbook.chart import Chart, ChartKind, Series
from jixiao.workbook.edits import (
    AddSheet,
    DropDown,
    Edit,
    FitRow,
    Formula,
    Link,
    NewCell,
    NewSheet,
    PutFill,
    PutNote,
    PutResult,
    PutSheet,
    PutValue,
    Style,
    Traces,
)
from jixiao.workbook.errors import WorkbookError
from jixiao.workbook.formulas import StoredFormula, read_formulas
from jixiao.workbook.package.record import Record
from jixiao.workbook.package.save import backup
from jixiao.workbook.reading import Reading, read_workbook
from jixiao.workbook.snapshot import read_snapshot

__all__ = [
    "AddSheet",
    "Chart",
    "ChartKind",
    "DropDown",
    "Edit",
    "FitRow",
    "Formula",
    "Link",
    "NewCell",
    "NewSheet",
    "PutFill",
    "PutNote",
    "PutResult",
    "PutSheet",
    "PutValue",
    "Reading",
    "Record",
    "Series",
    "StoredFormula",
    "Style",
    "Traces",
    "WorkbookError",
    "apply_edits",
    "backup",
    "clear_edits",
    "edited_since",
    "has_record",
    "read_formulas",
    "read_record",
    "read_snapshot",
    "read_workbook",
    "structure_locked",
]
