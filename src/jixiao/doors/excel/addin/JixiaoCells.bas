Option Explicit
Option Private Module

' What goes over to Python and comes back: see jixiao/doors/excel/transport.py, the other end.

' The defined name that holds a workbook's scoring rules; its letters are not ASCII.
Private Const PackName As String = "7EE9 6548 53E3 5F84"
Private Const PlainFormat As String = "General"
Private Const Udfs As String = "jixiao.doors.excel.udfs"

' Compute a formula in Python. A server that has gone is started again, once.
Public Function Computed(ByVal Name As String, ByVal Arguments As Variant) As Variant
    Dim Tried As Boolean
    On Error GoTo Failed
Again:
    Computed = Answered(Python().CallUDF(Udfs, Name, Arguments))
    Exit Function
Failed:
    If Not Tried And PythonFailure() = "" Then
        Tried = True
        ForgetPython
        Resume Again
    End If
    GiveUpPython Err.Description
    Computed = CVErr(xlErrValue)
End Function

' One argument: values, with their formats where they have any; one that is left out is "".
Public Function Given(ByRef Argument As Variant) As Variant
    If Not IsObject(Argument) Then
        Given = Argument
    ElseIf TypeName(Argument) <> "Range" Then
        Given = CVErr(xlErrValue)
    ElseIf Argument.Areas.Count > 1 Then
        Given = CVErr(xlErrValue)
    Else
        Given = ShownValues(WithoutEmptyEnd(Argument))
    End If
End Function

' The scoring rules: as given, or else as the workbook of the formula names them.
Public Function GivenPack(ByRef Argument As Variant) As Variant
    GivenPack = Given(Argument)
    If IsArray(GivenPack) Or IsError(GivenPack) Then Exit Function
    If GivenPack = "" Then GivenPack = PackOf(CallingBook())
End Function

' Where an area stands: row;column;merged areas. "" for anything that is no area.
Public Function AreaPlace(ByRef Argument As Variant) As String
    Dim Area As Object, Cell As Object, Merged As String
    If Not IsObject(Argument) Then Exit Function
    If TypeName(Argument) <> "Range" Then Exit Function
    Set Area = WithoutEmptyEnd(Argument)
    If IsNull(Area.MergeCells) Or Area.Cells(1, 1).MergeCells Then
        For Each Cell In Area.Cells
            If Cell.MergeCells Then
                If Cell.Address = Cell.MergeArea.Cells(1, 1).Address Then
                    Merged = Merged & "," & Replace(Cell.MergeArea.Address, "$", "")
                End If
            End If
        Next Cell
    End If
    AreaPlace = Area.Row & ";" & Area.Column & ";" & Mid$(Merged, 2)
End Function

' The scoring rules that a workbook names, "" if it names none.
Public Function PackOf(ByVal Book As Object) As String
    Dim RefersTo As String, Named As Object
    If Book Is Nothing Then Exit Function
    On Error GoTo NoName
    Set Named = Book.Names(Unicode(PackName))
    RefersTo = Named.RefersTo
    If Left$(RefersTo, 2) = "=" & Chr$(34) Then
        PackOf = Mid$(RefersTo, 3, Len(RefersTo) - 3)
    Else
        PackOf = CStr(Named.RefersToRange.Value2)
    End If
NoName:
End Function

' Text from the code points of its characters, in hexadecimal.
Public Function Unicode(ByVal Codes As String) As String
    Dim Code As Variant
    For Each Code In Split(Codes, " ")
        Unicode = Unicode & ChrW$(CLng("&H" & Code & "&"))
    Next Code
End Function

' What separates a number from its format, and marks an error on its way back.
Public Function Mark() As String
    Mark = Chr$(31)
End Function

Private Function CallingBook() As Object
    On Error GoTo FromMacro
    Set CallingBook = Application.Caller.Worksheet.Parent
    Exit Function
FromMacro:
    Set CallingBook = ActiveWorkbook
End Function

' A whole column ends with the last row that is used, a whole row with the last column.
Private Function WithoutEmptyEnd(ByVal Area As Object) As Object
    Dim Sheet As Object, Used As Object, Down As Long, Across As Long
    Set WithoutEmptyEnd = Area
    Set Sheet = Area.Worksheet
    Down = Area.Rows.Count
    Across = Area.Columns.Count
    If Area.Row + Down <= Sheet.Rows.Count And Area.Column + Across <= Sheet.Columns.Count Then Exit Function
    Set Used = Sheet.UsedRange
    If Area.Row + Down > Sheet.Rows.Count Then Down = UsedPart(Down, Used.Row + Used.Rows.Count - Area.Row)
    If Area.Column + Across > Sheet.Columns.Count Then
        Across = UsedPart(Across, Used.Column + Used.Columns.Count - Area.Column)
    End If
    Set WithoutEmptyEnd = Area.Resize(Down, Across)
