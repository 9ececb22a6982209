"""How long a test waits for a state, said once. No test waits for a time, or asserts one: benchmarks do."""

from __future__ import annotations

import subprocess
import threading

LIMIT_S = 30
"""For any one state on a slow machine; a test that passes never waits so long."""


def until_it_serves(process: subprocess.Popen[str]) -> None:
    """Read what a server says until it says that it serves, and go on, so that it never waits for a reader."""
    assert process.stdout is not None
    overdue = threading.Timer(LIMIT_S, process.kill)
    overdue.start()
    assert any("can now view" in line for line in process.stdout), "the server did not start"
    overdue.cancel()
    threading.Thread(target=process.stdout.read, daemon=True).start()
