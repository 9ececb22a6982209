"""The key of this user on this machine, which signs what browsers bring back. It outlives the server, so open pages do too."""

from __future__ import annotations

import os
import secrets
from contextlib import suppress
from pathlib import Path

from platformdirs import user_data_path

LENGTH = 32
"""Bytes of a key."""


def user_key() -> bytes:
    """Return the key of this user, and make it at the first call.

    It lies beside the user's drafts, for this user alone to read. Where nothing can be written or a key is not ours, the key
    is a new one that ends with the process.
    """
    return lasting_key() or secrets.token_bytes(LENGTH)


def lasting_key() -> bytes | None:
    """Return the key that every process of this user has; None where none can be kept."""
    path = user_data_path("posture") / "key"
    with suppress(OSError):
        return _kept(path) or _made(path)
    return None


def _kept(path: Path) -> bytes | None:
    """Return the key that a file keeps; None if there is no file, or others can read or replace it."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        about = os.fstat(file.fileno())
        key = file.read(LENGTH + 1)
    if hasattr(os, "getuid") and (about.st_uid != os.getuid() or about.st_mode & 0o077):
        raise PermissionError(path)
    return key if len(key) == LENGTH else None


def _made(path: Path) -> bytes:
    """Write a new key beside its place, then move it there: a file at the place is whole at any moment."""
    path.parent.mkdir(parents=True, exist_ok=True)
    key = secrets.token_bytes(LENGTH)
    draft = path.with_name(f"key-{secrets.token_hex(8)}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(key)
    _put(draft, path)
    return _kept(path) or key


def _put(draft: Path, path: Path) -> None:
    """Give a key its place, unless another process was first: links that are signed with that one stay good."""
    try:
        os.link(draft, path)
    except FileExistsError:
        if _kept(path) is None:
            draft.replace(path)
        else:
            draft.unlink()
    except OSError:  # a file system without hard links
        draft.replace(path)
    else:
        draft.unlink()
