Option Explicit
Option Private Module

' What the installer wrote on the only sheet of this file: column A the key, B and further columns the values.

Private Const KeyColumn As Long = 1
Public Const LastSetting As Long = 200
Private Const LastColumn As Long = 12

Private Rows As Variant   ' the sheet, read once

' The value beside a key, "" if it is not there.
Public Function Setting(ByVal Key As String) As String
    Dim Row As Long
    For Row = 1 To LastSetting
        If SettingAt(Row, KeyColumn) = Key Then
            Setting = SettingAt(Row, KeyColumn + 1)
            Exit Function
        End If
    Next Row
End Function

' A cell of the settings as text; columns count from 1, rows end where the key is blank.
Public Function SettingAt(ByVal Row As Long, ByVal Column As Long) As String
    If IsEmpty(Rows) Then Rows = ThisWorkbook.Worksheets(1).Range("A1").Resize(LastSetting, LastColumn).Value2
    SettingAt = CStr(Rows(Row, Column))
End Function
