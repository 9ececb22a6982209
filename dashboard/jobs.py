"""Exports that run beside the page, each in its own process, with progress; they can be cancelled.

The page goes on, other viewers do not wait, and the memory that a large plan takes is free again afterwards.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from geo.export.options import MACRO_ENDINGS, TEMPLATE_ENDINGS
from geo.words.language import VARIABLE, language
from geo.words.text import say

MOST_AT_ONCE = 2
"""Exports that one server makes at a time; the others wait."""

_SLOTS = threading.BoundedSemaphore(MOST_AT_ONCE)


class _Run:
    """The process of one export. Its thread refers to this and not to the job: a job that nothing refers to can then end."""

    def __init__(self, command: list[str], log: Path) -> None:
        self.told: list[str] = []
        self.warned: list[str] = []
        self.code: int | None = None
        self.complaint = ""
        self._command = command
        self._log = log
        self._environment = os.environ | {"PYTHONUTF8": "1", VARIABLE: language()}
        self._process: subprocess.Popen[str] | None = None
        self._stopped = False
        self._lock = threading.Lock()
        self.thread = threading.Thread(target=self._work, daemon=True)
        self.thread.start()

    def _work(self) -> None:
        with _SLOTS, self._log.open("wb") as log:
            with self._lock:
                if self._stopped:
                    return
                # What people typed stands behind an = of our own; both sides speak UTF-8 on every machine.
                self._process = subprocess.Popen(  # noqa: S603
                    self._command,
                    stdout=subprocess.PIPE,
                    stderr=log,
                    text=True,
                    encoding="utf-8",
                    errors="replace",
                    env=self._environment,
                )
            assert self._process.stdout is not None
            for line in self._process.stdout:
                if line.startswith("{"):
                    self._hear(json.loads(line))
            self.code = self._process.wait()
        if self._log.exists():
            self.complaint = self._log.read_text(encoding="utf-8", errors="replace")

    def _hear(self, said: dict[str, str]) -> None:
        if "warning" in said:
            self.warned.append(said["warning"])
        else:
            self.told.append(said.get("making", ""))

    def stop(self) -> None:
        with self._lock:
            self._stopped = True
            if self._process is not None:
                self._process.terminate()
        self.thread.join()


@dataclass(frozen=True, slots=True)
class Template:
    """A staff's template as a browser sent it: the name of the file there, and its bytes."""

    name: str
    data: bytes


class ExportJob:
    """One export under way, of a plan's files as they are when it begins.

    Parameters
    ----------
    contents
        Bytes of the plan's files, by name; values that are not bytes are left out.
    name
        Name of the plan.
    ending
        Ending of the file to make, like ``.pptx``.
    arguments
        More arguments of ``posture export``.
    steps
        About how many parts the export has, for the progress.
    before
        The earlier files, for an export that lists the changes since; None for one that does not.
    template
        A staff's template as it was sent; None for ours.
    """

    def __init__(
        self,
        contents: Mapping[str, object],
        name: str,
        ending: str,
        arguments: Sequence[str] = (),
        steps: int = 1,
        before: Mapping[str, object] | None = None,
        template: Template | None = None,
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="posture-export-", ignore_cleanup_errors=True)
        plan = _written(contents, Path(self._folder.name) / "plan" / name)
        since = [] if before is None else [f"--since={_written(before, Path(self._folder.name) / 'before' / name)}"]
        self._template = template
        self._kept = Path(self._folder.name) / f"template{_ending(template) if template else ''}"
        if template is not None:
            self._kept.write_bytes(template.data)
            since.append(f"--template={self._kept}")
        self.file = f"{name}{ending}"
        self.ending = ending
        self._target = Path(self._folder.name) / self.file
        self._steps = steps
        self._cancelled = False
        command = [sys.executable, "-m", "dashboard.cli", "export", str(plan), str(self._target), "--progress"]
        self._run = _Run([*command, *arguments, *since], Path(self._folder.name) / "log.txt")
        weakref.finalize(self, self._run.stop)

    @property
    def running(self) -> bool:
        """Whether it waits for its turn or is at work."""
        return self._run.thread.is_alive()

    @property
    def progress(self) -> float:
        """How much is done, from 0 to 1."""
        return min(1.0, max(0, len(self._run.told) - 1) / (self._steps + 1)) if self.running else 1.0

    @property
    def making(self) -> str:
        """Name of the part that is being made now; "" before the first."""
        return self._run.told[-1] if self._run.told else ""

    @property
    def warnings(self) -> list[str]:
        """Sentences about what the file could not show."""
        return list(self._run.warned)

    @property
    def failure(self) -> str:
        """Why there is no file; "" while the export runs and after a success."""
        if self.running or self._run.code == 0:
            return ""
        if self._cancelled:
            return say("server.export.cancelled")
        told = self._run.complaint.strip().removeprefix("posture: ")
        if self._template is not None:
            told = told.replace(str(self._kept), self._template.name)
        return told or say("server.export.silent")

    @cached_property
    def result(self) -> bytes:
        """The bytes of the file, after the export ended without a failure."""
        return self._target.read_bytes()

    def cancel(self) -> None:
        """Stop the export, and delete its files."""
        self._cancelled = True
        self._run.stop()
        self._folder.cleanup()

    def join(self) -> None:
        """Wait until it ends."""
        self._run.thread.join()


def _ending(template: Template) -> str:
    """Return the ending of a template, the only thing of the name sent that becomes a part of a path; "" for an unknown one."""
    ending = Path(template.name).suffix.lower()
    return ending if ending in (*TEMPLATE_ENDINGS, *MACRO_ENDINGS) else ""


def _written(contents: Mapping[str, object], folder: Path) -> Path:
    """Write the files of a plan into a new folder, and return it."""
    folder.mkdir(parents=True)
    for file, data in contents.items():
        if isinstance(data, bytes):
            (folder / file).write_bytes(data)
    return folder
