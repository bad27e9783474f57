@echo off
setlocal EnableExtensions DisableDelayedExpansion
rem Installs jixiao for this user only: everything goes into the folder %root% and Excel's XLSTART.
rem Plain ASCII: the Chinese sentences are in "messages", as UTF-16, which TYPE shows whatever the code page.
rem The zip is unpacked by the tar of Windows 10, or else by .NET; names with Chinese are never given to them.

set "here=%~dp0"
set "system=%SystemRoot%\System32"
set "shell=%system%\WindowsPowerShell\v1.0\powershell.exe"
if not exist "%here%layout.py" goto not_unpacked
if not exist "%here%messages\failed.txt" goto not_unpacked
pushd "%here%"
if errorlevel 1 goto not_unpacked

set "message=no-folder.txt"
if not defined LOCALAPPDATA goto stop
set "root=%LOCALAPPDATA%\jixiao"

set "message=no-python.txt"
set "embed="
for %%f in (python-@SERIES@.*-embed-amd64.zip) do set "embed=%%f"
if not defined embed goto stop

set "message=excel-runs.txt"
%system%\tasklist.exe /fi "imagename eq EXCEL.EXE" /nh 2>nul | %system%\find.exe /i "EXCEL.EXE" >nul
if not errorlevel 1 goto stop

set "message=not-ours.txt"
rem Without /s only an empty folder goes, which an uninstall may have left.
if exist "%root%\" rmdir "%root%" 2>nul
if not exist "%root%\" goto make
if not exist "%root%\jixiao-installed.txt" goto stop

:make
set "message=failed.txt"
if not exist "%root%\" mkdir "%root%"
if not exist "%root%\" goto stop
>"%root%\jixiao-installed.txt" echo jixiao
if exist "%root%\setup\" rmdir /s /q "%root%\setup"
mkdir "%root%\setup"
if errorlevel 1 goto stop
copy /y "%embed%" "%root%\setup\python.zip" >nul
if errorlevel 1 goto stop
pushd "%root%\setup"
if errorlevel 1 goto stop
"%system%\tar.exe" -xf python.zip 2>nul
if errorlevel 1 if exist python.exe del python.exe
if not exist python.exe "%shell%" -NoProfile -Command "Add-Type -AssemblyName System.IO.Compression.FileSystem; [IO.Compression.ZipFile]::ExtractToDirectory('python.zip', '.')"
del python.zip
popd
set "message=bad-python.txt"
if not exist "%root%\setup\python.exe" goto stop

"%root%\setup\python.exe" "%here%layout.py"
set "status=%errorlevel%"
rmdir /s /q "%root%\setup"
popd
pause
exit /b %status%

:stop
type "%here%messages\%message%"
pause
exit /b 2

:not_unpacked
rem Started inside the zip window, where nothing lies beside this file: the sentence is put together from numbers.
"%shell%" -NoProfile -Command "Write-Host (-join [char[]](@NOT_UNPACKED@))"
pause
exit /b 2
