"""Charts are drawn where there is something to draw."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.chart import BarChart

from jixiao.summary.book.charts import Drawing, Series, draw
from jixiao.summary.book.workbook import Workbook


def _charts(folder: Path, *series: Series, lying: bool = False) -> list[BarChart]:
    book = Workbook(folder / "a.xlsx", folder, "题")
    page = book.page("甲 页", [10.0] * 4)
    page.skip()
    draw(book, page, Drawing("图", (0, 0, 1, 0), ["一\x07", "二"], series, 300, 200, lying=lying), (2, 0))
    book.close()
    return openpyxl.load_workbook(folder / "a.xlsx")["甲 页"]._charts


def test_a_chart_shows_its_numbers_before_any_program_has_computed_them(tmp_path: Path) -> None:
    (chart,) = _charts(tmp_path, Series("次数", (0, 1, 1, 1), [3, 4]))
    (series,) = chart.series
    assert series.val.numRef.f == "'甲 页'!$B$1:$B$2"
    assert [point.v for point in series.val.numRef.numCache.pt] == [3, 4]
    assert [point.v for point in series.cat.strRef.strCache.pt] == ["一", "二"]
    assert chart.legend is None


def test_nothing_but_noughts_is_not_drawn(tmp_path: Path) -> None:
    assert _charts(tmp_path, Series("次数", (0, 1, 1, 1), [0, 0])) == []
    assert _charts(tmp_path) == []


def test_two_series_have_a_legend_and_a_light_and_a_dark_fill(tmp_path: Path) -> None:
    (chart,) = _charts(tmp_path, Series("自评", (0, 1, 1, 1), [3, 4]), Series("测算", (0, 2, 1, 2), [1, 2]))
    assert chart.legend is not None
    assert [series.spPr.solidFill.srgbClr for series in chart.series] == ["7F9DB9", "1F4E79"]


def test_bars_may_lie(tmp_path: Path) -> None:
    (chart,) = _charts(tmp_path, Series("次数", (0, 1, 1, 1), [3, 4]), lying=True)
    assert (chart.barDir, chart.x_axis.scaling.orientation) == ("bar", "maxMin")
