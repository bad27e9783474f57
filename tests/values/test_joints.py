"""Two amounts in one clause: which are two values, which are one, and which are not chosen between."""

import pytest

from jixiao.values import Kind, Role, read


def test_occasions_and_persons_side_by_side_are_two_values():
    parts = read("培训3期180人", Role.ACTUAL).parts
    assert [(str(part.number), part.unit) for part in parts] == [("3", "期"), ("180", "人")]


def test_the_level_before_a_change_is_noted_and_not_read():
    value = read("由12天压缩至5天", Role.ACTUAL)
    assert (str(value.number), value.unit) == ("5", "天")
    assert value.presumed == ("“12天”按变化前的水平理解",)


@pytest.mark.parametrize(
    "text",
    ["培训2期各50人", "计划培训3期180人", "2期100人未完成", "由5天压缩至12天", "预计由12天压缩至5天", "90%提高到95%"],
)
def test_two_amounts_that_leave_anything_open_are_not_chosen_between(text):
    assert read(text, Role.ACTUAL).kind is Kind.UNREADABLE
