"""Ctrl-C once and twice."""

from __future__ import annotations

import os
import signal
import threading

import pytest

from jixiao.doors.batch.stopping import Stop


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_first_signal_asks_and_the_second_ends(number):
    said: list[str] = []
    stop = Stop(said.append)
    with stop.heard():
        assert not stop()
        os.kill(os.getpid(), number)
        assert stop()
        with pytest.raises(KeyboardInterrupt):
            os.kill(os.getpid(), number)
    assert said == ["正在停止：等手头的几份做完；再按一次 Ctrl-C 立即停止。"]


def test_afterwards_signals_mean_what_they_meant_before():
    before = signal.getsignal(signal.SIGINT)
    with Stop(print).heard():
        assert signal.getsignal(signal.SIGINT) is not before
    assert signal.getsignal(signal.SIGINT) is before


def test_in_another_thread_there_is_nothing_to_hear():
    stop = Stop(print)
    before = signal.getsignal(signal.SIGINT)
    heard = []

    def work() -> None:
        with stop.heard():
            heard.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert heard == [before]
