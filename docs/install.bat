@echo off
cd /d "%~dp0"
py -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --no-index --find-links wheels --quiet dashboard || exit /b 1
echo Installed. Start it with: .venv\Scripts\posture run
