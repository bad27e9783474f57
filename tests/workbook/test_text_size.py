"""How wide a text is and how many lines it takes."""

from __future__ import annotations

import pytest

from jixiao.workbook.text_size import line_count, text_width


@pytest.mark.parametrize(
    ("text", "width"), [("", 0), ("E12", 3), ("指标", 4), ("≥200件", 7), ("“及时”", 8), ("12㎡", 4), ("。", 2)]
)
def test_a_chinese_character_is_two_columns_wide(text: str, width: int) -> None:
    assert text_width(text) == width


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("指标值", 8, 1),
        ("指标值指标值", 8, 2),
        ("一\n二\n三", 40, 3),
        ("一\n\n三", 40, 3),
        ("指标值指标值\n一", 8, 3),
        ("很窄", 0.5, 2),
    ],
)
def test_lines_are_counted_as_they_wrap(text: str, width: float, count: int) -> None:
    assert line_count(text, width) == count
