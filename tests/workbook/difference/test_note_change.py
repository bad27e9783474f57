"""A note changes by one stretch, as short as may be, so that what its user formatted stays."""

from __future__ import annotations

import pytest

from jixiao.workbook.difference.note_change import Box, NoteChange, NoteEdit, note_box, note_edit

EDITS = [
    ("", "提示", (0, 0, "提示")),
    ("提示", "", (0, 2, "")),
    ("我的话", "我的话\n提示", (3, 0, "\n提示")),
    ("我的话\n提示\n又一句", "我的话\n又一句", (4, 3, "")),
    ("问题甲，改法", "问题乙，改法", (2, 1, "乙")),
    ("😀甲", "😀乙", (2, 1, "乙")),
    ("一一", "一一一", (2, 0, "一")),
    ("一样", "一样", (2, 0, "")),
]


@pytest.mark.parametrize(("before", "after", "edit"), EDITS)
def test_the_change_is_the_stretch_between_what_is_the_same_before_and_behind(
    before: str, after: str, edit: tuple[int, int, str]
) -> None:
    found = note_edit(before, after)
    units = before.encode("utf-16-le")
    head, tail = units[: found.start * 2], units[(found.start + found.cut) * 2 :]
    assert found == NoteEdit(*edit)
    assert (head + found.inserted.encode("utf-16-le") + tail).decode("utf-16-le") == after


@pytest.mark.parametrize(
    ("change", "has_box"),
    [
        (NoteChange(None, "提示"), True),
        (NoteChange("旧提示", "新提示", ours=True), True),
        (NoteChange("我的话", "我的话\n提示"), False),
        (NoteChange("旧提示", None, ours=True), False),
    ],
)
def test_only_a_box_of_our_own_gets_a_size(change: NoteChange, has_box: bool) -> None:
    assert (change.box is not None) is has_box


def test_a_box_grows_with_its_text_within_bounds() -> None:
    assert note_box("短") == Box(180, 80)
    assert note_box("警告 T05：" + "指标值没有计量单位，" * 20) == Box(300, 105)
    assert note_box("行\n" * 500) == Box(180, 400)