End Function

Private Function UsedPart(ByVal Whole As Long, ByVal Used As Long) As Long
    UsedPart = Whole
    If Used < Whole Then UsedPart = Used
    If UsedPart < 1 Then UsedPart = 1
End Function

Private Function ShownValues(ByVal Area As Object) As Variant
    Dim Values As Variant, Format As Variant, Row As Long, Column As Long, Shift As Boolean
    Values = Area.Value2
    Format = Area.NumberFormat
    Shift = CountsFrom1904(Area)
    If Not IsArray(Values) Then
        ShownValues = Formatted(Values, Format, Shift)
        Exit Function
    End If
    If IsNull(Format) Then Format = ""
    If Format <> PlainFormat Then
        For Row = LBound(Values, 1) To UBound(Values, 1)
            For Column = LBound(Values, 2) To UBound(Values, 2)
                If VarType(Values(Row, Column)) = vbDouble Then
                    Values(Row, Column) = Formatted(Values(Row, Column), _
                        Area.Cells(Row - LBound(Values, 1) + 1, Column - LBound(Values, 2) + 1).NumberFormat, Shift)
                End If
            Next Column
        Next Row
    End If
    ShownValues = Values
End Function

Private Function CountsFrom1904(ByVal Area As Object) As Boolean
    On Error GoTo NotKnown
    CountsFrom1904 = Area.Worksheet.Parent.Date1904
NotKnown:
End Function

' A number with the format of its cell, where it has one; dates of workbooks that count from 1904 are moved.
Private Function Formatted(ByVal Value As Variant, ByVal Format As Variant, ByVal Shift As Boolean) As Variant
    Formatted = Value
    If VarType(Value) <> vbDouble Or IsNull(Format) Then Exit Function
    If Format = PlainFormat Or Format = "@" Then Exit Function
    If Shift And ShowsDay(Format) Then Value = Value + 1462
    Formatted = Mark() & Trim$(Str$(Value)) & Mark() & Format
End Function

' Whether a format shows a day of some year: not the d of [Red], nor the y of [Yellow].
Private Function ShowsDay(ByVal Format As String) As Boolean
    ShowsDay = InStr(1, Format, "yy", vbTextCompare) > 0 _
        Or (InStr(1, Format, "m", vbTextCompare) > 0 And InStr(1, Format, "d", vbTextCompare) > 0)
End Function

' What came back, with an error in place of each mark of one.
Private Function Answered(ByVal Result As Variant) As Variant
    Dim Row As Long, Column As Long
    If Not IsArray(Result) Then
        Answered = Unmarked(Result)
        Exit Function
    End If
    For Row = LBound(Result, 1) To UBound(Result, 1)
        If Dimensions(Result) = 1 Then
            Result(Row) = Unmarked(Result(Row))
        Else
            For Column = LBound(Result, 2) To UBound(Result, 2)
                Result(Row, Column) = Unmarked(Result(Row, Column))
            Next Column
        End If
    Next Row
    Answered = Result
End Function

Private Function Unmarked(ByVal Value As Variant) As Variant
    Unmarked = Value
    If VarType(Value) <> vbString Then Exit Function
    If Left$(Value, 1) <> Mark() Then Exit Function
    Select Case Mid$(Value, 2)
        Case "#N/A": Unmarked = CVErr(xlErrNA)
        Case "#DIV/0!": Unmarked = CVErr(xlErrDiv0)
        Case "#NUM!": Unmarked = CVErr(xlErrNum)
        Case "#REF!": Unmarked = CVErr(xlErrRef)
        Case "#NAME?": Unmarked = CVErr(xlErrName)
        Case "#NULL!": Unmarked = CVErr(xlErrNull)
        Case Else: Unmarked = CVErr(xlErrValue)
    End Select
End Function

Private Function Dimensions(ByRef Table As Variant) As Long
    Dim Bound As Long
    On Error GoTo Counted
    Dimensions = 1
    Bound = UBound(Table, 2)
    Dimensions = 2
Counted:
End Function
