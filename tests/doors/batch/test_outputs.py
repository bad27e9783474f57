"""What may be written, and what is never replaced."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from jixiao.doors.batch.outputs import Outputs, checksum, held, require_ours, require_writable, sweep
from jixiao.errors import JixiaoError


def refused(call, *arguments) -> str:
    with pytest.raises(JixiaoError) as told:
        call(*arguments)
    return str(told.value)


def test_everything_is_named_after_the_summary(tmp_path):
    outputs = Outputs(tmp_path / "2024年汇总.xlsx")
    assert [path.name for path in (outputs.copies, outputs.letters, outputs.data, outputs.journal)] == [
        "2024年汇总-已校验",
        "2024年汇总-退回意见",
        "2024年汇总-数据",
        "2024年汇总-记录.jsonl",
    ]


def test_a_folder_is_no_summary(tmp_path):
    assert refused(require_writable, Outputs(tmp_path)) == (
        f"“{tmp_path}”是文件夹，请在 -o 后面写明汇总的文件名，例如“{tmp_path / '汇总.xlsx'}”。"
    )


def test_a_summary_is_an_xlsx(tmp_path):
    assert refused(require_writable, Outputs(tmp_path / "汇总.csv")) == (
        "汇总“汇总.csv”的扩展名要写成 .xlsx，例如“汇总.xlsx”。"
    )


def test_the_folder_of_the_summary_must_be_there(tmp_path):
    assert refused(require_writable, Outputs(tmp_path / "没有" / "汇总.xlsx")) == (
        f"没有找到文件夹“{tmp_path / '没有'}”，请先建好，或在 -o 后面写别的位置。"
    )


def test_a_file_in_the_place_of_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "汇总-数据").touch()
    assert refused(require_writable, Outputs(tmp_path / "汇总.xlsx")) == (
        f"“{tmp_path / '汇总-数据'}”是文件，这里要放一个文件夹；请把它移走，或在 -o 后面换一个名字。"
    )


@pytest.mark.parametrize("lock", ["~$汇总.xlsx", ".~lock.汇总.xlsx#"])
def test_a_summary_that_is_open_is_not_written(tmp_path, lock):
    (tmp_path / lock).touch()
    assert refused(require_writable, Outputs(tmp_path / "汇总.xlsx")) == (
        "“汇总.xlsx”正在 Excel 或其他程序中打开，请关闭后再试，或在 -o 后面换一个名字。"
    )


def test_only_the_summary_that_the_journal_knows_is_replaced(tmp_path):
    outputs = Outputs(tmp_path / "汇总.xlsx")
    require_ours(outputs, ())
    outputs.summary.write_bytes(b"ours")
    require_ours(outputs, ("older", checksum(outputs.summary)))
    assert refused(require_ours, outputs, ()) == (
        "“汇总.xlsx”已经存在，而且不是这里生成的汇总，没有覆盖；请在 -o 后面换一个名字。"
    )
    assert refused(require_ours, outputs, ("another",)) == (
        "“汇总.xlsx”在生成后有人改过，为免丢失没有覆盖；请在 -o 后面换一个名字。"
    )


def test_two_batches_do_not_write_one_summary(tmp_path):
    outputs = Outputs(tmp_path / "汇总.xlsx")
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        outputs.journal.with_suffix(".lock").write_text(str(other.pid), encoding="utf-8")
        assert refused(held(outputs).__enter__) == (
            f"另一个 jixiao batch（进程 {other.pid}）正在写“汇总.xlsx”，请等它做完，或在 -o 后面换一个名字。"
        )
        other.communicate(b"\n")
    with held(outputs):  # a process that has ended holds nothing
        assert outputs.journal.with_suffix(".lock").read_text(encoding="utf-8") == str(os.getpid())
    assert not outputs.journal.with_suffix(".lock").exists()


def test_a_folder_that_cannot_be_written_to_is_told(tmp_path, monkeypatch):
    def denied(*_: object, **__: object) -> None:
        raise PermissionError(13, "denied")

    monkeypatch.setattr("pathlib.Path.write_text", denied)
    assert refused(held(Outputs(tmp_path / "汇总.xlsx")).__enter__) == (
        f"没有权限写入文件夹“{tmp_path}”，请检查权限，或在 -o 后面写别的位置。"
    )


def test_what_ended_reviews_left_behind_is_swept_away_and_nothing_else(tmp_path):
    (tmp_path / "甲").mkdir()
    for name in (".jixiao-abc.tmp", "甲/.jixiao-x.tmp", "甲/表-已校验.xlsx", "别的.tmp"):
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["别的.tmp", "表-已校验.xlsx"]
