Option Explicit
Option Private Module

' The way to Python: one server process for each Excel, started once and kept.
'
' XLPyDLLActivateAuto is exported by the DLL of xlwings 0.37.8, Copyright (C) 2014-present, Zoomer Analytics LLC,
' distributed under a BSD 3-clause license. The DLL comes with the Python package and is not part of this file.

#If VBA7 Then
    #If Win64 Then
        Private Declare PtrSafe Function ActivateAuto Lib "xlwings64-0.37.8.dll" Alias "XLPyDLLActivateAuto" ( _
            ByRef Result As Variant, ByVal Command As String, ByVal Mode As Long) As Long
        Private Const DllName As String = "xlwings64-0.37.8.dll"
    #Else
        Private Declare PtrSafe Function ActivateAuto Lib "xlwings32-0.37.8.dll" Alias "XLPyDLLActivateAuto" ( _
            ByRef Result As Variant, ByVal Command As String, ByVal Mode As Long) As Long
        Private Const DllName As String = "xlwings32-0.37.8.dll"
    #End If
    Private Declare PtrSafe Function LoadLibraryW Lib "kernel32" (ByVal Path As LongPtr) As LongPtr
    Private Declare PtrSafe Function GetShortPathNameW Lib "kernel32" ( _
        ByVal Path As LongPtr, ByVal ShortPath As LongPtr, ByVal Size As Long) As Long
#Else
    Private Declare Function ActivateAuto Lib "xlwings32-0.37.8.dll" Alias "XLPyDLLActivateAuto" ( _
        ByRef Result As Variant, ByVal Command As String, ByVal Mode As Long) As Long
    Private Const DllName As String = "xlwings32-0.37.8.dll"
    Private Declare Function LoadLibraryW Lib "kernel32" (ByVal Path As Long) As Long
    Private Declare Function GetShortPathNameW Lib "kernel32" ( _
        ByVal Path As Long, ByVal ShortPath As Long, ByVal Size As Long) As Long
#End If

Private Const StartServer As Long = 1
Private Const ServerModule As String = "jixiao.doors.excel.server"

Private Server As Object
Private Failure As String   ' why Python could not be started; "" while nothing is known to be wrong

' The Python server (xlwings' XLPython object); starts it when it is first asked for.
Public Function Python() As Object
    If Server Is Nothing Then Set Server = Started()
    Set Python = Server
End Function

' Let the next call start a new server: the old one has gone, or the user has asked to try again.
Public Sub ForgetPython()
    Set Server = Nothing
    Failure = ""
End Sub

' Why Python could not be started, "" if it could.
Public Function PythonFailure() As String
    PythonFailure = Failure
End Function

' Let no formula start another server: the new one has failed as the one before it. A button tries again.
Public Sub GiveUpPython(ByVal Reason As String)
    If Failure = "" Then Failure = Reason
    If Failure = "" Then Failure = "?"
End Sub

Private Function Started() As Object
    Dim Result As Variant, Dll As String
    ' A sheet full of formulas must not try for each cell what has just failed.
    If Failure <> "" Then Err.Raise vbObjectError + 1, , Failure
    On Error GoTo Failed
    Dll = Setting("dll_folder") & "\" & DllName  ' a variable: the address of an expression may be gone when it is used
    If LoadLibraryW(StrPtr(Dll)) = 0 Then Err.Raise vbObjectError + 1, , "DLL: " & Dll
    If ActivateAuto(Result, ServerCommand(), StartServer) <> 0 Then Err.Raise vbObjectError + 1, , CStr(Result)
    Set Started = Result
    Exit Function
Failed:
    GiveUpPython Err.Description
    Err.Raise vbObjectError + 1, , Failure
End Function

' The command is the same in every workbook, so that all of them share one server; the DLL puts the class id in.
' -P: Python must not take its modules from Excel's current folder, where the user may have any xlwings.py.
Private Function ServerCommand() As String
    ServerCommand = Chr$(34) & PlainPath(Setting("python")) & Chr$(34) & _
        " -E -P -B -X utf8 -m " & ServerModule & " $(CLSID)"
End Function

' The DLL takes the command in the system's code page: a path that needs more is given in its short form.
Private Function PlainPath(ByVal Path As String) As String
    Dim Short As String, Length As Long, Place As Long
    PlainPath = Path
    For Place = 1 To Len(Path)
        If AscW(Mid$(Path, Place, 1)) < 0 Or AscW(Mid$(Path, Place, 1)) > 126 Then Exit For
    Next Place
    If Place > Len(Path) Then Exit Function
    Short = String$(520, vbNullChar)
    Length = GetShortPathNameW(StrPtr(Path), StrPtr(Short), Len(Short))
    If Length > 0 And Length < Len(Short) Then PlainPath = Left$(Short, Length)
End Function
