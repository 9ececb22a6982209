"""What is noted of the use of a server: JSON lines in the user's folder for logs, beside no plan.

The audit log says who opened, saved, exported or restored what, and what was refused. The access log has each request.
"""

from __future__ import annotations

import logging
import os
import re
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_log_path

LARGEST_FILE = 10 * 2**20
"""Bytes of a log file; then a new one begins."""

OLD_FILES = 5
"""How many earlier files are kept."""

LONGEST_VALUE = 300
"""Characters of one value; whoever is refused writes no more of what they like than that."""

_SIGNED = re.compile(r"\b([0-9a-f]{20})\.[0-9A-Za-z_-]+")
"""The id of a link with its signature, which lets in whoever has it."""

_AUDIT, _ACCESS = (logging.getLogger(f"posture.{name}") for name in ("audit", "access"))
for _log in (_AUDIT, _ACCESS):
    _log.propagate = False
    _log.addHandler(logging.NullHandler())
    _log.setLevel(logging.INFO)


class _PrivateFile(RotatingFileHandler):
    """A log file that this user alone can read, and whose faults stop nothing."""

    def _open(self) -> Any:
        return os.fdopen(
            os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "a", encoding="utf-8"
        )

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - the name is logging's
        """Say nothing: a full disk is no reason to refuse a viewer."""


def keep_logs(port: int) -> Path | None:
    """Write both logs from now on, to files of the server at a port; return their folder, None if it cannot be written.

    Parameters
    ----------
    port
        The port to serve on; several servers of one user write to several files.
    """
    folder = user_log_path("posture")
    with suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for log, name in ((_AUDIT, "audit"), (_ACCESS, "access")):
            log.handlers[:] = [
                _PrivateFile(folder / f"{name}-{port}.jsonl", maxBytes=LARGEST_FILE, backupCount=OLD_FILES)
            ]
        return folder
    return None


def note(act: str, **values: object) -> None:
    """Write a line of the audit log.

    Parameters
    ----------
    act
        What happened: ``opened``, ``saved``, ``exported``, ``restored``, ``refused``, ``started`` or ``stopped``.
    **values
        What more is known: the plan, who did it, and what it was.
    """
    _AUDIT.info(_line(act=act, **values))


def note_request(**values: object) -> None:
    """Write a line of the access log, with the values of a request."""
    _ACCESS.info(_line(**values))


def _plain(value: str) -> str:
    """Return a value as logs have it: of a link the id alone, and no more than is bearable."""
    return _SIGNED.sub(r"\1", value)[:LONGEST_VALUE]


def _line(**values: object) -> str:
    told = {k: v if isinstance(v, bool | int | float | None) else _plain(str(v)) for k, v in values.items()}
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    return msgspec.json.encode({"time": time} | told).decode()
