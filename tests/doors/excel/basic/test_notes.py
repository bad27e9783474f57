"""Notes put on many cells by JixiaoNotes, in Calc.

Calc's TextFrame.Characters(3, 2).Delete takes the whole text away, Excel's the two characters: what is cut is tried on
a stand-in for the cell, which writes down what is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from doors.excel.basic.calc import Calc, basic, basic_class
from doors.excel.basic.server import written

PROBE = """
Public Function Put(ByVal Sheet As String, ByVal Changes As Variant) As Variant
    Put = JixiaoPutNotes(ActiveWorkbook.Name, Sheet, FromText(Changes))
End Function
Public Function PutOnStandIn(ByVal Text As String, ByVal Start As Long, _
        ByVal Cut As Long, ByVal Added As String) As Variant
    Dim Cell As Object
    Set Cell = New StandInCell
    Cell.Note.Kept = Text
    JixiaoNotes.PutNote Cell, Start, Cut, Added, 0, 0
    PutOnStandIn = Cell.Note.Asked
End Function
"""
# A cell with a note, which has a shape, which has a frame of text, which has characters: all of them one object.
CELL = """
Public Note As StandInNote
Private Sub Class_Initialize()
    Set Note = New StandInNote
End Sub
Public Property Get Comment() As Object
    Set Comment = Note
End Property
"""
NOTE = """
Public Kept As String
Public Asked As String
Public Property Get Shape() As Object
    Set Shape = Me
End Property
Public Property Get TextFrame() As Object
    Set TextFrame = Me
End Property
Public Function Characters(ByVal Start As Long, ByVal Count As Long) As Object
    Asked = Asked & "characters " & Start & " " & Count & ";"
    Set Characters = Me
End Function
Public Sub Delete()
    Asked = Asked & "delete;"
End Sub
Public Function Text(Optional ByVal Added As Variant, Optional ByVal Start As Variant, Optional ByVal Over As Variant)
    Text = Kept
    If Not IsMissing(Added) Then Asked = Asked & "text " & Added & " " & Start & " " & Over & ";"
End Function
"""


@pytest.fixture
def calc(calc_with: Callable[..., Calc]) -> Calc:
    return calc_with(Probe=basic(PROBE), StandInCell=basic_class(CELL), StandInNote=basic_class(NOTE))


def put(calc: Calc, *changes: tuple[object, ...], sheet: str = "Sheet1") -> None:
    length = sum(len(str(text)) for _, _, _, text, _, _ in changes)
    assert calc.call("Probe.Put", sheet, written([list(change) for change in changes])) == length


def notes(calc: Calc) -> dict[str, Any]:
    found: dict[str, Any] = calc.office.ask("notes")
    return found


def texts(calc: Calc) -> dict[str, str]:
    return {cell: note["text"] for cell, note in notes(calc).items()}


def test_new_notes_stand_on_their_cells_in_the_size_that_was_asked_for(calc: Calc) -> None:
    put(calc, ("B2", 0, 0, "得分高于分值。\n请核对。", 180.0, 60.5), ("C3", 0, 0, "未填。", 120.0, 30.0))
    assert texts(calc) == {"B2": "得分高于分值。\n请核对。", "C3": "未填。"}
    width, height = notes(calc)["B2"]["size"]
    assert (round(width), round(height)) == (180, 60)


def test_nothing_put_on_a_cell_without_a_note_makes_none(calc: Calc) -> None:
    put(calc, ("B2", 0, 0, "", 180.0, 60.0))
    assert notes(calc) == {}


@pytest.mark.parametrize(("place", "text"), [(0, "新的，用户的批注"), (3, "用户的新的，批注"), (5, "用户的批注新的，")])
def test_a_text_goes_into_a_note_behind_what_is_kept(calc: Calc, place: int, text: str) -> None:
    put(calc, ("B2", 0, 0, "用户的批注", 180.0, 60.0))
    put(calc, ("B2", place, 0, "新的，", 0.0, 0.0))
    assert texts(calc) == {"B2": text}


@pytest.mark.parametrize("cut", [5, 99])
def test_a_note_of_which_nothing_is_left_is_deleted(calc: Calc, cut: int) -> None:
    put(calc, ("B2", 0, 0, "机器的批注", 180.0, 60.0), ("C3", 0, 0, "别的", 120.0, 30.0))
    put(calc, ("B2", 0, cut, "", 0.0, 0.0))
    assert texts(calc) == {"C3": "别的"}


def test_what_cannot_be_done_is_told_to_python_and_shows_the_user_no_error(calc: Calc) -> None:
    change = written([["B2", 0, 0, "批注", 0.0, 0.0], ["没有这一格", 0, 0, "批注", 0.0, 0.0]])
    assert calc.call("Probe.Put", "Sheet1", change) == -1
    assert calc.call("Probe.Put", "没有这张表", change) == -1


CUT = [
    ("用户的批注", 3, 2, "", "characters 4 2;delete;"),
    ("用户的批注", 3, 2, "另一条", "characters 4 2;delete;text 另一条 4 False;"),
    ("用户的批注", 0, 5, "全新的", "characters 1 5;delete;text 全新的 1 False;"),
    ("用户的批注", 5, 0, "末尾", "text 末尾 6 False;"),
    ("用户的批注", 0, 5, "", "delete;"),
]


@pytest.mark.parametrize(("text", "place", "cut", "added", "asked"), CUT)
def test_characters_are_cut_before_others_are_put_in_their_place(
    calc: Calc, text: str, place: int, cut: int, added: str, asked: str
) -> None:
    assert calc.call("Probe.PutOnStandIn", text, place, cut, added) == asked


def test_a_note_that_is_changed_may_get_another_size(calc: Calc) -> None:
    put(calc, ("B2", 0, 0, "机器的批注", 180.0, 60.0))
    put(calc, ("B2", 5, 0, "，又一条", 200.0, 90.0))
    width, height = notes(calc)["B2"]["size"]
    assert (round(width), round(height)) == (200, 90)


def test_a_hundred_notes_go_at_one_call(calc: Calc) -> None:
    put(calc, *((f"D{row}", 0, 0, f"第{row}行", 100.0, 20.0) for row in range(1, 101)))
    assert texts(calc) == {f"D{row}": f"第{row}行" for row in range(1, 101)}
