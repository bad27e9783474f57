"""A row for each form."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from jixiao.form.model import FormKind
from jixiao.summary.schema import FORMS
from jixiao.summary.tables.batches import batches
from jixiao.summary.tables.forms import KIND_NAMES, form_rows
from jixiao.summary.tables.whose import find_units
from summary.made import finding, form, store, workbook


def test_scores_are_rounded_half_up_and_amounts_stay_exact(tmp_path: Path) -> None:
    data = store(tmp_path, workbook("a.xlsx", form("甲局", "90.005", "89.995", spent="0.001", annual="3")))
    (row,) = form_rows(data, find_units(data))
    assert (row.score, row.points, row.spent, row.base) == (Decimal("90.01"), Decimal("90.00"), Decimal("0.001"), 3)


def test_what_is_missing_is_none_and_counts_are_nought(tmp_path: Path) -> None:
    data = store(tmp_path, workbook("a.xlsx", form("甲局", kind="target-table", weight=None, initial="5")))
    (row,) = form_rows(data, find_units(data))
    assert (row.score, row.weight, row.unmet, row.blank, row.complete, row.rated) == (None, None, 0, 0, False, False)
    assert (row.base, row.kind_name) == (Decimal(5), "目标表")


def test_forms_come_in_the_order_of_the_workbooks_with_their_units(tmp_path: Path) -> None:
    books = [workbook(f"{at}.xlsx", form(f"单位{at}"), form("共有", findings=[finding()])) for at in range(3)]
    data = store(tmp_path, *books)
    whose = find_units(data)
    found = [(row.path, whose.names[row.unit], row.warnings) for row in form_rows(data, whose)]
    assert found == [(f"{at}.xlsx", unit, count) for at in range(3) for unit, count in ((f"单位{at}", 0), ("共有", 1))]


def test_every_kind_of_form_has_a_name() -> None:
    assert set(KIND_NAMES) == set(FormKind)


def test_batches_are_the_table(tmp_path: Path) -> None:
    books = [workbook(f"{at}.xlsx", form(f"单位{at}", str(at))) for at in range(250)]
    frames = list(batches(store(tmp_path, *books), FORMS, ["workbook", "unit", "score"]))
    rows = [tuple(row) for frame in frames for row in frame.itertuples(index=False)]
    assert rows == [(at, f"单位{at}", Decimal(at)) for at in range(250)]
