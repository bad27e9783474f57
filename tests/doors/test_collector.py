"""The garbage collector during a review."""

from __future__ import annotations

import gc

import pytest

from jixiao.doors.collector import old_objects_left_alone


def test_old_objects_are_hardly_looked_at_inside_and_as_before_outside() -> None:
    before = gc.get_threshold()
    with old_objects_left_alone():
        assert gc.get_threshold() == (*before[:2], 100)
    assert gc.get_threshold() == before


def test_a_failure_puts_it_back_too() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError, match="kaputt"), old_objects_left_alone():
        raise ValueError("kaputt")
    assert gc.get_threshold() == before


def test_a_collector_that_was_switched_off_stays_so() -> None:
    gc.disable()
    try:
        with old_objects_left_alone():
            assert not gc.isenabled()
        assert not gc.isenabled()
    finally:
        gc.enable()
