@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Removes what the installer made: our file in Excel's XLSTART, and the folder %root% if it bears our marker.
rem Plain ASCII: the Chinese sentences are in "messages", as UTF-16, which TYPE shows whatever the code page.

set "here=%~dp0"
set "system=%SystemRoot%\System32"

set "message=no-folder.txt"
if not defined LOCALAPPDATA goto stop
set "root=%LOCALAPPDATA%\jixiao"
set "addin=%APPDATA%\Microsoft\Excel\XLSTART\jixiao.xlam"

set "message=nothing.txt"
if not exist "%root%\" if exist "%addin%" set "message=by-hand.txt"
if not exist "%root%\" goto stop

set "message=not-ours.txt"
if not exist "%root%\jixiao-installed.txt" goto stop

set "message=excel-runs.txt"
%system%\tasklist.exe /fi "imagename eq EXCEL.EXE" /nh 2>nul | %system%\find.exe /i "EXCEL.EXE" >nul
if not errorlevel 1 goto stop

if not exist "%root%\python\python.exe" goto without_python
"%root%\python\python.exe" -m jixiao addin remove
if errorlevel 1 goto kept
goto confirm

:without_python
if exist "%addin%" type "%here%messages\by-hand.txt"

:confirm
type "%here%messages\confirm.txt"
pause
cd /d "%LOCALAPPDATA%"
rem The Python goes first: while it is in use, the marker stays, and this can be done again.
if exist "%root%\python\" rmdir /s /q "%root%\python"
set "message=in-use.txt"
if exist "%root%\python\" goto stop
rem One line, because this very file may lie in the folder that goes.
rmdir /s /q "%root%" & exit /b 0

:stop
type "%here%messages\%message%"

:kept
pause
exit /b 2
