Option Explicit

' The way from the stand-in for xlwings' server to the tests: what it is asked goes over as JSON, what it answers comes
' back as cells between separators.

Private Const RowEnd As Long = 30
Private Const CellEnd As Long = 29

Private Way As Object

Public Sub Connect(ByVal Tests As Object)
    Set Way = Tests
End Sub

' Ask the tests. It fails where the server is to be gone.
Public Function Asked(ByVal Json As String) As String
    Asked = Way.substituteVariables(Json, True)
End Function

' A value as JSON; what JSON has no word for is an object.
Public Function AsJson(ByRef Value As Variant) As String
    If IsArray(Value) Then
        AsJson = RowsAsJson(Value)
    ElseIf IsObject(Value) Then
        AsJson = "{""object"": " & Quoted(TypeName(Value)) & "}"
    ElseIf IsError(Value) Then
        AsJson = "{""error"": " & CLng(Value) & "}"
    ElseIf IsEmpty(Value) Then
        AsJson = "null"
    ElseIf VarType(Value) = vbString Then
        AsJson = Quoted(Value)
    ElseIf VarType(Value) = vbBoolean Then
        AsJson = IIf(Value, "true", "false")
    Else
        AsJson = Replace(Trim$(Str$(Value)), "-.", "-0.")
        If Left$(AsJson, 1) = "." Then AsJson = "0" & AsJson
    End If
End Function

' An answer as the server gives it: one value, a flat row, or rows.
Public Function FromText(ByVal Text As String) As Variant
    Dim Lines As Variant, Cells As Variant, Row As Long, Column As Long
    Lines = Split(Mid$(Text, 2), Chr$(RowEnd))
    Cells = Split(Lines(0), Chr$(CellEnd))
    Select Case Left$(Text, 1)
        Case "1"
            FromText = FromCell(Cells(0))
        Case "-"
            Dim Flat() As Variant
            ReDim Flat(0 To UBound(Cells))
            For Column = 0 To UBound(Cells)
                Flat(Column) = FromCell(Cells(Column))
            Next Column
            FromText = Flat
        Case Else
            Dim Table() As Variant
            ReDim Table(0 To UBound(Lines), 0 To UBound(Cells))
            For Row = 0 To UBound(Lines)
                Cells = Split(Lines(Row), Chr$(CellEnd))
                For Column = 0 To UBound(Cells)
                    Table(Row, Column) = FromCell(Cells(Column))
                Next Column
            Next Row
            FromText = Table
    End Select
End Function

Private Function FromCell(ByVal Text As String) As Variant
    If Left$(Text, 1) = "n" Then
        FromCell = Val(Mid$(Text, 2))
    Else
        FromCell = Mid$(Text, 2)
    End If
End Function

Private Function RowsAsJson(ByRef Values As Variant) As String
    Dim Row As Long, Column As Long
    If Columns(Values) = 0 Then
        For Row = LBound(Values) To UBound(Values)
            RowsAsJson = RowsAsJson & IIf(Row > LBound(Values), ", ", "") & AsJson(Values(Row))
        Next Row
    Else
        For Row = LBound(Values, 1) To UBound(Values, 1)
            RowsAsJson = RowsAsJson & IIf(Row > LBound(Values, 1), "], [", "[")
            For Column = LBound(Values, 2) To UBound(Values, 2)
                RowsAsJson = RowsAsJson & IIf(Column > LBound(Values, 2), ", ", "") & AsJson(Values(Row, Column))
            Next Column
        Next Row
        RowsAsJson = RowsAsJson & "]"
    End If
    RowsAsJson = "[" & RowsAsJson & "]"
End Function

Private Function Columns(ByRef Values As Variant) As Long
    On Error GoTo Flat
    Columns = UBound(Values, 2) - LBound(Values, 2) + 1
Flat:
End Function

Public Function Quoted(ByVal Text As String) As String
    Dim Place As Long, Letter As String
    For Place = 1 To Len(Text)
        Letter = Mid$(Text, Place, 1)
        If Letter = "\" Or Letter = Chr$(34) Then
            Letter = "\" & Letter
        ElseIf AscW(Letter) >= 0 And AscW(Letter) < 32 Then
            Letter = "\u00" & Right$("0" & Hex$(AscW(Letter)), 2)
        End If
        Quoted = Quoted & Letter
    Next Place
    Quoted = Chr$(34) & Quoted & Chr$(34)
End Function
