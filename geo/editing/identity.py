"""Which plan a folder holds, whatever the folder is called and wherever it lies: an id that is made once.

The id is kept in the folder itself, with the path and the inode that the folder had. A folder that was renamed or moved
still has its inode. A folder with the path or the inode of the record keeps the id, and so does one whose original is
gone: a move to another disk, a copy from a backup. A folder is a *copy*, which gets an id of its own, if its inode is
another and the original is still there: at the path of the record, or beside the copy under another name.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from geo.inside import Inside

FILE = "plan.json"
"""Name of the record, in the plan's own folder ``.posture``."""

_ID = re.compile(r"[0-9a-f]{24,64}")
_MOST_BYTES = 65_536


@dataclass(frozen=True)
class Record:
    """What a folder says of the plan in it.

    Attributes
    ----------
    id
        Random; made once.
    path
        Real path of the folder when the record was written.
    inode
        Number of the folder in its file system at that time; a move within one file system keeps it.
    """

    id: str
    path: str
    inode: int


def id_of_path(folder: Path) -> str:
    """Return the id of a folder in which none can be kept: a hash of its absolute path."""
    return hashlib.sha256(str(folder.absolute()).encode("utf-8", "surrogateescape")).hexdigest()[:24]


def identity(folder: Path, own: str) -> str:
    """Return the id of the plan in a folder without writing anything.

    Parameters
    ----------
    folder
        Folder of the plan.
    own
        Name of the folder in it that keeps the record.
    """
    record = _record(folder, own)
    return record.id if record is not None and not _is_copy(folder, own, record) else id_of_path(folder)


def is_settled(folder: Path, own: str) -> bool:
    """Tell whether the record of a folder is right as it is.

    Parameters
    ----------
    folder, own
        As for :func:`identity`.
    """
    record = _record(folder, own)
    return record is not None and record == _described(folder, record.id) and not _is_copy(folder, own, record)


def has_record(folder: Path, own: str) -> bool:
    """Tell whether a folder has a record that makes sense.

    Parameters
    ----------
    folder, own
        As for :func:`identity`.
    """
    return _record(folder, own) is not None


def settled(folder: Path, own: str) -> bytes | None:
    """Return the record to write: an id for a folder that has none or is a copy, or the place of one that was moved.

    Parameters
    ----------
    folder, own
        As for :func:`identity`; the caller holds the lock of the plan.

    Returns
    -------
    bytes or None
        The bytes of the record; None if it is right as it is.
    """
    record = _record(folder, own)
    known = record is not None and not _is_copy(folder, own, record)
    described = _described(folder, record.id if record is not None and known else secrets.token_hex(16))
    return None if described == record else json.dumps(asdict(described), ensure_ascii=True).encode()


def _described(folder: Path, plan_id: str) -> Record:
    return Record(plan_id, os.path.realpath(folder), _inode(folder) or 0)


def _record(folder: Path, own: str) -> Record | None:
    """Return the record in a plan's own folder; None if there is none that makes sense."""
    try:
        found = Record(**json.loads(Inside(folder).read(f"{own}/{FILE}", _MOST_BYTES)))
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    sound = isinstance(found.id, str) and isinstance(found.path, str) and isinstance(found.inode, int)
    return found if sound and _ID.fullmatch(found.id) else None


def _is_copy(folder: Path, own: str, record: Record) -> bool:
    """Tell whether the record came along with the files from another folder that still has it."""
    if _inode(folder) == record.inode:
        return False
    return any(_same(other, own, record.id) for other in _originals(folder, record))


def _originals(folder: Path, record: Record) -> Iterator[Path]:
    """Yield the folders that may be the original: the one at the path of the record, and that with its inode beside."""
    here, there = Path(os.path.realpath(folder)), Path(record.path)
    # A record that somebody wrote names no other machine or disk to look at.
    if there != here and there.is_absolute() and there.drive == here.drive:
        yield there
    try:
        beside = [path for path in here.parent.iterdir() if path != here]
    except OSError:
        return
    yield from (path for path in beside if _inode(path) == record.inode)


def _same(other: Path, own: str, plan_id: str) -> bool:
    record = _record(other, own)
    return record is not None and record.id == plan_id


def _inode(folder: Path) -> int | None:
    try:
        return folder.stat().st_ino
    except OSError:
        return None
