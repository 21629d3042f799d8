@echo off
rem 在 Windows 10/11 上生成程序文件夹 / Builds the one-folder program on Windows 10 or 11.
set NAME=windows
cd /d "%~dp0\.."
py tools\setup.py bundle --name %NAME%-%PROCESSOR_ARCHITECTURE%
