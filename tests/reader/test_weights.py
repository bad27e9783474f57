"""Weights that headings state for the rows below them."""

import pytest

from jixiao.reader import read_forms
from jixiao.reader.weights import stated_weight
from text_grid import sheet_from_text

HEADER = "一级指标 | 二级指标 | 三级指标 | 指标值 | 实际完成值\n"


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("产出指标(50分)", "50"),
        ("产出指标（50）", "50"),
        ("产出指标\n（50分）", "50"),
        ("产出指标 50", "50"),
        ("产出指标50分", "50"),
        ("产出指标（权重：50）", "50"),
        ("数量指标（12.5分）", "12.5"),
        ("产出指标（50%）", "50"),
        ("产出指标", None),
        ("数量指标1", None),
    ],
)
def test_a_weight_stands_inside_a_heading(text: str, weight: str | None) -> None:
    found = stated_weight(text)
    assert (None if found is None else str(found)) == weight


def test_a_heading_has_all_its_rows_across_a_page_break() -> None:
    rows = (
        f"产出指标(50分) | 数量指标（20分） | 甲 | 1 | 1\n^ | ^ | 乙 | 2 | 2\n{HEADER}产出指标 | 质量指标 | 丙 | 3 | 3"
    )
    (form,), _ = read_forms(sheet_from_text(HEADER + rows))
    assert [(heading.name, heading.level, str(heading.weight), heading.rows) for heading in form.headings] == [
        ("产出指标", 1, "50", (2, 3, 5)),
        ("数量指标", 2, "20", (2, 3)),
    ]


def test_a_weight_may_stand_beside_its_level() -> None:
    text = "一级指标 | 分值 | 三级指标 | 分值 | 指标值\n产出指标 | 50 | 甲 | 30 | 1\n | | 乙 | 20 | 2"
    (form,), _ = read_forms(sheet_from_text(text))
    (heading,) = form.headings
    assert (heading.name, str(heading.weight), heading.rows) == ("产出指标", "50", (2, 3))
    assert [str(row.weight.number) for row in form.indicators] == ["30", "20"]


def test_a_heading_over_one_row_weighs_it_and_one_over_several_rows_weighs_none() -> None:
    rows = "产出指标(50分) | 数量指标（20分） | 甲 | 1 | 1\n^ | 质量指标（30分） | 乙 | 2 | 2\n^ | ^ | 丙 | 3 | 3"
    (form,), _ = read_forms(sheet_from_text(HEADER + rows))
    first, *others = form.indicators
    assert first.weight is not None
    assert (first.weight.cell.ref, str(first.weight.number)) == ("B2", "20")
    assert [row.weight for row in others] == [None, None]
