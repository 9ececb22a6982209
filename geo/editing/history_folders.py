"""The folders of a history: which of them are versions, and whether their files are still those that were kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path

from geo.editing.contents import digest
from geo.editing.own_folder import HISTORY, OwnFolder
from geo.errors import PlanUnreadableError
from geo.plan import PLAN_FILES, read_contents

_NAME = re.compile(r"([0-9]{4,18})-([0-9]{8}T[0-9]{6}Z)")
_WIDEST_GAP = 1_000_000
"""A number farther above the one before it was not given by the app, and would leave no room for the next ones."""

_OTHERS = ("log.csv", "Thumbs.db", "desktop.ini")

Seen = tuple[tuple[int, int, int, int] | None, ...]


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of a version: its number and time as its name says them, and the name."""

    number: int
    time: datetime
    name: str

    @property
    def stamp(self) -> str:
        """The time as the log writes it."""
        return f"{self.time:%Y-%m-%dT%H:%M:%SZ}"


def kept_versions(own: OwnFolder, times: Mapping[int | None, str]) -> tuple[dict[int, Kept], list[str]]:
    """Return the folders of versions by number, in its order, and the names of what else lies among them.

    Parameters
    ----------
    own
        The app's own folder.
    times
        When the log says that each version was saved: of several folders with one number, that one counts, or else the
        earliest.
    """
    try:
        names = own.inside.names(own.path(HISTORY))
    except OSError:
        return {}, []
    names = [name for name in names if name not in _OTHERS and not name.startswith(".")]
    folders = [kept for name in names if (kept := _kept(name)) is not None and _is_folder(own, name)]
    found: dict[int, Kept] = {}
    last = 0
    for kept in sorted(folders, key=lambda one: (one.number, one.stamp != times.get(one.number), one.stamp)):
        if kept.number - last <= _WIDEST_GAP:
            last = kept.number
            found.setdefault(last, kept)
    versions = {kept.name for kept in found.values()}
    return found, [name for name in names if name not in versions]


def _kept(name: str) -> Kept | None:
    match = _NAME.fullmatch(name)
    if match is None or int(match[1]) == 0:
        return None
    try:
        return Kept(int(match[1]), datetime.strptime(match[2], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC), name)
    except ValueError:
        return None


def seen(own: OwnFolder, name: str) -> tuple[int, int, int, int] | None:
    """Return what can be seen of a file or folder of the history without reading it; None if it is absent.

    Parameters
    ----------
    own
        The app's own folder.
    name
        Path from the folder of the history.
    """
    try:
        status = own.inside.status(own.path(f"{HISTORY}/{name}"))
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def _is_folder(own: OwnFolder, name: str) -> bool:
    try:
        return own.kind(f"{HISTORY}/{name}") == "folder"
    except OSError:
        return False


def digest_of(own: OwnFolder, kept: Kept) -> str:
    """Return the SHA-256 of the files that a version has now; "" if they cannot be read.

    Parameters
    ----------
    own
        The app's own folder.
    kept
        The folder of the version.
    """
    looks = tuple(seen(own, f"{kept.name}/{file}") for file in PLAN_FILES)
    return _digest(own.plan, own.path(f"{HISTORY}/{kept.name}"), looks)


@lru_cache(maxsize=4096)
def _digest(plan: Path, under: str, looks: Seen) -> str:  # noqa: ARG001  read again when it looks different
    try:
        return digest(read_contents(plan, under))
    except PlanUnreadableError:
        return ""
