"""The data of a batch as Parquet files (数据), written a few workbooks at a time; `store` reads them."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from decimal import ROUND_HALF_UP, Decimal, localcontext
from pathlib import Path

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
    """Write the data of all workbooks, in the order given, in place of what stood in ``folder``."""
    with StoreWriter(folder) as writer:
        for record in records:
            writer.add(record)
        writer.finish()


class StoreWriter:
    """The data of workbooks that come one by one; it stands in its folder only once it is finished.

    Numbers are rounded to 12 places; one of more than 26 digits before the point is left out, its text is kept.
    """

    def __init__(self, folder: Path) -> None:
        """Begin, beside the folder that is to be replaced."""
        self._folder = folder
        self._fresh = folder.with_name(f".jixiao-{folder.name}.tmp")
        shutil.rmtree(self._fresh, ignore_errors=True)
        self._fresh.mkdir(parents=True)
        self._open = ExitStack()
        self._writers = {
            table.name: self._open.enter_context(
                pq.ParquetWriter(file_of(self._fresh, table), _schema(table), compression="zstd")
            )
            for table in TABLES
        }
        self._waiting: list[Record] = []
        self._written = 0

    def __enter__(self) -> StoreWriter:
        return self

    def __exit__(self, *failure: object) -> None:
        """Leave nothing behind of what was not finished."""
        self._open.close()
        shutil.rmtree(self._fresh, ignore_errors=True)

    def add(self, record: Record) -> None:
        """Take the next workbook."""
        self._waiting.append(record)
        if len(self._waiting) == _AT_ONCE:
            self._write()

    def finish(self) -> None:
        """Put the data in the place of what stood in the folder."""
        self._write()
        self._open.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._fresh.replace(self._folder)

    def _write(self) -> None:
        for table in TABLES:
            rows = list(_rows(self._waiting, table, self._written))
            self._writers[table.name].write_table(_arrow(table, rows))
        self._written += len(self._waiting)
        self._waiting.clear()


def file_of(folder: Path, table: Table) -> Path:
    """The file of a table."""
    return folder / f"{table.name}.parquet"


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
    arrays = [_array(column, field.type) for field, column in zip(fields, columns, strict=True)]
    return pa.Table.from_arrays(arrays, schema=_schema(table))


def _array(column: Sequence[object], kind: Type) -> pa.Array:
    """A column as it is stored; most need nothing done to their values, which pyarrow finds out quickest."""
    try:
        return pa.array(column, _ARROW[kind])
    except (pa.ArrowInvalid, UnicodeEncodeError):  # more places than are kept, a name that is no UTF-8
        return pa.array([_stored(value, kind) for value in column], _ARROW[kind])


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
