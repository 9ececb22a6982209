"""The log of a history: a CSV with a line for each version, each chained to the line before it.

The cell ``chain`` is the SHA-256 of the ``chain`` of the line before and of the other cells of its own line. So a line that was
changed no longer fits its own cell, and a line that was taken out no longer fits the next. That tells of damage and of
careless changes; it is no signature, and who writes all lines anew leaves no trace. Logs of earlier versions have no
such cell: their lines are *not chained*.
"""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from geo.words.text import Text

LOG_COLUMNS = ("version", "time", "who", "why", "sha256", "chain")
_EARLIER_COLUMNS = LOG_COLUMNS[:-1]

MAX_LOG_BYTES = 16 * 1024**2
"""Bytes of a log; the app reads no larger one."""

MAX_LINES = 100_000
"""Lines of a log that are read."""

_MOST_DIGITS = 18


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the log, with its cells as the file has them."""

    version: str
    time: str
    who: str
    why: str
    sha256: str
    chain: str

    @property
    def number(self) -> int | None:
        """Number of the version; None if the cell has none."""
        text = self.version
        return int(text) if text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS else None


@dataclass(frozen=True, slots=True)
class Log:
    """What a log says.

    Attributes
    ----------
    entries
        The lines that can be read, in their order.
    trouble
        Why the file is not as the app writes it; None if it is. The next save sets such a file aside.
    """

    entries: tuple[Entry, ...] = ()
    trouble: Text | None = None

    @property
    def by_number(self) -> dict[int | None, Entry]:
        """The entry of each version; of several, the first."""
        return {entry.number: entry for entry in reversed(self.entries)}


def read_log(data: bytes) -> Log:
    """Return what the bytes of a log say, whatever they are."""
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig", "surrogateescape"), newline=""))
    entries: list[Entry] = []
    try:
        header = next(lines, [])
        is_ours = tuple(header) in (LOG_COLUMNS, _EARLIER_COLUMNS)
        if "version" not in header:
            return Log(trouble=Text("stores.history.log-odd"))
        for cells in lines:
            if len(entries) == MAX_LINES:
                return Log(tuple(entries), Text("stores.history.log-large"))
            is_ours = is_ours and len(cells) == len(header)
            by_name = dict(zip(header, cells, strict=False))
            entries.append(Entry(*(by_name.get(name, "") for name in LOG_COLUMNS)))
    except csv.Error:
        is_ours = False
    return Log(tuple(entries), None if is_ours else Text("stores.history.log-odd"))


def log_bytes(entries: Iterable[Entry]) -> bytes:
    """Return the bytes of a log; cells that were read are written as they were."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(LOG_COLUMNS)
    writer.writerows([e.version, e.time, e.who, e.why, e.sha256, e.chain] for e in entries)
    return out.getvalue().encode("utf-8", "surrogateescape")


def chained(entries: Sequence[Entry], entry: Entry) -> Entry:
    """Return an entry with the cell that chains it to the entries before it.

    Parameters
    ----------
    entries
        Those before it.
    entry
        The entry, whose own ``chain`` does not matter.
    """
    return replace(entry, chain=_link(entries[-1].chain if entries else "", entry))


def broken(entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries that do not fit their chain: they or those before them were changed; not chained ones fit."""
    found, before = [], ""
    for entry in entries:
        if (entry.chain or before) and entry.chain != _link(before, entry):
            found.append(entry)
        before = entry.chain
    return found


def _link(before: str, entry: Entry) -> str:
    cells = [before, entry.version, entry.time, entry.who, entry.why, entry.sha256]
    line = "".join(f"{len(cell)}:{cell}\n" for cell in cells)
    return hashlib.sha256(line.encode("utf-8", "surrogateescape")).hexdigest()
