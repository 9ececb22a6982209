"""Files that are written whole or not at all, whatever stops the writing."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

TEMPORARY = "tmp-"
"""How the name of everything that is not finished begins."""


def temporary(folder: Path) -> Path:
    """Return a new path for what is not finished yet, in a folder of the same file system."""
    return folder / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}"


def write_synced(path: Path, data: bytes) -> None:
    """Write a file and wait until the disk has it."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names of a folder; Windows has no such call and keeps them in order itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes, scratch: Path | None = None) -> None:
    """Put bytes in the place of a file: whoever reads it finds the old ones or the new ones, whole.

    Parameters
    ----------
    path
        The file, which may be absent.
    data
        What it will hold.
    scratch
        Folder of the same file system for the unfinished file; the file's own when none is given.
    """
    unfinished = temporary(scratch or path.parent)
    try:
        write_synced(unfinished, data)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Delete what an interrupted writing left in a folder."""
    for path in folder.glob(f"{TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
