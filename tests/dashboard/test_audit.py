"""The logs of a server: what they have, who can read them, and that nothing in them stops it."""

from __future__ import annotations

import errno
import io
import json
import logging
import os
import stat
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

import pytest

from dashboard import audit
from dashboard.bounded import Bound


@pytest.fixture
def logs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    folder = audit.keep_logs(1)
    assert folder is not None
    yield folder
    for name in ("audit", "access"):
        logging.getLogger(f"posture.{name}").handlers[:] = [logging.NullHandler()]


def _file() -> RotatingFileHandler:
    return next(h for h in logging.getLogger("posture.audit").handlers if isinstance(h, RotatingFileHandler))


def lines(folder: Path, name: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / f"{name}-1.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_line_has_what_happened_and_when(logs):
    audit.note("saved", plan="Naïve 100 %s\nplan", who="Ada", version=3)
    audit.note_request(path="/", status=200)
    (saved,), (asked,) = lines(logs, "audit"), lines(logs, "access")
    assert saved.pop("time") <= asked.pop("time")
    assert saved == {"act": "saved", "plan": "Naïve 100 %s\nplan", "who": "Ada", "version": 3}
    assert asked == {"path": "/", "status": 200}


def test_others_cannot_read_them(logs):
    assert stat.S_IMODE(logs.stat().st_mode) == 0o700
    assert stat.S_IMODE((logs / "audit-1.jsonl").stat().st_mode) == 0o600


def test_who_is_refused_writes_little(logs):
    audit.note("refused", host="x" * 100_000, odd=object())
    assert len((logs / "audit-1.jsonl").read_bytes()) < 2 * audit.LONGEST_VALUE + 200


def test_a_file_that_is_full_is_followed_by_another_and_the_oldest_goes(logs, monkeypatch):
    monkeypatch.setattr(_file(), "maxBytes", 200)
    for number in range(100):
        audit.note("opened", number=number)
    assert len(list(logs.glob("audit-1.jsonl*"))) == audit.OLD_FILES + 1
    assert lines(logs, "audit")[-1]["number"] == 99


def test_a_disk_that_refuses_stops_nothing(logs, monkeypatch, capsys):
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(_file(), "stream", Full())
    audit.note("saved", plan="x")
    assert capsys.readouterr() == ("", "")


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """A clock that a test sets, and no lines that were written before."""
    now = [0.0]
    monkeypatch.setattr(audit, "_kinds", {})
    monkeypatch.setattr(audit, "Bound", lambda *given: Bound(*given, lambda: now[0]))
    return now


def test_who_is_refused_again_and_again_pushes_nothing_out(logs, clock):
    for _ in range(3 * audit.MOST_AT_ONCE):
        audit.note("refused", why="secret", client="192.0.2.1")
        audit.note_request(client="192.0.2.1", status=403)
    audit.note("refused", why="foreign", client="192.0.2.1")
    audit.note("saved", who="Ada")
    audit.note_request(client="192.0.2.2", status=200)
    told = lines(logs, "audit")
    assert [line["act"] for line in told] == ["refused"] * (audit.MOST_AT_ONCE + 1) + ["saved"]
    assert [line["status"] for line in lines(logs, "access")] == [403] * audit.MOST_AT_ONCE + [200]
    clock[0] += 2 / audit.MOST_PER_SECOND
    audit.note("refused", why="secret", client="192.0.2.1")
    audit.note("refused", why="secret", client="192.0.2.1")
    first, second = lines(logs, "audit")[-2:]
    assert first["unwritten"] == 2 * audit.MOST_AT_ONCE
    assert "unwritten" not in second


def test_what_a_planner_does_is_always_written(logs, clock):
    for _ in range(2 * audit.MOST_AT_ONCE):
        audit.note("refused", why="clash", who="Ada")
        audit.note_request(status=200, client="192.0.2.1")
    assert len(lines(logs, "audit")) == len(lines(logs, "access")) == 2 * audit.MOST_AT_ONCE


def test_a_folder_that_cannot_be_made_leaves_no_log(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    assert audit.keep_logs(1) is None
    audit.note("opened")
