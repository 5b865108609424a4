@echo off
rem Scrutineer's command line: builds if needed, then runs the program.
setlocal
set "here=%~dp0"
dotnet build "%here%src\Scrutineer.Cli" -c Release --nologo -v quiet 1>&2 || exit /b 2
dotnet "%here%artifacts\bin\Scrutineer.Cli\release\scrutineer.dll" %*
exit /b %ERRORLEVEL%
