"""Excel is set back whatever happens, and what it says when it does not answer becomes one sentence."""

from __future__ import annotations

import errno
from collections.abc import Callable

import pytest

from doors.excel.com import Application
from doors.excel.com_base import EDITING, FAILED, REJECTED, ComError
from jixiao.doors.excel.live.state import afterwards, explain_excel, insist, is_com_error, quiet
from jixiao.errors import JixiaoError

USERS = {"ScreenUpdating": False, "EnableEvents": False, "Calculation": 2, "StatusBar": "用户的话"}


def test_while_it_works_excel_neither_draws_nor_asks_nor_computes() -> None:
    app = Application()
    app._settings |= USERS
    before = dict(app._settings)
    with quiet(app):
        assert app._settings == before | {
            "ScreenUpdating": False,
            "EnableEvents": False,
            "DisplayAlerts": False,
            "Calculation": -4135,
            "StatusBar": "绩效：正在写入工作簿……",
        }
    assert app._settings == before


@pytest.mark.parametrize("number", range(1, 16))
def test_whichever_call_fails_every_setting_is_put_back(number: int) -> None:
    app = Application()
    app._settings |= USERS
    before, reached = dict(app._settings), []
    app._log.fail_at = number

    def work() -> None:
        with quiet(app):
            reached.append("work")
            raise JixiaoError("写不下去了。")

    with pytest.raises(ComError if number <= 10 else JixiaoError):
        work()
    assert app._settings == before
    assert reached == (["work"] if number > 10 else [])


def test_each_thing_to_do_afterwards_has_its_turn_and_the_first_trouble_is_told() -> None:
    done: list[str] = []

    def fails(name: str) -> Callable[[], None]:
        def action() -> None:
            done.append(name)
            raise ValueError(name)

        return action

    def work() -> None:
        with afterwards(fails("甲"), lambda: done.append("乙"), fails("丙")):
            done.append("事")

    with pytest.raises(ValueError, match="甲"):
        work()
    assert done == ["事", "甲", "甲", "乙", "丙", "丙"]


def test_what_must_not_be_left_out_is_tried_twice() -> None:
    tries: list[int] = []

    def second_time_lucky() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise ComError(REJECTED, "忙")

    insist(second_time_lucky)
    assert len(tries) == 2
    with pytest.raises(ZeroDivisionError):
        insist(lambda: 1 / 0)


BUSY = "Excel 正忙或正在编辑单元格，请按 Enter 或 Esc 结束编辑后再点一次。"


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (ComError(REJECTED, "被呼叫方拒绝接收呼叫。"), BUSY),
        (ComError(EDITING, "0x800AC472"), BUSY),
        (ComError(FAILED, "发生意外。", EDITING), BUSY),
        (JixiaoError("没有找到表。"), "没有找到表。"),
        (OSError(errno.ENOSPC, "full"), "磁盘空间不足，没有写完，原文件没有改动；请清理磁盘后再试。"),
    ],
)
def test_a_failure_becomes_one_sentence(failure: Exception, sentence: str) -> None:
    assert explain_excel(failure) == sentence


def test_a_fault_that_nobody_knows_is_logged(monkeypatch: pytest.MonkeyPatch, tmp_path: object) -> None:
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    assert explain_excel(KeyError("x")) == (
        "程序内部出错，工作簿可能只改动了一部分，可以点“清除标记”还原后再试；"
        f"详情已记录在“{tmp_path}/jixiao-错误记录.txt”，请把它发给维护者。"
    )


@pytest.mark.parametrize(
    ("failure", "told"),
    [(ComError(FAILED, "发生意外。", -2146827284), "发生意外"), (ComError(FAILED, ""), "代码 -2147352567")],
)
def test_what_excel_says_of_a_failure_is_told(failure: ComError, told: str) -> None:
    assert explain_excel(failure) == (
        f"Excel 没有做完这一步（{told}）；工作簿可能只改动了一部分，可以点“清除标记”还原后再试。"
    )


def test_the_busy_error_of_xlwings_is_known_by_its_name() -> None:
    class ExcelBusyError(Exception):
        pass

    assert explain_excel(ExcelBusyError()) == "Excel 正忙或正在编辑单元格，请按 Enter 或 Esc 结束编辑后再点一次。"


@pytest.mark.parametrize(
    ("failure", "known"), [(ComError(REJECTED, "忙"), True), (OSError(1, "x"), False), (ValueError("x"), False)]
)
def test_a_failure_of_excel_is_known_by_what_it_carries(failure: Exception, known: bool) -> None:
    assert is_com_error(failure) is known
