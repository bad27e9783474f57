Option Explicit

' In place of the module of the same name, which reads a sheet that other documents do not have.

Public Function Setting(ByVal Key As String) As String
    Setting = Asked("[""setting"", " & Quoted(Key) & "]")
End Function
