"""Whether Excel is running, asked of Windows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from jixiao.doors.excel.setup.running import excel_is_running
from windows_pc import EXCEL, NO_EXCEL, WindowsPC, windows_pc

ANSWERS = {
    "none, in GBK": (NO_EXCEL, 0, False),
    "none, in UTF-8": ("信息: 没有运行的任务匹配指定标准。\r\n".encode(), 0, False),
    "none, in English": (b"INFO: No tasks are running which match the specified criteria.\r\n", 0, False),
    "nothing said": (b"", 0, False),
    "one": (EXCEL, 0, True),
    "one, in small letters": (b'"excel.exe","7","Console","1","9 K"\r\n', 0, True),
    "one, after bytes of no code page": (b"\xff\xfe\x80 \xb1\r\n" + EXCEL, 0, True),
    "refused": ("错误: 拒绝访问。\r\n".encode("gbk"), 1, None),
}


@pytest.fixture
def pc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> WindowsPC:
    return windows_pc(tmp_path, monkeypatch)


@pytest.mark.parametrize(("output", "status", "running"), ANSWERS.values(), ids=ANSWERS)
def test_the_answer_is_understood_whatever_the_code_page(
    pc: WindowsPC, output: bytes, status: int, running: bool | None
) -> None:
    pc.answer_tasklist(output, status)
    assert excel_is_running() is running


@pytest.mark.parametrize("failure", [FileNotFoundError(), PermissionError(), subprocess.TimeoutExpired("tasklist", 20)])
def test_where_nobody_can_be_asked_it_is_not_known(monkeypatch: pytest.MonkeyPatch, failure: Exception) -> None:
    def run(*_: object, **__: object) -> None:
        raise failure

    monkeypatch.setattr(subprocess, "run", run)
    assert excel_is_running() is None


def test_the_tasklist_of_windows_itself_is_asked(pc: WindowsPC) -> None:
    pc.monkeypatch.setenv("SYSTEMROOT", "/Win dows")
    asked = pc.answer_tasklist(NO_EXCEL)
    excel_is_running()
    assert asked == [["/Win dows/System32/tasklist.exe", "/FI", "IMAGENAME eq EXCEL.EXE", "/FO", "CSV", "/NH"]]
