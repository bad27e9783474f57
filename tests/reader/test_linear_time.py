"""A form ten times as long takes ten times as many looks at its cells, not more."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from jixiao.form.grid import GridCell
from jixiao.reader import read_forms
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值 | 分值 | 得分 | 偏差原因"


class Counted(Mapping[tuple[int, int], GridCell]):
    """Cells that count how often they are looked at."""

    def __init__(self, cells: Mapping[tuple[int, int], GridCell]) -> None:
        self._cells = cells
        self.looks = 0

    def __getitem__(self, at: tuple[int, int]) -> GridCell:
        self.looks += 1
        return self._cells[at]

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return iter(self._cells)

    def __len__(self) -> int:
        return len(self._cells)


def _looks(rows: int, *, page: int) -> float:
    lines = ["自评表", HEADER]
    for row in range(rows):
        if row and row % page == 0:
            lines.append(HEADER)
        level1 = "产出指标" if row % 20 == 0 else "^"
        lines.append(f"{level1} | 数量指标 | 第{row}类件数 | ≥{row}件 | {row}件 | 0.1 | 0.1 | 原因{row}")
    sheet = sheet_from_text("\n".join(lines))
    counted = Counted(sheet.cells)
    (form,), _ = read_forms(replace(sheet, cells=counted))
    assert len(form.indicators) == rows
    return counted.looks / rows


@pytest.mark.parametrize("page", [10_000, 30])
def test_a_row_of_a_long_form_costs_no_more_than_one_of_a_short_form(page: int) -> None:
    assert _looks(3000, page=page) <= 1.2 * _looks(300, page=page)
