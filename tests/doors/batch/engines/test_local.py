"""The pool of this machine: a workbook that kills, hangs or eats memory harms no other."""

from __future__ import annotations

import os
import signal
import threading
import time
from pathlib import Path

import psutil
import pytest

from doors.batch.forms import Slow, Trap, jobs_of, write_folder, write_form
from jixiao.doors.batch.engines.local import LocalEngine, processors
from jixiao.doors.batch.job import Done, review_job
from jixiao.doors.batch.limits import Limits
from jixiao.doors.batch.places import Folder
from jixiao.summary.record import decode

LIMITS = Limits(seconds=60)


def never() -> bool:
    return False


def outcomes(found: list[Done]) -> dict[str, str]:
    """Each workbook by the name of its file: why it could not be reviewed, "" where it could; each once."""
    said = {Path(done.path).stem: str(decode(done.line)[0].of_workbook("sentence")) for done in found}
    assert len(said) == len(found)
    return said


def test_every_workbook_is_reviewed_once_and_as_it_would_be_alone(tmp_path):
    source = Folder(write_folder(tmp_path / "材料", 6))
    found = list(LocalEngine(2, LIMITS).run(jobs_of(source, tmp_path / "结果"), never))
    alone = [review_job(job) for job in jobs_of(source, tmp_path / "另存")]

    def records(done: list[Done]) -> dict[str, object]:
        return {each.path: decode(each.line)[0] for each in done}

    assert len(found) == 6
    assert records(found) == records(alone)
    for job in jobs_of(source, tmp_path / "结果"):
        name = f"{job.path.removesuffix('.xlsx')}-已校验.xlsx"
        assert (tmp_path / "结果" / name).read_bytes() == (tmp_path / "另存" / name).read_bytes()


def test_one_that_kills_one_that_hangs_and_one_that_eats_memory_are_told_and_the_rest_is_reviewed(tmp_path):
    root = write_folder(tmp_path / "材料", 6)
    for name in ("崩溃", "卡住", "吃内存", "只崩溃一次"):
        write_form(root / f"{name}.xlsx", name)
    jobs = jobs_of(Trap(root), tmp_path / "结果")
    found = outcomes(list(LocalEngine(2, Limits(seconds=5, megabytes=200)).run(jobs, never)))
    assert {name: sentence for name, sentence in found.items() if sentence} == {
        "崩溃": "处理这份工作簿的进程两次意外退出，没有校验；请用 Excel 或 WPS 打开，另存为新的 .xlsx 文件后再试。",
        "卡住": (
            "处理了5秒还没有完成，已停止处理这一份；请检查文件是否正常，确实很大的，可以用 --timeout 加长时间后重做。"
        ),
        "吃内存": (
            "处理这一份用到的内存超过了200 MB，已停止处理；请检查文件是否正常，"
            "确实很大的，可以用 --memory 提高上限后重做。"
        ),
    }
    assert len(found) == 10
    assert len(list((tmp_path / "结果").rglob("*-已校验.xlsx"))) == 7


@pytest.mark.parametrize("ended", [1, 2])
def test_processes_ended_from_outside_are_replaced_and_nothing_is_lost(tmp_path, ended):
    source = Slow(write_folder(tmp_path / "材料", 8), 0.3)
    found: list[Done] = []
    for done in LocalEngine(2, LIMITS).run(jobs_of(source, tmp_path / "结果"), never):
        found.append(done)
        if len(found) == 2:
            for worker in workers()[:ended]:
                os.kill(worker, signal.SIGKILL)
    assert set(outcomes(found).values()) == {""}
    assert len(found) == 8


def workers() -> list[int]:
    """The processes of the pool."""
    children = psutil.Process().children()
    return [child.pid for child in children if "spawn_main" in " ".join(child.cmdline())]


def test_asked_to_stop_it_gives_what_it_has_in_hand_and_begins_nothing_more(tmp_path):
    source = Slow(write_folder(tmp_path / "材料", 12), 0.2)
    stop = threading.Event()
    found = []
    for done in LocalEngine(2, LIMITS).run(jobs_of(source, tmp_path / "结果"), stop.is_set):
        found.append(done)
        stop.set()
    assert 1 <= len(found) <= 5
    assert set(outcomes(found).values()) == {""}
    copies = {path.stem.removesuffix("-已校验") for path in (tmp_path / "结果").rglob("*.xlsx")}
    assert copies == set(outcomes(found))


def test_no_process_is_left_over(tmp_path):
    source = Folder(write_folder(tmp_path / "材料", 3))
    list(LocalEngine(2, LIMITS).run(jobs_of(source, tmp_path / "结果"), never))
    assert workers() == []


def test_left_in_the_middle_it_ends_its_processes(tmp_path):
    source = Trap(write_folder(tmp_path / "材料", 2))
    write_form(source.root / "卡住.xlsx")
    begun = time.monotonic()
    run = LocalEngine(2, LIMITS).run(jobs_of(source, tmp_path / "结果"), never)
    next(run)
    run.close()
    assert workers() == []
    assert time.monotonic() - begun < LIMITS.seconds


def test_there_is_at_least_one_processor():
    assert processors() >= 1
