"""What is shown while a batch runs."""

from __future__ import annotations

import io

import pytest

from jixiao.doors.batch import progress
from jixiao.doors.batch.progress import Bar, failures_text, rate_text, rest_text


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch):
    """A clock that stands until it is told to go on."""
    now = [1000.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def shown(stream: io.StringIO, bar: Bar) -> str:
    bar._bar.refresh()
    return stream.getvalue()


def test_a_bar_says_how_many_how_quick_how_long_and_how_many_in_vain(monkeypatch):
    monkeypatch.setenv("COLUMNS", "120")
    stream = Terminal()
    with Bar(stream) as bar:
        bar.begin(400, 0, 0)
        for _ in range(9):
            bar.advance(failed=False)
        bar.advance(failed=True)
        task = bar._bar.tasks[0]
        task.start_time -= 5
        assert (rate_text(task), failures_text(task)) == ("每秒2.0份", "未能校验1份")
        assert rest_text(task).startswith("还需3分1")
        text = shown(stream, bar)
    assert "10/400" in text
    assert "未能校验1份" in text


def test_what_an_earlier_run_did_counts_as_done_and_not_as_quick():
    bar = Bar(io.StringIO())
    bar.begin(400, 200, 3)
    bar.advance(failed=False)
    task = bar._bar.tasks[0]
    task.start_time -= 1
    assert task.completed == 201
    assert rate_text(task) == "每秒1.0份"
    assert failures_text(task) == "未能校验3份"


def test_before_the_first_there_is_no_rate():
    bar = Bar(io.StringIO())
    bar.begin(5, 0, 0)
    assert (rate_text(bar._bar.tasks[0]), rest_text(bar._bar.tasks[0])) == ("", "")


def test_where_there_is_no_terminal_a_line_comes_every_half_minute(clock):
    stream = io.StringIO()
    with Bar(stream) as bar:
        bar.begin(100, 0, 0)
        bar.advance(failed=False)
        assert stream.getvalue() == ""
        clock[0] += 31
        bar.advance(failed=True)
        bar.advance(failed=False)
    lines = stream.getvalue().splitlines()
    assert len(lines) == 1
    assert lines[0].startswith("已校验 2/100，")
    assert lines[0].endswith("，未能校验1份")


def test_a_sentence_is_printed_as_it_is():
    stream = io.StringIO()
    with Bar(stream) as bar:
        bar.say("正在汇总[/bold]……")
    assert stream.getvalue() == "正在汇总[/bold]……\n"
