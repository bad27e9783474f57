' In place of the Declare statements of JixiaoPython and JixiaoRibbon, at their end. An address is the text there.

Private Function StrPtr(ByVal Text As String) As String
    StrPtr = Text
End Function

Private Function LoadLibraryW(ByVal Path As String) As Long
    LoadLibraryW = CLng(Asked("[""load"", " & Quoted(Path) & "]"))
End Function

' A Windows that keeps no short names: there is no way to write into a string from here.
Private Function GetShortPathNameW(ByVal Path As String, ByVal ShortPath As String, ByVal Size As Long) As Long
    GetShortPathNameW = CLng(Asked("[""shorten"", " & Quoted(Path) & "]"))
End Function

Private Function ActivateAuto(ByRef Result As Variant, ByVal Command As String, ByVal Mode As Long) As Long
    Dim Refused As String
    Refused = Asked("[""start"", " & Quoted(Command) & ", " & Mode & "]")
    If Refused = "" Then
        Set Result = New StandInServer
    Else
        Result = Refused
        ActivateAuto = 1
    End If
End Function

Private Function MessageBoxW(ByVal Owner As Long, ByVal Text As String, ByVal Title As String, ByVal Kind As Long) As Long
    MessageBoxW = CLng(Asked("[""message"", " & Quoted(Text) & ", " & Quoted(Title) & ", " & Kind & "]"))
End Function
