"""Exports that run beside the page: a process of their own, with progress, that can be cancelled.

The page goes on, other viewers do not wait, and what a large plan takes in memory is gone afterwards.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path


class ExportJob:
    """One export under way, of a plan's files as they are when it begins.

    Parameters
    ----------
    contents
        Bytes of the plan's files by name; anything else is left out.
    name
        Name of the plan.
    ending
        What to make, like ``.pptx``.
    arguments
        More arguments of ``posture export``.
    steps
        About how many things will be told.
    """

    def __init__(
        self, contents: Mapping[str, object], name: str, ending: str, arguments: Sequence[str] = (), steps: int = 1
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="posture-export-", ignore_cleanup_errors=True)
        plan = Path(self._folder.name) / "plan" / name
        plan.mkdir(parents=True)
        for file, data in contents.items():
            if isinstance(data, bytes):
                (plan / file).write_bytes(data)
        self.file = f"{name}{ending}"
        self.ending = ending
        self._target = Path(self._folder.name) / self.file
        self._steps = steps
        self._told: list[str] = []
        self._cancelled = False
        command = [sys.executable, "-m", "dashboard.cli", "export", str(plan), str(self._target), "--progress"]
        self._log = Path(self._folder.name) / "log.txt"
        with self._log.open("wb") as log:
            self._process = subprocess.Popen(  # noqa: S603  what people typed stands behind an = of our own
                [*command, *arguments], stdout=subprocess.PIPE, stderr=log, text=True, encoding="utf-8"
            )
        self._complaint = ""
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            if line.startswith("{"):
                self._told.append(str(json.loads(line).get("making", "")))
        self._process.wait()
        self._complaint = self._log.read_text(encoding="utf-8", errors="replace") if self._log.exists() else ""

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self._reader.is_alive()

    @property
    def progress(self) -> float:
        """How much is done, from 0 to 1."""
        return min(1.0, len(self._told) / (self._steps + 1))

    @property
    def making(self) -> str:
        """What is being made now."""
        return self._told[-1] if self._told else ""

    @property
    def cancelled(self) -> bool:
        """Whether it was stopped."""
        return self._cancelled

    @property
    def failure(self) -> str:
        """Why there is no file; "" while it runs, when it succeeded, or when it was cancelled."""
        if self.running or self._cancelled or self._process.returncode == 0:
            return ""
        return self._complaint.strip().removeprefix("posture: ") or "The export stopped without saying why."

    def result(self) -> bytes | None:
        """Return the file; None if there is none."""
        done = not self.running and not self._cancelled and self._process.returncode == 0
        return self._target.read_bytes() if done else None

    def cancel(self) -> None:
        """Stop it; nothing is left of it."""
        self._cancelled = True
        self._process.terminate()
        self._reader.join()
        self._folder.cleanup()

    def join(self) -> None:
        """Wait until it ends."""
        self._reader.join()
