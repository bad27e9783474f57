Option Explicit
Option Private Module

' Notes on many cells at one call from Python: across processes, each step on each note would be a call of its own.
' Application.Run finds what is in a private module; the function wizard does not show it.

' Change notes. Each row of Changes: cell, how many characters stay before the change, how many are cut there, text to
' put in there, width and height of the box in points (0: as it is). A note of which nothing is left is deleted.
' Gives how many characters to put in came over, by which Python sees whether Excel has cut off some on the way; -1
' where a note could not be changed: an error that is not handled here would show the user the VBA editor.
Public Function JixiaoPutNotes(ByVal BookName As String, ByVal SheetName As String, ByVal Changes As Variant) As Long
    Dim Row As Long, First As Long, Cell As Object, Length As Long
    On Error GoTo Failed
    First = LBound(Changes, 2)
    For Row = LBound(Changes, 1) To UBound(Changes, 1)
        Set Cell = Workbooks(BookName).Worksheets(SheetName).Range(CStr(Changes(Row, First)))
        PutNote Cell, CLng(Changes(Row, First + 1)), CLng(Changes(Row, First + 2)), CStr(Changes(Row, First + 3)), _
            CDbl(Changes(Row, First + 4)), CDbl(Changes(Row, First + 5))
        Length = Length + Len(CStr(Changes(Row, First + 3)))
    Next Row
    JixiaoPutNotes = Length
    Exit Function
Failed:
    JixiaoPutNotes = -1
End Function

Private Sub PutNote(ByVal Cell As Object, ByVal Kept As Long, ByVal Cut As Long, ByVal Text As String, _
        ByVal Width As Double, ByVal Height As Double)
    If Cell.Comment Is Nothing Then
        If Text = "" Then Exit Sub
        Cell.AddComment Text
    ElseIf Cut >= Len(Cell.Comment.Text) And Text = "" Then
        Cell.Comment.Delete
        Exit Sub
    Else
        If Cut > 0 Then Cell.Comment.Shape.TextFrame.Characters(Kept + 1, Cut).Delete
        If Text <> "" Then Cell.Comment.Text Text, Kept + 1, False
    End If
    If Width > 0 Then
        Cell.Comment.Shape.Width = Width
        Cell.Comment.Shape.Height = Height
    End If
End Sub
