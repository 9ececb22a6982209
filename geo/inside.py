"""Reads and writes files of a folder that somebody may have handed over: no link is followed out of it.

Where the system opens files relative to an open folder, a path is opened step by step, and a step that is a link is refused
as it is opened. So nobody can put a link in place between a check and its use. Elsewhere (Windows), each step is looked
at first, and the opened file is compared once more with what has its name; a junction counts as a link.

A hard link cannot be told from a file. Who unpacks or copies a folder gets files, and none of these names another file.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import BinaryIO

_STEPWISE = {os.open, os.stat, os.mkdir, os.unlink, os.rename} <= os.supports_dir_fd and hasattr(os, "O_NOFOLLOW")
_EVERY = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | _EVERY
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _EVERY
_FOLDER = os.O_RDONLY | getattr(os, "O_DIRECTORY", 0) | getattr(os, "O_CLOEXEC", 0)
_JUNCTION = 0xA0000003


class LinkOutsideError(OSError):
    """A link leads out of the folder, or is in the place of a file that the app makes."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.ELOOP, os.strerror(errno.ELOOP), name)


class IrregularFileError(OSError):
    """What has the name of a file is a folder, a pipe or a device."""

    def __init__(self, name: str) -> None:
        super().__init__(errno.EINVAL, os.strerror(errno.EINVAL), name)


def is_link(status: os.stat_result) -> bool:
    """Tell whether a name is a link or a junction, by the status of the name itself."""
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION


class Inside:
    """The files of one folder, by names relative to it, with ``/`` between the steps.

    Every method raises :class:`LinkOutsideError` for a name that leads outside, and OSError if the system refuses.

    Parameters
    ----------
    root
        The folder, which whoever serves it chose; it may itself be a link.
    """

    def __init__(self, root: Path) -> None:
        self.root = root

    def target(self, name: str) -> str:
        """Return the name of the file that links within the folder lead to; it may be absent.

        Raises
        ------
        LinkOutsideError
            If a link leads out of the folder, or into a hidden folder of it.
        """
        root = Path(os.path.realpath(self.root))
        found = Path(os.path.realpath(root / name))
        if not found.is_relative_to(root):
            raise LinkOutsideError(name)
        inner = found.relative_to(root).as_posix()
        if inner != name and any(part.startswith(".") for part in PurePosixPath(inner).parts):
            raise LinkOutsideError(name)
        return inner

    @contextmanager
    def opened(self, name: str, *, follow: bool = False) -> Iterator[BinaryIO]:
        """Open a file to read it; what is no file opens too, and does not wait for a writer.

        Parameters
        ----------
        name
            Name of the file.
        follow
            Whether links within the folder are followed.

        Raises
        ------
        LinkOutsideError
            If a link leads outside, or there is any link where none is followed.
        IrregularFileError
            If the name is that of something else than a file.
        """
        with self._at(self.target(name) if follow else name) as (folder, last):
            try:
                file = os.fdopen(os.open(last, _READ, dir_fd=folder), "rb")
            except OSError as error:
                raise _told(error, last, folder) from error
        with file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise IrregularFileError(name)
            if folder is None and not os.path.samestat(status, os.lstat(last)):
                raise LinkOutsideError(name)
            yield file

    def read(self, name: str, most: int | None = None, *, follow: bool = False) -> bytes:
        """Return the bytes of a file.

        Parameters
        ----------
        name, follow
            As for :meth:`opened`.
        most
            The most bytes that are read; None for all.

        Raises
        ------
        OSError
            Also if the file has more bytes than that.
        """
        with self.opened(name, follow=follow) as file:
            data = file.read(-1 if most is None else most + 1)
        if most is not None and len(data) > most:
            raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), name)
        return data

    def status(self, name: str) -> os.stat_result:
        """Return the status of a name itself, which may be a link."""
        with self._at(name) as (folder, last):
            return os.stat(last, dir_fd=folder, follow_symlinks=False)

    def write_new(self, name: str, data: bytes, mode: int | None = None) -> None:
        """Write a file that is not there yet, and wait until its bytes are on the disk.

        Parameters
        ----------
        name, data
            Its name and all its bytes.
        mode
            Its permissions; None for the usual ones. Windows has none.
        """
        with self._at(name) as (folder, last), os.fdopen(os.open(last, _NEW, 0o666, dir_fd=folder), "wb") as file:
            file.write(data)
            file.flush()
            if mode is not None and hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), mode)
            os.fsync(file.fileno())

    def make(self, name: str) -> None:
        """Make a folder, unless the name is there."""
        with self._at(name) as (folder, last):
            try:
                os.mkdir(last, dir_fd=folder)
            except FileExistsError:
                return

    def rename(self, old: str, new: str) -> None:
        """Give a file or folder another name; a file or link of that name is replaced, never what it leads to.

        Parameters
        ----------
        old, new
            The names.
        """
        with self._at(old) as (before, last), self._at(new) as (after, wanted):
            os.replace(last, wanted, src_dir_fd=before, dst_dir_fd=after)

    def remove(self, name: str) -> None:
        """Delete a file or link, or a folder with all that is in it; do nothing if the name is absent."""
        with self._at(name) as (folder, last):
            try:
                status = os.stat(last, dir_fd=folder, follow_symlinks=False)
                if stat.S_ISDIR(status.st_mode) and not is_link(status):
                    shutil.rmtree(last, dir_fd=folder)
                else:
                    os.unlink(last, dir_fd=folder)
            except FileNotFoundError:
                return

    def names(self, name: str) -> list[str]:
        """Return the names in a folder, in alphabetical order."""
        with self._at(f"{name}/.") as (folder, last):
            return sorted(os.listdir(last if folder is None else folder))  # noqa: PTH208  a descriptor is no path

    def sync(self, name: str = "") -> None:
        """Wait until the names in a folder are on the disk; does nothing on Windows, which has no such call."""
        with self._at(f"{name}/.") as (folder, _):
            if folder is not None:
                os.fsync(folder)

    @contextmanager
    def _at(self, name: str) -> Iterator[tuple[int | None, str]]:
        """Open the folder of a name; yield its descriptor and the last step, or on Windows no descriptor and a path."""
        *folders, last = [part for part in name.split("/") if part]
        if not _STEPWISE:
            yield None, str(_walked(Path(os.path.realpath(self.root)), folders) / last)
            return
        handle = os.open(self.root, _FOLDER)
        try:
            for part in folders:
                deeper = _step(handle, part)
                os.close(handle)
                handle = deeper
            yield handle, last
        finally:
            os.close(handle)


def _step(folder: int, part: str) -> int:
    try:
        return os.open(part, _FOLDER | _EVERY, dir_fd=folder)
    except OSError as error:
        raise _told(error, part, folder) from error


def _told(error: OSError, name: str, folder: int | None) -> OSError:
    """Return the error to raise for a name that did not open: systems have several for a link."""
    if error.errno not in (errno.ELOOP, errno.ENOTDIR, errno.EMLINK):
        return error
    try:
        linked = is_link(os.stat(name, dir_fd=folder, follow_symlinks=False))
    except OSError:
        linked = False
    return LinkOutsideError(name) if linked or error.errno != errno.ENOTDIR else error


def _walked(path: Path, folders: list[str]) -> Path:
    for part in folders:
        path /= part
        if is_link(path.lstat()):
            raise LinkOutsideError(part)
    return path
