"""How far the batch is (进度): a bar on a terminal, elsewhere a line now and then."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Protocol, TextIO

from rich.console import Console
from rich.progress import BarColumn, Progress, ProgressColumn, SpinnerColumn, Task, TextColumn
from rich.text import Text

_MINUTE, _HOUR = 60, 3600
_LINE_EVERY = 30.0  # seconds, where there is no terminal


class Watcher(Protocol):
    """Somebody who is told how far the batch is."""

    def begin(self, total: int, done: int, failed: int) -> None:
        """The batch begins; so many are done already."""
        ...

    def advance(self, *, failed: bool) -> None:
        """One workbook more."""
        ...

    def say(self, sentence: str) -> None:
        """Something that the user should know at once."""
        ...


class Bar:
    """A progress bar for people (进度条)."""

    def __init__(self, stream: TextIO | None = None) -> None:
        """Draw on standard error, so that what a command prints can still be sent elsewhere."""
        self._console = Console(file=stream or sys.stderr, highlight=False, soft_wrap=True)
        self._bar = Progress(
            SpinnerColumn(),
            TextColumn("校验"),
            BarColumn(bar_width=None),
            _Told(count_text),
            _Told(rate_text),
            _Told(rest_text),
            _Told(failures_text),
            console=self._console,
            expand=True,
        )
        self._task = self._bar.add_task("校验", total=0, failed=0, begun_at=0)
        self._lines = _Lines(self._console)

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar.live.is_started:
            self._bar.stop()

    def begin(self, total: int, done: int, failed: int) -> None:
        """The batch begins; so many are done already."""
        self._bar.reset(self._task, total=total, completed=done, failed=failed, begun_at=done)
        if self._console.is_terminal:
            self._bar.start()

    def advance(self, *, failed: bool) -> None:
        """One workbook more."""
        task = self._bar.tasks[0]
        self._bar.update(self._task, advance=1, failed=task.fields["failed"] + failed)
        if not self._console.is_terminal:
            self._lines.tell(task)

    def say(self, sentence: str) -> None:
        """Print a sentence above the bar."""
        self._console.print(sentence, markup=False)


class _Lines:
    """What is printed where there is no terminal."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._next = time.monotonic() + _LINE_EVERY

    def tell(self, task: Task) -> None:
        if time.monotonic() < self._next:
            return
        self._next = time.monotonic() + _LINE_EVERY
        parts = (
            f"已校验 {task.completed:.0f}/{task.total or 0:.0f}",
            rate_text(task),
            rest_text(task),
            failures_text(task),
        )
        self._console.print("，".join(part for part in parts if part), markup=False)


class _Told(ProgressColumn):
    """A column that shows a sentence about the task."""

    def __init__(self, tell: Callable[[Task], str]) -> None:
        super().__init__()
        self._tell = tell

    def render(self, task: Task) -> Text:
        return Text(self._tell(task))


def count_text(task: Task) -> str:
    """How many workbooks are done."""
    return f"{task.completed:.0f}/{task.total or 0:.0f}"


def rate_text(task: Task) -> str:
    """How many workbooks a second, of those done now."""
    rate = _rate(task)
    return f"每秒{rate:.1f}份" if rate else ""


def rest_text(task: Task) -> str:
    """How long it will take."""
    rate = _rate(task)
    return f"还需{duration((task.remaining or 0) / rate)}" if rate and not task.finished else ""


def failures_text(task: Task) -> str:
    """How many workbooks could not be reviewed."""
    return f"未能校验{task.fields['failed']}份"


def duration(seconds: float) -> str:
    """A time span as people say it.

    >>> duration(3.2), duration(95), duration(7300)
    ('4秒', '1分35秒', '2小时1分')
    """
    whole = int(seconds) + (seconds > int(seconds))
    if whole < _MINUTE:
        return f"{whole}秒"
    if whole < _HOUR:
        return f"{whole // _MINUTE}分{whole % _MINUTE}秒"
    return f"{whole // _HOUR}小时{whole % _HOUR // _MINUTE}分"


def _rate(task: Task) -> float:
    now = task.completed - task.fields["begun_at"]
    return now / task.elapsed if task.elapsed and now > 0 else 0.0
