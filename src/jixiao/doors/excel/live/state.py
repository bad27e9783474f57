"""How Excel is set while a macro works (运行状态), and what is told when it does not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from jixiao.doors.failure import known_failure, log

_BUSY = "Excel 正忙或正在编辑单元格，请按 Enter 或 Esc 结束编辑后再点一次。"
_HALF_DONE = "工作簿可能只改动了一部分，可以点“清除标记”还原后再试"
_REJECTED = {-2147418111, -2146777998}  # the call was rejected; a cell is being edited (0x800AC472)
_MANUAL = -4135
_WHILE_WRITING = {
    "ScreenUpdating": False,
    "EnableEvents": False,
    "DisplayAlerts": False,
    "Calculation": _MANUAL,
    "StatusBar": "绩效：正在写入工作簿……",
}


@contextmanager
def quiet(app: Any) -> Iterator[None]:
    """Keep Excel from drawing, asking, computing and calling other macros, and set it back whatever happens.

    Args:
        app: the Application object of Excel itself.
    """
    before = {name: getattr(app, name) for name in _WHILE_WRITING}
    put_back = [lambda name=name, value=value: setattr(app, name, value) for name, value in before.items()]
    with afterwards(*reversed(put_back)):
        for name, value in _WHILE_WRITING.items():
            setattr(app, name, value)
        yield


@contextmanager
def afterwards(*actions: Callable[[], object]) -> Iterator[None]:
    """Do every one of the actions at the end, each even if the work or another action fails.

    An action that fails is tried once more: Excel may have been busy. What the work itself raised comes first.
    """
    try:
        yield
    except BaseException:
        _do_all(actions)
        raise
    failures = _do_all(actions)
    if failures:
        raise failures[0]


def insist(action: Callable[[], object]) -> None:
    """Do what must not be left out, once more where it fails the first time: Excel may have been busy."""
    if _failure_of(action):
        action()


def is_com_error(failure: BaseException) -> bool:
    """Whether a failure comes from Excel: by what it carries, since pywin32 is there on Windows only."""
    return isinstance(getattr(failure, "hresult", None), int)


def is_busy(failure: BaseException) -> bool:
    """Whether Excel refused the call because it waits for its user; xlwings has an error of its own for that."""
    if type(failure).__name__ == "ExcelBusyError":
        return True
    told = getattr(failure, "excepinfo", None) or ()
    code = told[-1] if told else None
    return is_com_error(failure) and bool({getattr(failure, "hresult", None), code} & _REJECTED)


def explain_excel(failure: Exception) -> str:
    """The sentence for the user of Excel, whatever went wrong; an open workbook may have been changed in part."""
    if is_busy(failure):
        return _BUSY
    if is_com_error(failure):
        return f"Excel 没有做完这一步（{_told_by_excel(failure)}）；{_HALF_DONE}。"
    return known_failure(failure) or f"程序内部出错，{_HALF_DONE}；详情已记录在“{log(failure)}”，请把它发给维护者。"


def _told_by_excel(failure: Exception) -> str:
    """What Excel itself says of a failure, else its code."""
    told: tuple[object, ...] = getattr(failure, "excepinfo", None) or ()
    said = str(told[2] or "").strip() if len(told) > 2 else ""
    return said.rstrip("。.") or f"代码 {getattr(failure, 'hresult', '')}"


def _do_all(actions: tuple[Callable[[], object], ...]) -> list[Exception]:
    return [failure for action in actions if (failure := _failure_of(action)) and (failure := _failure_of(action))]


def _failure_of(action: Callable[[], object]) -> Exception | None:
    try:
        action()
    except Exception as failure:  # whatever it is, the other actions must have their turn
        return failure
    return None
