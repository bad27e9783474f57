"""Cells are named together as far as Excel takes them, and none is lost."""

from __future__ import annotations

from openpyxl.utils import range_boundaries

from jixiao.doors.excel.live.addresses import columns, unions


def test_no_address_is_longer_than_excel_takes_and_every_cell_is_named_once() -> None:
    cells = [f"{column}{row}" for column in ("B", "D", "AA") for row in range(1, 400, 2)] + ["C5", "C6", "C7"]
    addresses = list(unions(cells))
    assert max(map(len, addresses)) <= 250
    named = [area for address in addresses for area in address.split(",")]
    assert sorted(named) == sorted([cell for cell in cells if not cell.startswith("C")] + ["C5:C7"])
    assert range_boundaries("C5:C7") == (3, 5, 3, 7)


def test_neighbours_in_a_row_are_not_taken_for_neighbours_below_each_other() -> None:
    assert list(columns(["A1", "B1", "A3", "A2", "B3"])) == [["A1", "A2", "A3"], ["B1"], ["B3"]]
    assert list(unions([])) == []
