"""How a command ends: its exit code, and a mistake in one line."""

from __future__ import annotations

import sys

PROGRAM = "posture"

CLEAN, FOUND, UNREADABLE = 0, 1, 2
"""Exit codes of ``check``; 2 is also a mistake in the arguments."""


def complain(message: str) -> int:
    """Print what is wrong to the error stream; return the exit code, 2."""
    print(f"{PROGRAM}: {message}", file=sys.stderr)
    return UNREADABLE
