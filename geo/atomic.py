"""Writes files whole or not at all, even if the process ends or the disk fails meanwhile."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

TEMPORARY = "tmp-"
"""Beginning of the name of each unfinished file or folder."""


def temporary(folder: Path) -> Path:
    """Return a new path in a folder, for an unfinished file or folder; nothing is made there yet."""
    return folder / f"{TEMPORARY}{os.getpid()}-{secrets.token_hex(4)}"


def write_synced(path: Path, data: bytes) -> None:
    """Write a file, and wait until its bytes are on the disk.

    Parameters
    ----------
    path
        The file; one that exists is overwritten.
    data
        All its bytes.

    Raises
    ------
    OSError
        If the disk refuses; a part of the file may then be there.
    """
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the names of the files in a folder are on the disk; does nothing on Windows, which has no such call."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def replace_file(path: Path, data: bytes, scratch: Path | None = None, mode: int | None = None) -> None:
    """Replace the content of a file: whoever reads it meanwhile finds all of the old bytes or all of the new ones.

    Parameters
    ----------
    path
        The file, which may be absent.
    data
        All its new bytes.
    scratch
        Folder for the unfinished file, on the same file system; None for the folder of the file itself.
    mode
        Who may read and write the file; None for who may by default.

    Raises
    ------
    OSError
        If the disk refuses before the replacement: the old file is then still there.
    """
    unfinished = temporary(scratch or path.parent)
    try:
        if mode is not None:
            unfinished.touch(mode)
        write_synced(unfinished, data)
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def clear_unfinished(folder: Path) -> None:
    """Delete the unfinished files and folders in a folder, which an interrupted write left there."""
    for path in folder.glob(f"{TEMPORARY}*"):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
