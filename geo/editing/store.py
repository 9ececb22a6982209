"""Where a plan is kept: a folder that several planners share, each with a server of their own.

Nothing is overwritten unasked: a save puts the changed fields onto the files as they are at that moment, and compares
their bytes once more just before it replaces them. A lock keeps well-behaved servers apart; the comparison is what
the rest is built on, since Excel and editors know no lock.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from geo.atomic import clear_unfinished, sync_folder, temporary, write_synced
from geo.editing.changes import RowChange
from geo.editing.document import Document
from geo.editing.history import History, Version, digest
from geo.editing.merge import Clash, merge
from geo.errors import ReadOnlyError, SaveError
from geo.plan import Contents, is_unreadable, read_contents
from geo.problem import Finding
from geo.reading.settings import read_settings
from geo.schema import SETTINGS_FILE, TABLES

_LOG = logging.getLogger(__name__)

OWN_FOLDER = ".posture"
"""Folder inside a plan for lock, unfinished files and history."""

LOCK_WAIT_S = 10.0
MOST_TRIES = 5
"""Times that a save starts again because the files changed under it."""

OUTSIDE = "changed outside the app"


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that landed: its version, None when the files held everything already."""

    version: Version | None


@dataclass(frozen=True, slots=True)
class Clashes:
    """A save that was not made: what must be settled first."""

    clashes: list[Clash]


@dataclass(frozen=True, slots=True)
class NeedsUtf8:
    """A save that was not made: files whose encoding cannot hold what was typed, until they may become UTF-8."""

    files: list[str]


Outcome = Saved | Clashes | NeedsUtf8


class _ChangedMeanwhileError(Exception):
    """A file is no longer what the save began with."""


