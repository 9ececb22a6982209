#!/bin/sh
set -e
cd "$(dirname "$0")"
python3 -m venv .venv
.venv/bin/python -m pip install --no-index --find-links wheels --quiet dashboard
echo "Installed. Start it with: .venv/bin/posture run"
