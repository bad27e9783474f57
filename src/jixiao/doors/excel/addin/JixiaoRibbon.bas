Option Explicit

' The ribbon: each button is a command that Python carries out on the active workbook and answers with a message.

Private Const Macros As String = "jixiao.doors.excel.macros"
Private Const EntryPoint As String = "JixiaoMacro"
Private Const PackControl As String = "pack"
Private Const PackPrefix As String = "pack_"

' What a reply begins with; the message follows on the next line.
Private Const Silent As String = "silent"
Private Const Warns As String = "warning"
Private Const AsksYesNo As String = "yes-no"
Private Const AsksWhich As String = "yes-no-cancel"

Private Const IconWarning As Long = &H30
Private Const IconQuestion As Long = &H20
Private Const IconInformation As Long = &H40
Private Const ButtonsYesNoCancel As Long = 3
Private Const ButtonsYesNo As Long = 4
Private Const ChoseYes As Long = 6
Private Const ChoseNo As Long = 7

#If VBA7 Then
    Private Declare PtrSafe Function MessageBoxW Lib "user32" ( _
        ByVal Owner As LongPtr, ByVal Text As LongPtr, ByVal Title As LongPtr, ByVal Kind As Long) As Long
#Else
    Private Declare Function MessageBoxW Lib "user32" ( _
        ByVal Owner As Long, ByVal Text As Long, ByVal Title As Long, ByVal Kind As Long) As Long
#End If

Private Const MostAttempts As Long = 3

Private Ribbon As IRibbonUI
Private Described As Boolean
Private Attempts As Long

Public Sub JixiaoRibbonLoaded(ByVal Loaded As IRibbonUI)
    Set Ribbon = Loaded
End Sub

' Every button: its id is the command.
Public Sub JixiaoRun(ByVal Control As IRibbonControl)
    RunCommand Control.ID, ""
End Sub

Public Sub JixiaoChoosePack(ByVal Control As IRibbonControl, ByVal Id As String, ByVal Index As Integer)
    RunCommand PackControl, Mid$(Id, Len(PackPrefix) + 1)
End Sub

Public Sub JixiaoPackIndex(ByVal Control As IRibbonControl, ByRef Index As Variant)
    Index = PlaceOfPack(PackOf(ActiveWorkbook))
End Sub

' Show the scoring rules of the workbook that is active now.
Public Sub RefreshRibbon()
    If Not Ribbon Is Nothing Then Ribbon.InvalidateControl PackControl
End Sub

' Tell the function wizard what the formulas do. That needs an open workbook, so it is tried again later if it fails.
Public Sub DescribeFormulas()
    Dim Row As Long, Failed As Boolean, Drawing As Boolean
    If Described Or Attempts >= MostAttempts Then Exit Sub
    Described = True  ' showing this file for a moment activates it, and would begin again
    Attempts = Attempts + 1
    Drawing = Application.ScreenUpdating
    On Error GoTo Later
    Application.ScreenUpdating = False
    ThisWorkbook.IsAddin = False  ' Excel describes no function of a hidden workbook
    For Row = 1 To LastSetting
        If SettingAt(Row, 1) = "formula" Then DescribeFormula Row
    Next Row
Later:
    Failed = Err.Number <> 0
    ThisWorkbook.IsAddin = True
    ThisWorkbook.Saved = True
    Application.ScreenUpdating = Drawing
    Described = Not Failed  ' only now: hiding this file activates another, and would begin again too
End Sub

Private Sub DescribeFormula(ByVal Row As Long)
    Dim HelpTexts() As String, Column As Long
    ReDim HelpTexts(1 To CLng(SettingAt(Row, 4)))
    For Column = 1 To UBound(HelpTexts)
        HelpTexts(Column) = SettingAt(Row, 4 + Column)
    Next Column
    Application.MacroOptions Macro:="'" & ThisWorkbook.Name & "'!" & SettingAt(Row, 2), _
        Description:=SettingAt(Row, 3), Category:=Setting("category"), ArgumentDescriptions:=HelpTexts
End Sub

Private Sub RunCommand(ByVal Command As String, ByVal Answer As String)
    Dim Reply As String
    On Error GoTo Failed
    If PythonFailure() <> "" Then ForgetPython
    Application.Cursor = xlWait
    Reply = Replied(Command, Answer)
    Application.Cursor = xlDefault
    RefreshRibbon
    Show Command, Reply
    Exit Sub
Failed:
    Reply = Err.Description  ' before anything else is called, which might clear it
    Application.Cursor = xlDefault
    Message Setting("no_python") & vbLf & vbLf & Reply, IconWarning
End Sub

' A server that has gone is started again, once.
Private Function Replied(ByVal Command As String, ByVal Answer As String) As String
    Dim Tried As Boolean
    On Error GoTo Failed
Again:
    Replied = CStr(Python().CallUDF(Macros, EntryPoint, Array(Command, ActiveWorkbook, Answer, ThisWorkbook.FullName)))
    Exit Function
Failed:
    If Tried Or PythonFailure() <> "" Then Err.Raise vbObjectError + 1, , Err.Description
    Tried = True
    ForgetPython
    Resume Again
End Function

' Show a message; a question is answered by running the command again with what was chosen.
Private Sub Show(ByVal Command As String, ByVal Reply As String)
    Dim Place As Long, Kind As String, Text As String
    Place = InStr(Reply, vbLf)
    Kind = Left$(Reply, Place - 1)
    Text = Mid$(Reply, Place + 1)
    Select Case Kind
        Case Silent
        Case Warns: Message Text, IconWarning
        Case AsksYesNo: Ask Command, Text, ButtonsYesNo
        Case AsksWhich: Ask Command, Text, ButtonsYesNoCancel
        Case Else: Message Text, IconInformation
    End Select
End Sub

Private Sub Ask(ByVal Command As String, ByVal Text As String, ByVal Buttons As Long)
    Select Case Message(Text, IconQuestion + Buttons)
        Case ChoseYes: RunCommand Command, "yes"
        Case ChoseNo: If Buttons = ButtonsYesNoCancel Then RunCommand Command, "no"
    End Select
End Sub

Private Function Message(ByVal Text As String, ByVal Kind As Long) As Long
    Dim Title As String
    Title = Setting("category")
    Message = MessageBoxW(Application.Hwnd, StrPtr(Text), StrPtr(Title), Kind)
End Function

' The place of a pack in the drop-down: 0 for none, the last for one that is not in the list.
Private Function PlaceOfPack(ByVal Name As String) As Long
    Dim Row As Long
    If Name = "" Then Exit Function
    For Row = 1 To LastSetting
        If SettingAt(Row, 1) = "pack" Then
            PlaceOfPack = PlaceOfPack + 1
            If SettingAt(Row, 2) = Name Then Exit Function
        End If
    Next Row
    PlaceOfPack = PlaceOfPack + 1
End Function
