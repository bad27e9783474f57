"""The data of a batch as pandas frames (数据): what `store_writer` wrote, read a few columns at a time.

A frame holds only the columns asked for, and texts that repeat once: memory does not follow the number of workbooks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from jixiao.summary.schema import WORKBOOK, Field, Table, Type
from jixiao.summary.store_writer import file_of


@dataclass(frozen=True, slots=True)
class Store:
    """The data of a batch, in the folder that `StoreWriter` filled."""

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


def _column(read: pa.Table, field: Field, *, exact: bool) -> Any:
    column = read.column(field.name)
    if field.type is Type.DECIMAL and not exact:
        column = column.cast(pa.float64())
    if field.type is Type.COUNT:
        return column.to_pandas(types_mapper=lambda _: pd.Int64Dtype())
    if field.type is Type.FLAG:
        return column.to_pandas(types_mapper=lambda _: pd.BooleanDtype())
    return column.to_pandas()
