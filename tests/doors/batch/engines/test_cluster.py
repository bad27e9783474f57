"""A dask cluster of two workers: the same results in the same order, also when one of them is ended."""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import LocalCluster

import jixiao.doors.batch.engines.cluster as engine
from doors.batch.engines.test_local import outcomes
from doors.batch.forms import OnlyHere, Slow, Trap, jobs_of, write_folder, write_form
from jixiao.doors.batch.engines.cluster import ClusterEngine
from jixiao.doors.batch.engines.local import LocalEngine
from jixiao.doors.batch.job import Done
from jixiao.doors.batch.limits import Limits
from jixiao.doors.batch.places import Folder
from jixiao.errors import JixiaoError
from jixiao.summary.record import decode

LIMITS = Limits(seconds=60)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    """A scheduler and two workers of one thread each, each in a process of its own."""
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address="127.0.0.1:0", silence_logs=50) as made:
        yield made


@pytest.fixture(autouse=True)
def _nothing_left_to_collect() -> Iterator[None]:
    """Have clients collected here: one that is collected while another starts would wait for it for ever."""
    yield
    gc.collect()


def never() -> bool:
    return False


def test_the_cluster_gives_what_this_machine_gives(tmp_path, cluster):
    source = Folder(write_folder(tmp_path / "材料", 6))

    def given(engine, copies: str) -> dict[str, object]:
        done = list(engine.run(jobs_of(source, tmp_path / copies), never))
        assert len(done) == 6
        return {each.path: decode(each.line)[0] for each in done}

    ours = given(LocalEngine(2, LIMITS), "本机")
    (tmp_path / "集群").mkdir()
    theirs = given(ClusterEngine(cluster.scheduler_address, LIMITS, [source]), "集群")
    assert theirs == ours
    for copy in (tmp_path / "本机").rglob("*.xlsx"):
        assert (tmp_path / "集群" / copy.relative_to(tmp_path / "本机")).read_bytes() == copy.read_bytes()


def test_a_worker_ended_in_the_middle_of_a_run_costs_no_workbook(tmp_path, cluster):
    source = Slow(write_folder(tmp_path / "材料", 12), 0.3)
    found: list[Done] = []
    run = ClusterEngine(cluster.scheduler_address, LIMITS, [source]).run(jobs_of(source, tmp_path / "结果"), never)
    for done in run:
        found.append(done)
        if len(found) == 3:
            worker = next(iter(cluster.workers.values())).process.process.pid
            os.kill(worker, signal.SIGKILL)
    assert len(found) == 12
    assert set(outcomes(found).values()) == {""}
    assert len(list((tmp_path / "结果").rglob("*-已校验.xlsx"))) == 12


def test_a_bad_workbook_is_told_and_ends_no_worker_of_the_cluster(tmp_path, cluster):
    root = write_folder(tmp_path / "材料", 4)
    for name in ("崩溃", "卡住", "吃内存"):
        write_form(root / f"{name}.xlsx", name)
    source = Trap(root)
    before = [nanny.process.process.pid for nanny in cluster.workers.values()]
    limits = Limits(seconds=5, megabytes=200)
    run = ClusterEngine(cluster.scheduler_address, limits, [source]).run(jobs_of(source, tmp_path / "结果"), never)
    found = outcomes(list(run))
    assert {name for name, sentence in found.items() if sentence} == {"崩溃", "卡住", "吃内存"}
    assert len(found) == 7
    assert [nanny.process.process.pid for nanny in cluster.workers.values()] == before


def test_asked_to_stop_it_gives_what_it_has_in_hand(tmp_path, cluster):
    source = Slow(write_folder(tmp_path / "材料", 30), 0.2)
    found: list[Done] = []
    run = ClusterEngine(cluster.scheduler_address, LIMITS, [source]).run(
        jobs_of(source, tmp_path / "结果"), lambda: len(found) > 0
    )
    found.extend(iter(run))
    assert 1 <= len(found) < 30


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def refused(address: str, places: list[Folder], files: tuple[Path, ...] = ()) -> str:
    with pytest.raises(JixiaoError) as told:
        ClusterEngine(address, LIMITS, places, files)
    return str(told.value)


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch):
    monkeypatch.setattr(engine, "_ANSWER", 1.0)
    address = f"tcp://127.0.0.1:{free_port()}"
    assert refused(address, []) == (
        f"调度器“{address}”没有回应，请检查地址（如 tcp://192.168.1.10:8786）、网络，以及 dask scheduler 是否在运行。"
    )


@pytest.mark.parametrize("address", ["gibtesnicht://a:1", "tcp://:x", "tcp://a", "tcp://"])
def test_an_address_that_is_none_is_told(address):
    assert refused(address, []) == f"调度器的地址“{address}”写法有误，请写成 tcp://192.168.1.10:8786 的样子。"


