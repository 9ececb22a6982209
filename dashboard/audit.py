"""What is noted of the use of a server: JSON lines in the user's folder for logs, beside no plan.

The audit log says who opened, imported, saved, exported or restored what, and what was refused. The access log has each request. What
anybody may cause is bounded, so that it never pushes the other lines out; the next line of its kind says how many it follows.
"""

from __future__ import annotations

import logging
import os
import re
import threading
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any

import msgspec
from platformdirs import user_log_path

from dashboard.bounded import Bound

LARGEST_FILE = 10 * 2**20
"""Bytes of a log file; then a new one begins."""

OLD_FILES = 5
"""How many earlier files are kept."""

LONGEST_VALUE = 300
"""Characters of one value; whoever is refused writes no more of what they like than that."""

MOST_AT_ONCE, MOST_PER_SECOND = 500, 0.2
"""Lines of one kind, of what anybody may cause: the files of a log have room for days of them."""

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
        What happened: ``opened``, ``saved``, ``exported``, ``restored``, ``shared``, ``revoked``, ``refused``, ``started`` or ``stopped``.
    **values
        What more is known: the plan, who did it, and what it was. What has a ``client`` anybody may cause; of one ``act``, ``why``
        and ``page`` so many lines are written.
    """
    kind = f"{act} {values.get('why')} {values.get('page')}" if "client" in values else ""
    _write(_AUDIT, kind, {"act": act} | values)


def note_request(**values: object) -> None:
    """Write a line of the access log, with the values of a request."""
    status = values.get("status")
    _write(_ACCESS, "refused" if isinstance(status, int) and status >= 400 else "", values)


class _Kept:
    """How many lines of a kind may still be written, and how many were not."""

    def __init__(self) -> None:
        self.bound, self.unwritten = Bound(MOST_AT_ONCE, MOST_PER_SECOND), 0


_kinds: dict[tuple[str, str], _Kept] = {}
_lock = threading.Lock()


def _write(log: logging.Logger, kind: str, values: dict[str, object]) -> None:
    """Write a line, unless there were too many of its kind of late; what is of no kind is always written."""
    if kind:
        with _lock:
            kept = _kinds.setdefault((log.name, kind), _Kept())
            if not kept.bound.takes():
                kept.unwritten += 1
                return
            values |= {"unwritten": kept.unwritten} if kept.unwritten else {}
            kept.unwritten = 0
    log.info(_line(**values))


def _plain(value: str) -> str:
    """Return a value as logs have it: of a link the id alone, and no more than is bearable."""
    return _SIGNED.sub(r"\1", value)[:LONGEST_VALUE]


def _line(**values: object) -> str:
    told = {k: v if isinstance(v, bool | int | float | None) else _plain(str(v)) for k, v in values.items()}
    time = datetime.now(UTC).isoformat(timespec="milliseconds")
    return msgspec.json.encode({"time": time} | told).decode()
