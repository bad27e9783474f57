"""The data as Parquet files, and back as frames."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pyarrow.parquet as pq
import pytest

from jixiao.summary.record import Record, failure
from jixiao.summary.schema import FORMS, INDICATORS, PARTS, TABLES, WORKBOOK, WORKBOOKS, Table
from jixiao.summary.store import Store
from jixiao.summary.store_writer import file_of, write_store


def row(table: Table, **values: object) -> tuple[object, ...]:
    return tuple(values.get(field.name, "" if field.type == "文字" else None) for field in table.fields)


def record(path: str, *scores: str) -> Record:
    forms = [
        row(FORMS, form=at, unit="甲局", score=Decimal(score), complete=True) for at, score in enumerate(scores, 1)
    ]
    whole = {part.name: () for part in PARTS} | {FORMS.name: forms}
    return Record(row(WORKBOOKS, path=path, unit="甲局", outcome="已校验"), whole)


def stored(folder, *records: Record) -> Store:
    write_store(records, folder / "数据")
    return Store(folder / "数据")


def test_rows_stand_in_the_order_given_and_say_of_which_workbook_they_are(tmp_path):
    store = stored(tmp_path, record("乙", "90", "80"), record("甲", "70"))
    frame = store.frame(FORMS, ["workbook", "form", "score"])
    assert frame.to_numpy().tolist() == [[0, 1, 90.0], [0, 2, 80.0], [1, 1, 70.0]]


def test_more_workbooks_than_are_written_at_once_keep_their_numbers(tmp_path):
    store = stored(tmp_path, *(record(f"{number:03}", "1") for number in range(250)))
    assert store.frame(FORMS, ["workbook"])["workbook"].tolist() == list(range(250))
    assert store.frame(WORKBOOKS, ["path"])["path"].tolist() == [f"{number:03}" for number in range(250)]


def test_no_workbook_at_all_gives_empty_tables(tmp_path):
    store = stored(tmp_path)
    for table in TABLES:
        frame = store.frame(table, [WORKBOOK.name, *table.columns])
        assert frame.empty
        assert list(frame.columns) == [WORKBOOK.name, *table.columns]


def test_the_columns_are_those_of_the_schema_whatever_stands_in_them(tmp_path):
    stored(tmp_path, failure("坏", "读不出。"))
    for table in TABLES:
        assert pq.read_schema(file_of(tmp_path / "数据", table)).names == [WORKBOOK.name, *table.columns]


def test_a_decimal_is_exact_where_it_is_asked_for(tmp_path):
    frame = stored(tmp_path, record("甲", "97.30")).frame(FORMS, ["score"], exact=["score"])
    assert frame["score"].tolist() == [Decimal("97.3")]


@pytest.mark.parametrize(
    ("number", "kept"),
    [
        ("0.0000000000005", "0.000000000001"),
        ("-0.0000000000005", "-0.000000000001"),
        ("0.00000000000049", "0"),
        ("12345678901234567890123456.123456789012", "12345678901234567890123456.123456789012"),
        ("1E+26", None),
    ],
)
def test_numbers_are_rounded_half_up_and_too_large_ones_are_left_out(tmp_path, number, kept):
    found = stored(tmp_path, record("甲", number)).frame(FORMS, ["score"], exact=["score"])["score"].tolist()
    assert found == [None if kept is None else Decimal(kept)]


def test_missing_counts_and_flags_stay_missing(tmp_path):
    frame = stored(tmp_path, record("甲", "1")).frame(FORMS, ["year", "proposed", "complete"])
    assert frame["year"].isna().all()
    assert frame["proposed"].isna().all()
    assert frame["complete"].tolist() == [True]


def test_texts_that_repeat_are_kept_once(tmp_path):
    store = stored(tmp_path, *(record(str(number), "1") for number in range(300)))
    units = store.frame(FORMS, ["unit"])["unit"]
    assert isinstance(units.dtype, pd.CategoricalDtype)
    assert list(units.cat.categories) == ["甲局"]


def test_a_path_that_is_no_utf_8_can_still_be_stored(tmp_path):
    store = stored(tmp_path, failure("\udcd7\udce9.xlsx", "读不出。"))
    assert store.frame(WORKBOOKS, ["path"])["path"].tolist() == ["??.xlsx"]


def test_old_data_is_replaced_whole_or_not_at_all(tmp_path):
    store = stored(tmp_path, record("甲", "1"))

    def broken():
        yield record("乙", "2")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_store(broken(), store.folder)
    assert store.frame(WORKBOOKS, ["path"])["path"].tolist() == ["甲"]
    assert [path.name for path in tmp_path.iterdir()] == ["数据"]


def test_the_same_records_give_the_same_bytes(tmp_path):
    for name in ("一", "二"):
        (tmp_path / name).mkdir()
        stored(tmp_path / name, record("甲", "97.3"), failure("乙", "读不出。"))
    one, two = ([file_of(tmp_path / name / "数据", table).read_bytes() for table in TABLES] for name in ("一", "二"))
    assert one == two


def test_all_columns_of_all_tables_can_be_read(tmp_path):
    store = stored(tmp_path, record("甲", "1"), failure("乙", "读不出。"))
    assert store.frame(INDICATORS, INDICATORS.columns).empty
    assert len(store.frame(WORKBOOKS, WORKBOOKS.columns)) == 2
