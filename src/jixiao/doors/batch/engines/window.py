"""Jobs handed out a few at a time (窗口): memory does not follow their number, and stopping waits for few of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from queue import Empty, SimpleQueue
from typing import Any, Protocol

from jixiao.doors.batch.job import Done, Job

_TICK = 0.5  # seconds between two looks at whether somebody wants to stop


class Hands(Protocol):
    """Who works on the jobs; what it gives for a job in hand is a future of concurrent.futures or of dask."""

    def submit(self, job: Job) -> Any:
        """Take a job, and give a future for it."""
        ...

    def settle(self, job: Job, future: Any) -> Done | Job | None:
        """Tell what came of a job that has ended: the job itself where it has to be done again, None if taken back."""
        ...

    def room(self) -> int:
        """How many jobs to have in hand."""
        ...

    def watch(self, quiet: float) -> None:
        """So many seconds have passed since anything ended; raise where that means that nothing will."""
        ...


def windowed(jobs: Iterable[Job], hands: Hands, stopping: Callable[[], bool]) -> Iterator[Done]:
    """Have as many jobs in hand as there is room for; give what came of each that has ended."""
    window = _Window(jobs, hands)
    quiet = 0.0
    while True:
        if stopping():
            window.close()
        window.fill()
        if not window.in_hand:
            return
        try:
            found = window.next_ended()
        except Empty:
            quiet += _TICK
            hands.watch(quiet)
            continue
        quiet = 0.0
        if found is not None:
            yield found


class _Window:
    """The jobs in hand."""

    def __init__(self, jobs: Iterable[Job], hands: Hands) -> None:
        self._waiting = iter(jobs)
        self._hands = hands
        self._ended: SimpleQueue[tuple[Job, Any]] = SimpleQueue()
        self._closed = False
        self.in_hand: set[Any] = set()

    def close(self) -> None:
        """Begin nothing more; what is in hand goes on, or a copy might be written that nobody wrote down."""
        self._closed = True

    def fill(self) -> None:
        """Begin as many as there is room for."""
        while not self._closed and len(self.in_hand) < self._hands.room():
            job = next(self._waiting, None)
            if job is None:
                return
            self._begin(job)

    def next_ended(self) -> Done | None:
        """Wait for a job to end; raise Empty when none does for a while."""
        job, future = self._ended.get(timeout=_TICK)
        self.in_hand.discard(future)
        found = self._hands.settle(job, future)
        if not isinstance(found, Job):
            return found
        if not self._closed:
            self._begin(found)
        return None

    def _begin(self, job: Job) -> None:
        future = self._hands.submit(job)
        self.in_hand.add(future)
        future.add_done_callback(lambda ended: self._ended.put((job, ended)))
