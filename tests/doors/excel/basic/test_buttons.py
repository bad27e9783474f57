"""The buttons of the ribbon: a command goes to Python, its reply is shown, a question runs it again."""

from __future__ import annotations

import pytest

from doors.excel.basic.calc import Calc, basic
from doors.excel.basic.server import Call, Message
from jixiao.doors.live.reply import Kind, Reply
from jixiao.formulas import CATEGORY

PROBE = """
Public Function Press(ByVal Id As String) As Variant
    Dim Control As Object
    Set Control = New StandInControl
    Control.ID = Id
    JixiaoRun Control
    Press = "done"
End Function
Public Function Choose(ByVal Id As String) As Variant
    JixiaoChoosePack Nothing, Id, 1
    Choose = "done"
End Function
Public Function Chosen() As Variant
    Dim Index As Variant
    JixiaoPackIndex Nothing, Index
    Chosen = Index
End Function
"""
WARNING, QUESTION, INFORMATION = 0x30, 0x20, 0x40
YES_NO_CANCEL, YES_NO = 3, 4
YES, NO, CANCEL = 6, 7, 2


@pytest.fixture
def calc(built: Calc) -> Calc:
    built.office.ask("put_modules", modules={"Probe": basic(PROBE)}, library=built.library)
    return built


def commands(calc: Calc) -> list[tuple[str, str]]:
    """What has gone over: command and answer."""
    return [(call.arguments[0], call.arguments[2]) for call in calc.server.calls]


def replies(calc: Calc, asked: Reply, then: Reply) -> None:
    """Reply to a command, and to the answer of its question."""
    calc.server.answer = lambda call: str(then if call.arguments[2] else asked)


DONE = Reply("好了。")


def test_a_button_gives_its_command_the_workbook_and_the_file_of_the_add_in(calc: Calc) -> None:
    replies(calc, DONE, DONE)
    calc.call("Probe.Press", "review")
    (call,) = calc.server.calls
    workbook = {"object": "Workbook"}
    assert call == Call("jixiao.doors.excel.macros", "JixiaoMacro", ["review", workbook, "", call.arguments[3]])
    assert call.arguments[3].endswith("jixiao.xlam")


SHOWN = [
    (Kind.INFORMATION, [INFORMATION]),
    (Kind.WARNING, [WARNING]),
    (Kind.SILENT, []),
    (Kind.YES_NO, [QUESTION + YES_NO]),
    (Kind.YES_NO_CANCEL, [QUESTION + YES_NO_CANCEL]),
]


def test_every_kind_of_reply_has_its_place_in_the_table() -> None:
    assert {kind for kind, _ in SHOWN} == set(Kind)


@pytest.mark.parametrize(("kind", "boxes"), SHOWN)
def test_a_reply_is_shown_as_its_kind_says(calc: Calc, kind: Kind, boxes: list[int]) -> None:
    calc.server.pressed = CANCEL
    text = "有 3 处问题。\n“校验结果”里逐条列出。"
    replies(calc, Reply(text, kind), DONE)
    calc.call("Probe.Press", "review")
    assert calc.server.messages == [Message(text, CATEGORY, box) for box in boxes]
    assert commands(calc) == [("review", "")]


ANSWERED = [
    (Kind.YES_NO, YES, [("scores", ""), ("scores", "yes")]),
    (Kind.YES_NO, NO, [("scores", "")]),
    (Kind.YES_NO_CANCEL, YES, [("scores", ""), ("scores", "yes")]),
    (Kind.YES_NO_CANCEL, NO, [("scores", ""), ("scores", "no")]),
    (Kind.YES_NO_CANCEL, CANCEL, [("scores", "")]),
]


@pytest.mark.parametrize(("kind", "pressed", "gone_over"), ANSWERED)
def test_a_question_is_answered_by_running_the_command_again(
    calc: Calc, kind: Kind, pressed: int, gone_over: list[tuple[str, str]]
) -> None:
    calc.server.pressed = pressed
    replies(calc, Reply("要改写吗？", kind), DONE)
    calc.call("Probe.Press", "scores")
    assert commands(calc) == gone_over
    assert [message.text for message in calc.server.messages] == ["要改写吗？", "好了。"][: len(gone_over)]


@pytest.mark.parametrize(("item", "pack"), [("pack_", ""), ("pack_tianjin-2021", "tianjin-2021"), ("pack_own", "own")])
def test_a_pack_that_is_chosen_goes_over_by_its_name(calc: Calc, item: str, pack: str) -> None:
    replies(calc, Reply("", Kind.SILENT), Reply("", Kind.SILENT))
    calc.call("Probe.Choose", item)
    assert commands(calc) == [("pack", pack)]


@pytest.mark.parametrize(("content", "place"), [('"national"', 1), ('"没有的口径"', None), (None, 0)])
def test_the_drop_down_shows_the_pack_that_the_workbook_names(
    calc: Calc, content: str | None, place: int | None
) -> None:
    from jixiao.packs import pack_names

    if content is not None:
        calc.office.ask("name", name="绩效口径", content=content)
    assert calc.call("Probe.Chosen") == (len(pack_names()) + 1 if place is None else place)


def test_a_server_that_has_gone_is_started_again_for_a_button(calc: Calc) -> None:
    replies(calc, DONE, DONE)
    calc.server.gone_for = 1
    calc.call("Probe.Press", "review")
    assert len(calc.server.starts) == 2
    assert [message.text for message in calc.server.messages] == ["好了。"]


def test_a_python_that_cannot_be_started_is_told_and_tried_again_at_the_next_click(calc: Calc) -> None:
    replies(calc, DONE, DONE)
    calc.server.refusal = "Could not create process"
    calc.call("Probe.Press", "review")
    (told,) = calc.server.messages
    assert told.kind == WARNING
    assert told.text.startswith("没有能启动 Python，公式和按钮暂时不能用。")
    assert "Could not create process" in told.text
    calc.server.refusal = ""
    calc.call("Probe.Press", "review")
    assert calc.server.messages[1:] == [Message("好了。", CATEGORY, INFORMATION)]
    assert len(calc.server.starts) == 2
