"""The data of a batch as Parquet files (数据): written a few workbooks at a time, read back as pandas frames.

A frame holds only the columns asked for, and texts that repeat once: memory does not follow the number of workbooks.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, localcontext
from itertools import islice
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.summary.record import Record, Row
from jixiao.summary.schema import TABLES, WORKBOOK, WORKBOOKS, Field, Table, Type

PLACES = 12  # behind the point; 26 digits stand before it
_PRECISION = 38
_LIMIT = Decimal(10) ** (_PRECISION - PLACES)
_STEP = Decimal(1).scaleb(-PLACES)
_AT_ONCE = 100  # workbooks
_ARROW = {
    Type.TEXT: pa.string(),
    Type.DECIMAL: pa.decimal128(_PRECISION, PLACES),
    Type.COUNT: pa.int64(),
    Type.FLAG: pa.bool_(),
}


def write_store(records: Iterable[Record], folder: Path) -> None:
    """Write the data of all workbooks, in the order given, in place of what stood in ``folder``.

    Numbers are rounded to 12 places; one of more than 26 digits before the point is left out, its text is kept.
    """
    fresh = folder.with_name(f".jixiao-{folder.name}.tmp")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        _write(records, fresh)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.replace(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def file_of(folder: Path, table: Table) -> Path:
    """The file of a table."""
    return folder / f"{table.name}.parquet"


@dataclass(frozen=True, slots=True)
class Store:
    """The data of a batch, in the folder that `write_store` filled."""

    folder: Path

    def frame(self, table: Table, columns: Sequence[str], *, exact: Sequence[str] = ()) -> pd.DataFrame:
        """Read some columns of a table.

        Texts are categories, counts and flags may be missing (pandas' nullable types), decimals are binary fractions
        for statistics and sorting; those named in ``exact`` stay ``Decimal``.
        """
        fields = {field.name: field for field in table.fields} | {WORKBOOK.name: WORKBOOK}
        texts = [name for name in columns if fields[name].type is Type.TEXT]
        read = pq.read_table(file_of(self.folder, table), columns=list(columns), read_dictionary=texts)
        return pd.DataFrame({name: _column(read, fields[name], exact=name in exact) for name in columns})


def _write(records: Iterable[Record], folder: Path) -> None:
    with ExitStack() as open_files:
        writers = {
            table.name: open_files.enter_context(
                pq.ParquetWriter(file_of(folder, table), _schema(table), compression="zstd")
            )
            for table in TABLES
        }
        first = 0
        rest = iter(records)
        while some := list(islice(rest, _AT_ONCE)):
            for table in TABLES:
                rows = list(_rows(some, table, first))
                writers[table.name].write_table(_arrow(table, rows))
            first += len(some)


def _columns(table: Table) -> tuple[Field, ...]:
    return (WORKBOOK, *table.fields)


def _schema(table: Table) -> pa.Schema:
    return pa.schema([pa.field(field.name, _ARROW[field.type]) for field in _columns(table)])


def _rows(records: Sequence[Record], table: Table, first: int) -> Iterator[Row]:
    for number, record in enumerate(records, first):
        rows = (record.workbook,) if table is WORKBOOKS else record.parts[table.name]
        yield from ((number, *row) for row in rows)


def _arrow(table: Table, rows: Sequence[Row]) -> pa.Table:
    fields = _columns(table)
    columns = zip(*rows, strict=True) if rows else ((),) * len(fields)
    arrays = [
        pa.array([_stored(value, field.type) for value in column], _ARROW[field.type])
        for field, column in zip(fields, columns, strict=True)
    ]
    return pa.Table.from_arrays(arrays, schema=_schema(table))


def _stored(value: object, kind: Type) -> object:
    if kind is Type.TEXT:
        return str(value).encode("utf-8", "replace").decode("utf-8")
    if kind is Type.DECIMAL and isinstance(value, Decimal):
        return _rounded(value)
    return value


def _rounded(number: Decimal) -> Decimal | None:
    if abs(number) >= _LIMIT:
        return None
    with localcontext(prec=_PRECISION + 2):
        return number.quantize(_STEP, ROUND_HALF_UP)


def _column(read: pa.Table, field: Field, *, exact: bool) -> Any:
    column = read.column(field.name)
    if field.type is Type.DECIMAL and not exact:
        column = column.cast(pa.float64())
    if field.type is Type.COUNT:
        return column.to_pandas(types_mapper=lambda _: pd.Int64Dtype())
    if field.type is Type.FLAG:
        return column.to_pandas(types_mapper=lambda _: pd.BooleanDtype())
    return column.to_pandas()