def test_a_scheduler_without_workers_is_told(monkeypatch):
    monkeypatch.setattr(engine, "_ANSWER", 1.0)
    with LocalCluster(n_workers=0, dashboard_address="127.0.0.1:0", silence_logs=50) as empty:
        address = empty.scheduler_address
        assert refused(address, []) == f"调度器“{address}”还没有工作节点，请先在各台电脑上运行 dask worker {address}。"


def test_a_worker_with_another_version_is_told(cluster, monkeypatch):
    monkeypatch.setattr(engine, "__version__", "9.9")
    assert refused(cluster.scheduler_address, []).endswith("上的 jixiao 是 0.1.0 版，这里是 9.9 版，请装成同一版本。")


def test_a_worker_that_does_not_see_the_folder_is_told(tmp_path, cluster):
    told = refused(cluster.scheduler_address, [OnlyHere(tmp_path, os.getpid())])
    assert told.endswith(f"看不到“{tmp_path}”，请用各台电脑都能以同一路径打开的共享文件夹，或 s3:// 这样的地址。")


def test_a_worker_that_does_not_see_a_file_of_ones_own_is_told(tmp_path, cluster):
    told = refused(cluster.scheduler_address, [], (tmp_path / "本县口径.toml",))
    assert told.endswith(f"看不到“{tmp_path / '本县口径.toml'}”，请把它放在各台电脑都能以同一路径打开的地方。")


def end_a_worker(cluster: LocalCluster, journal: Path, after: int) -> threading.Thread:
    """End one of the workers as soon as so many workbooks are written down."""

    def work() -> None:
        for _ in range(1200):
            if journal.exists() and journal.read_bytes().count(b"\n") > after:
                os.kill(next(iter(cluster.workers.values())).process.process.pid, signal.SIGKILL)
                return
            time.sleep(0.02)

    thread = threading.Thread(target=work)
    thread.start()
    return thread


def test_a_batch_that_loses_a_worker_gives_the_data_that_this_machine_gives(run, tmp_path, cluster):
    folder = write_folder(tmp_path / "材料", 40)
    (folder / "坏.xlsx").write_bytes(b"")
    ended = end_a_worker(cluster, tmp_path / "集群-记录.jsonl", 5)
    scheduler = cluster.scheduler_address
    outcome = run("batch", folder, "-o", tmp_path / "集群.xlsx", "--engine", "dask", "--scheduler", scheduler)
    ended.join()
    assert outcome.status == 0
    assert outcome.output.startswith("共41份工作簿，已校验40份，未能校验1份")
    lines = (tmp_path / "集群-记录.jsonl").read_text(encoding="utf-8").splitlines()
    paths = [said["workbooks"][0] for line in lines if "workbooks" in (said := json.loads(line))]
    assert len(paths) == len(set(paths)) == 41
    run("batch", folder, "-o", tmp_path / "本机.xlsx")
    for kind in ("数据", "已校验", "退回意见"):
        ours, theirs = (
            {path.relative_to(root): path.read_bytes() for path in root.rglob("*.*") if path.is_file()}
            for root in (tmp_path / f"本机-{kind}", tmp_path / f"集群-{kind}")
        )
        assert ours == theirs
        assert ours


def test_a_scheduler_that_does_not_answer_costs_one_sentence_and_nothing_else(run, tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "_ANSWER", 1.0)
    folder = write_folder(tmp_path / "材料", 2)
    address = f"tcp://127.0.0.1:{free_port()}"
    for _ in range(2):  # the second time nothing is in the way
        outcome = run("batch", folder, "-o", tmp_path / "汇总.xlsx", "--engine", "dask", "--scheduler", address)
        assert (outcome.status, outcome.output) == (2, "")
        assert outcome.error == (
            f"jixiao：调度器“{address}”没有回应，请检查地址（如 tcp://192.168.1.10:8786）、网络，"
            "以及 dask scheduler 是否在运行。\n"
        )
    assert not list(tmp_path.rglob("*.xlsx.tmp"))
    assert not list(tmp_path.glob(".jixiao-*"))


def test_nothing_of_a_batch_stays_on_the_cluster(tmp_path, cluster):
    source = Folder(write_folder(tmp_path / "材料", 2))
    list(ClusterEngine(cluster.scheduler_address, LIMITS, [source]).run(jobs_of(source, tmp_path / "结果"), never))
    with cluster.get_client() as client:
        plugins = client.run(lambda dask_worker: [name for name in dask_worker.plugins if "jixiao" in name])
    assert set(map(tuple, plugins.values())) == {()}
    assert Path(tmp_path / "结果" / "甲区" / "单位00-已校验.xlsx").exists()