class PlanFolder:
    """A plan in a folder.

    Parameters
    ----------
    folder
        Where the CSVs are.
    read_only
        Whether every save is refused.
    """

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder.absolute()
        self.read_only = read_only
        self._own = self.folder / OWN_FOLDER
        self.history = History(self._own / "history")
        if not read_only:
            self._tidy()

    def read(self) -> Contents:
        """Return the files as they are now. Raises PlanUnreadableError when the folder cannot be read."""
        return read_contents(self.folder)

    def save(
        self,
        changes: Iterable[RowChange],
        who: str,
        why: str,
        *,
        convert: bool = False,
        about_to: Callable[[str], None] = lambda _: None,
    ) -> Outcome:
        """Put changes into the files.

        Parameters
        ----------
        changes
            What a planner changed.
        who, why
            For the history.
        convert
            Whether files whose encoding cannot hold a character may become UTF-8.
        about_to
            Called with the SHA-256 that the files will have, just before they are replaced.

        Returns
        -------
        Saved, Clashes or NeedsUtf8
            Only with the first was anything written.

        Raises
        ------
        ReadOnlyError
            If the plan is served read-only.
        SaveError
            If the disk refuses: the files are as they were, or hold whole new ones where they could be replaced.
        """
        waiting = list(changes)
        return self._guarded(lambda: self._save_once(waiting, who, why, about_to, convert=convert))

    def restore(self, number: int, who: str, why: str = "") -> Saved:
        """Make a version the current one, as a new version; raises as :meth:`save` does, and VersionError."""
        reason = why or f"restored version {number}"

        def attempt() -> Outcome:
            before, wanted = self.read(), self.history.contents(number)
            _refuse_unreadable(before)
            return self._replace_all(before, wanted, who, reason, lambda _: None)

        outcome = self._guarded(attempt)
        assert isinstance(outcome, Saved)
        return outcome

    def _guarded(self, attempt: Callable[[], Outcome]) -> Outcome:
        """Make an attempt under the lock, again as long as the files change under it."""
        if self.read_only:
            raise ReadOnlyError("the dashboard was started read-only; nothing was saved")
        try:
            self._own.mkdir(exist_ok=True)
            with FileLock(self._own / "lock", timeout=LOCK_WAIT_S):
                return self._tried(attempt)
        except Timeout as error:
            raise SaveError("another planner is saving this plan just now; try again") from error
        except OSError as error:
            reason = error.strerror or str(error)
            message = f"the plan could not be saved ({reason}). Its files are whole, and your edits are kept"
            raise SaveError(message) from error

    def _tried(self, attempt: Callable[[], Outcome]) -> Outcome:
        clear_unfinished(self._own)
        try:
            for _ in range(MOST_TRIES):
                try:
                    return attempt()
                except _ChangedMeanwhileError:
                    clear_unfinished(self._own)
        finally:
            clear_unfinished(self._own)
        raise SaveError("the files change faster than they can be saved; try again")

    def _save_once(
        self, changes: list[RowChange], who: str, why: str, about_to: Callable[[str], None], *, convert: bool
    ) -> Outcome:
        before = self.read()
        wanted = dict(before)
        clashes: list[Clash] = []
        unfit: list[str] = []
        tables = {c.table for c in changes}
        _refuse_unreadable(before)
        for table, document in documents(before, tables).items():
            merged = merge(document, [c for c in changes if c.table == table])
            clashes += merged.clashes
            if merged.is_empty:
                continue
            text = merged.text(document)
            try:
                wanted[document.spec.file] = document.encoded(text)
            except UnicodeEncodeError:
                unfit.append(document.spec.file)
                wanted[document.spec.file] = document.encoded(text, convert=True)
        if clashes:
            return Clashes(clashes)
        if unfit and not convert:
            return NeedsUtf8(unfit)
        return self._replace_all(before, wanted, who, why, about_to)

    def _replace_all(
        self, before: Contents, wanted: Contents, who: str, why: str, about_to: Callable[[str], None]
    ) -> Saved:
        """Replace the files that differ, all of them written before the first is replaced."""
        differing = [
            name for name, data in wanted.items() if before.get(name) != data and _is_there(before, wanted, name)
        ]
        if not differing:
            return Saved(None)
        self._record_outside(before)
        unfinished: dict[str, Path] = {}
        for name in differing:
            data = wanted[name]
            if isinstance(data, bytes):
                unfinished[name] = temporary(self._own)
                write_synced(unfinished[name], data)
                if (self.folder / name).exists():
                    shutil.copymode(self.folder / name, unfinished[name])
        prepared = self.history.prepare(wanted)
        about_to(digest(wanted))
        if digest(self.read()) != digest(before):
            raise _ChangedMeanwhileError
        for name in differing:
            if name in unfinished:
                unfinished[name].replace((self.folder / name).resolve())
            else:
                (self.folder / name).unlink(missing_ok=True)
        sync_folder(self.folder)
        try:
            return Saved(self.history.enter(prepared, wanted, who, why))
        except OSError:
            # The files are saved. What could not be entered now is found, and kept, before the next save.
            _LOG.exception("the save of %s could not be entered into its history", self.folder)
            return Saved(None)

    def _record_outside(self, contents: Contents) -> None:
        """Keep the state that is about to be replaced, when it is not the last version."""
        versions = self.history.versions()
        if not versions:
            self.history.record(contents, "", "as found")
        elif digest(self.history.contents(versions[-1].number)) != digest(contents):
            self.history.record(contents, "", OUTSIDE)

    def _tidy(self) -> None:
        """Delete what an interrupted save left, unless another save is under way or the folder cannot be written."""
        if not self._own.is_dir():
            return
        try:
            with FileLock(self._own / "lock", timeout=0):
                clear_unfinished(self._own)
        except (OSError, Timeout):
            return


def documents(contents: Mapping[str, object], tables: Iterable[str]) -> dict[str, Document]:
    """Return the documents of some tables, times read as plan.toml says; an absent file is an empty document."""
    data = contents.get(SETTINGS_FILE)
    context = read_settings(data if isinstance(data, bytes) else b"", "")[0].context
    wanted = set(tables)
    found = {}
    for spec in TABLES:
        content = contents.get(spec.file)
        if spec.name in wanted:
            found[spec.name] = Document(content if isinstance(content, bytes) else b"", spec, context)
    return found


def _refuse_unreadable(contents: Contents) -> None:
    """Raise SaveError where a file is there and could not be read: it must not be written over, nor missed by a version."""
    for name, content in contents.items():
        if isinstance(content, Finding) and is_unreadable(content):
            raise SaveError(f"{name}: {content.message}. Nothing was saved, and your edits are kept")


def _is_there(before: Contents, wanted: Contents, name: str) -> bool:
    return isinstance(before.get(name), bytes) or isinstance(wanted.get(name), bytes)
