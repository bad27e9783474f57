"""The window: few jobs in hand, none lost, none done twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import CancelledError, Future

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jixiao.doors.batch.engines.window import windowed
from jixiao.doors.batch.job import Done, Job, Options
from jixiao.doors.batch.places import Folder


def job(number: int) -> Job:
    here = Folder(".")
    return Job(str(number), 1, "", here, here, Options())


class Hands:
    """Hands that end jobs in the order that they are told to."""

    def __init__(self, size: int, order: list[int], again: set[str]) -> None:
        self.size, self.order, self.again = size, order, again
        self.open: list[tuple[Job, Future[str]]] = []
        self.most = 0
        self.begun: list[str] = []

    def submit(self, job: Job) -> Future[str]:
        future: Future[str] = Future()
        self.open.append((job, future))
        self.begun.append(job.path)
        self.most = max(self.most, len(self.open))
        return future

    def end_one(self) -> None:
        at = self.order.pop() % len(self.open) if self.order else 0
        taken, future = self.open.pop(at)
        if future.set_running_or_notify_cancel():
            future.set_result(taken.path)

    def settle(self, job: Job, future: Future[str]) -> Done | Job | None:
        try:
            path = future.result()
        except CancelledError:
            return None
        if path in self.again:
            self.again.remove(path)
            return job
        return Done(path, "", failed=False)

    def room(self) -> int:
        return self.size

    def watch(self, quiet: float) -> None:
        self.end_one()  # the window has nothing to do but wait: now one ends


class After:
    """Says to stop once it has been asked so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def __call__(self) -> bool:
        self.left -= 1
        return self.left < 0


@pytest.fixture(autouse=True, scope="module")
def _no_waiting() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("jixiao.doors.batch.engines.window._TICK", 0.0)
        yield


@given(
    count=st.integers(0, 30),
    size=st.integers(1, 6),
    order=st.lists(st.integers(0, 5), max_size=40),
    again=st.sets(st.integers(0, 29).map(str), max_size=5),
)
def test_every_job_ends_once_and_no_more_than_so_many_are_in_hand(count, size, order, again):
    hands = Hands(size, order, again)
    found = [done.path for done in windowed(map(job, range(count)), hands, lambda: False)]
    assert sorted(found) == sorted(map(str, range(count)))
    assert hands.most <= size


@given(count=st.integers(1, 30), size=st.integers(1, 6), after=st.integers(0, 20))
def test_after_a_stop_nothing_begins_and_what_had_begun_is_given_once(count, size, after):
    hands = Hands(size, [], set())
    found = [done.path for done in windowed(map(job, range(count)), hands, After(after))]
    assert sorted(found) == sorted(hands.begun)
    assert len(hands.begun) <= after + size


def test_hands_that_give_up_end_the_batch():
    class Stuck(Hands):
        def watch(self, quiet: float) -> None:
            raise TimeoutError(quiet)

    with pytest.raises(TimeoutError):
        list(windowed([job(1)], Stuck(1, [], set()), lambda: False))
