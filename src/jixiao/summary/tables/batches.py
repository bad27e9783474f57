"""A table of the data some workbooks at a time (分批读取), for what would not fit into memory as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd
import pyarrow.parquet as pq

from jixiao.summary.schema import Table
from jixiao.summary.store import Store
from jixiao.summary.store_writer import file_of

_ROWS = 4_000


def batches(store: Store, table: Table, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
    """Read columns in the order of the table, as plain objects; decimals are exact."""
    with pq.ParquetFile(file_of(store.folder, table)) as file:
        for batch in file.iter_batches(_ROWS, columns=list(columns)):
            yield pd.DataFrame({name: pd.Series(batch.column(name).to_pylist(), dtype=object) for name in columns})
