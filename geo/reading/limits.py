"""The limits on what the app reads of a plan; a file beyond one is refused whole, before any of it is split."""

from __future__ import annotations

import re

from geo.problem import Finding
from geo.schema import SETTINGS_FILE
from geo.words.late import Late
from geo.words.text import Text, grouped

MAX_FILE_BYTES = 64 * 1024**2
"""Bytes of a table's file."""

MAX_SETTINGS_BYTES = 1024**2
"""Bytes of plan.toml."""

MAX_SETTINGS = 1_000
"""Keys of plan.toml, and sections."""

MAX_SETTING_PARTS = 64
"""Names with dots between them that one key of plan.toml may have."""

MAX_LINES = 150_000
"""Lines of a table's file, with its header."""

MAX_COLUMNS = 500
"""Columns of a table's file."""

MAX_CELLS = 8_000_000
"""Cells of a table's file: its lines times its columns."""

MAX_CELL_CHARACTERS = 131_072
"""Characters of one cell; only the row of a longer cell is set aside."""

MAX_VALUE_CHARACTERS = 1_000
"""Characters of a cell that is no free text and no list of ids: a number, a time, a term, an id."""

MAX_LIST_CHARACTERS = 20_000
"""Characters of a cell that is a list."""

MAX_ROWS_OF_AN_ID = 200
"""Rows of one id; more are set aside."""

_MAX_LINES_OF = {"briefing.csv": 1_000, "phases.csv": 1_000, "closures.csv": 1_000, "annotations.csv": 1_000}
"""Lines of the tables that no plan needs long: each of their rows costs more than a row of another table."""

_KEY = re.compile(rb"[\s\[\]\w.\"'-]+")
_HEAD_BYTES = 1024**2
_HEAD_LINES = 10
_DELIMITERS = (b",", b";", b"\t", b"|")


def too_large(data: bytes, name: str) -> Finding | None:
    """Return an error if a file is beyond a limit; None if it is within all of them.

    Parameters
    ----------
    data
        Bytes of the file, in any encoding.
    name
        Name of the file; plan.toml has limits of its own.
    """
    if name == SETTINGS_FILE:
        return _large_settings(data)
    if len(data) > MAX_FILE_BYTES:
        return larger_than_a_file(name)
    lines = max(data.count(b"\n"), data.count(b"\r"))
    columns = max(max(line.count(d) for d in _DELIMITERS) + 1 for line in _head(data))
    if columns > MAX_COLUMNS:
        return _refusal("columns", columns, MAX_COLUMNS)
    most = min(MAX_LINES, _MAX_LINES_OF.get(name, MAX_LINES))
    if lines > most:
        return _refusal("lines", lines, most)
    return _refusal("cells", lines * columns, MAX_CELLS) if lines * columns > MAX_CELLS else None


def larger_than_a_file(name: str) -> Finding:
    """Return the error for a file with too many bytes, which need not be read for it.

    Parameters
    ----------
    name
        Name of the file.
    """
    most = MAX_SETTINGS_BYTES if name == SETTINGS_FILE else MAX_FILE_BYTES
    return Finding("file-unreadable", "error", Text("problems.file-unreadable-large", limit=most // 1024**2))


def _head(data: bytes) -> list[bytes]:
    return data[:_HEAD_BYTES].splitlines()[:_HEAD_LINES] or [b""]


def _large_settings(data: bytes) -> Finding | None:
    if len(data) > MAX_SETTINGS_BYTES:
        return larger_than_a_file(SETTINGS_FILE)
    keys = max(data.count(b"="), data.count(b"\n[") + data.startswith(b"["))
    if keys > MAX_SETTINGS:
        return _refusal("settings", keys, MAX_SETTINGS)
    parts = max(map(_parts, data.splitlines()), default=0)
    return _refusal("parts", parts, MAX_SETTING_PARTS) if parts > MAX_SETTING_PARTS else None


def _parts(line: bytes) -> int:
    """Return how many names with dots between them a line begins with; 1 if it begins with something else."""
    key = line.partition(b"=")[0]
    return key.count(b".") + 1 if b".." not in key and _KEY.fullmatch(key) else 1


def _refusal(what: str, count: int, limit: int) -> Finding:
    told = Text(f"problems.file-too-large.{what}", found=Late(grouped, count), limit=Late(grouped, limit))
    return Finding("file-too-large", "error", told)
