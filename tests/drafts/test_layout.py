"""The columns of a form."""

from __future__ import annotations

from drafts.made import HEATING, RUNNING, projects_from
from jixiao.drafts.layout import Slot, layout_of
from jixiao.form.grid import Span


def test_a_description_that_repeats_the_name_needs_no_column() -> None:
    (project,) = projects_from(RUNNING)
    layout = layout_of(project.form)
    assert Slot.DESCRIPTION not in layout.slots
    assert layout.column(Slot.TARGET) == 5
    assert layout.span(Slot.LEVEL1, Slot.LEVEL2, 4) == Span(4, 2, 4, 3)


def test_a_description_that_says_more_has_a_column() -> None:
    (project,) = projects_from(HEATING)
    layout = layout_of(project.form)
    assert layout.column(Slot.DESCRIPTION) == 5
    assert layout.column(Slot.TARGET) == 6
    assert len(layout.widths) == 10
