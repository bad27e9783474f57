@echo off
rem The command line of the installed jixiao, without any entry in PATH.
"%~dp0python\python.exe" -m jixiao %*
