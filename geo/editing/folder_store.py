"""A plan kept in a folder that several planners share, each with a server of their own.

A lock lets one server save at a time. Excel and text editors know no lock: each save therefore compares the bytes of
the files once more just before it replaces them.
"""

from __future__ import annotations

import logging
import os
import stat
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from geo.editing.actor import Actor, Planner, require
from geo.editing.changes import RowChange
from geo.editing.contents import digest, refuse_unreadable, to_write, with_changes, with_own_files
from geo.editing.draft import KeptDraft
from geo.editing.draft_file import DraftFile, drafts_of
from geo.editing.history import History
from geo.editing.history_check import history_notes, is_altered
from geo.editing.identity import FILE, id_of_path, identity, is_settled, settled
from geo.editing.mappings import keep_mapping, read_mapping
from geo.editing.outcome import AS_FOUND, OUTSIDE, Clashes, NeedsUtf8, Outcome, Saved, Version
from geo.editing.own_folder import LOCK, OWN_FOLDER, OwnFolder
from geo.editing.store import Store, passed_over
from geo.editing.verbs.templates import read_template, templates_in
from geo.editing.watches import FolderWatch
from geo.errors import PlanUnreadableError, SaveError
from geo.inside import Inside
from geo.plan import Contents, is_unreadable, read_contents
from geo.reading.files import refused
from geo.reading.limits import MAX_SETTINGS_BYTES
from geo.schema import SETTINGS_FILE
from geo.words.system import reason
from geo.words.text import Text, say

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")

LOCK_WAIT_S = 10.0
"""Seconds that a save waits for the save of another server."""

MOST_TRIES = 5
"""How often a save tries, when the files change while it is under way."""


class _ChangedMeanwhileError(Exception):
    """A file changed after the save began."""


class FolderStore(Store):
    """A plan in a folder.

    Parameters
    ----------
    folder
        Folder that holds the CSVs.
    drafts
        Folder of all drafts; None for the one in the user's data folder.
    name
        The name by which a shelf lists the plan; "" for that of the folder.

    Attributes
    ----------
    folder
        Absolute path of that folder.
    history
        The versions of the plan, in the same folder.
    """

    def __init__(self, folder: Path, drafts: Path | None = None, name: str = "") -> None:
        self.folder = folder.absolute()
        self._name = name or self.folder.name
        self._inside = Inside(self.folder)
        self._own = OwnFolder(self.folder)
        self._drafts = drafts
        self.history = History(self._own)

    @property
    def name(self) -> str:
        """The name of the folder, or the one that a shelf gives it."""
        return self._name

    @property
    def id(self) -> str:
        """The id in the record of the folder; see :mod:`geo.editing.identity`."""
        return identity(self.folder, OWN_FOLDER)

    @property
    def first_id(self) -> str:
        """A hash of the folder's path."""
        return id_of_path(self.folder)

    def identify(self, actor: Actor) -> None:
        """Make the id of the folder, or of a copy; do nothing if the folder cannot be written or is locked.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        """
        require(actor, "edit", Text("actors.outcome.nothing-saved"))
        if is_settled(self.folder, OWN_FOLDER) or self._own.foreign() is not None:
            return
        try:
            with self._locked(LOCK_WAIT_S):
                self._settle()
        except (OSError, Timeout):
            _LOG.warning("the plan in %s keeps no id: its path names its drafts", self.folder, exc_info=True)

    def templates(self) -> dict[str, str]:
        """Return the titles of the templates in the folder of the plan, by name."""
        return templates_in(self.folder)

    def read_template(self, name: str) -> Contents | None:
        """Return the files of a template in the folder of the plan; None if there is none of that name."""
        return read_template(self.folder, name)

    def read_mapping(self, shape: str) -> bytes | None:
        """Return the mapping in the folder ``mappings`` for files of a shape; None if there is none.

        Raises
        ------
        OSError
            If there is one that cannot be read.
        """
        return read_mapping(self._inside, shape)

    def keep_mapping(self, shape: str, data: bytes, actor: Actor) -> str:
        """Keep a mapping in the folder ``mappings``, and return the name of its file.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        OSError
            If it cannot be written.
        """
        require(actor, "edit", Text("actors.outcome.nothing-saved"))
        return keep_mapping(self._inside, shape, data)

    def read_settings(self) -> bytes | None:
        """Return the bytes of ``plan.toml``; None if they cannot be read."""
        try:
            found = refused(self._inside.read(SETTINGS_FILE, MAX_SETTINGS_BYTES, follow=True), SETTINGS_FILE)
        except OSError:
            return None
        return found if isinstance(found, bytes) else None

    def read(self) -> Contents:
        """Return the files as they are now.

        Raises
        ------
        PlanUnreadableError
            If the folder cannot be read.
        """
        return read_contents(self.folder) | self._own.finding()

    def marks(self) -> tuple[str, ...]:
        """Return where the folder really is, and its number on the disk, which a renamed folder keeps."""
        place = os.path.realpath(self.folder)  # which raises nothing, not even at links in a circle
        try:
            seen = self.folder.stat()
        except OSError:
            return (place,)
        return place, f"{seen.st_dev}:{seen.st_ino}"

    def watch(self, on_change: Callable[[], None], then: Callable[[], None] | None = None) -> FolderWatch:
        """Look regularly at the size and time of each file; see :class:`geo.editing.watch.Watcher`.

        Parameters
        ----------
        on_change, then
            As for :meth:`geo.editing.store.Store.watch`.
        """
        return FolderWatch(self.folder, on_change, then)

    def save(
        self,
        changes: Iterable[RowChange],
        actor: Actor,
        why: str,
        *,
        convert: bool = False,
        about_to: Callable[[str], None] = passed_over,
    ) -> Outcome:
        """Put changes into the files; all new files are written before the first old one is replaced.

        Parameters
        ----------
        changes, actor, why, convert, about_to
            As for :meth:`geo.editing.store.Store.save`, which also says what comes back and what is raised.
        """
        waiting = list(changes)

        def attempt() -> Outcome:
            before = self.read()
            wanted = with_changes(before, waiting, convert=convert)
            if isinstance(wanted, Clashes | NeedsUtf8):
                return wanted
            return self._replace_all(before, wanted, actor, why, about_to)

        return self._guarded(attempt, actor)

    def restore(self, number: int, actor: Actor, why: str = "") -> Saved:
        """Make an earlier version the current one, and record it as a new version.

        Parameters
        ----------
        number, actor, why
            As for :meth:`geo.editing.store.Store.restore`, which also says what comes back and what is raised.
        """
        altered = "-altered" if self.is_altered(number) else ""
        reason = why or say(f"stores.why.restored{altered}", number=number)

        def attempt() -> Saved:
            before, wanted = self.read(), self.history.contents(number)
            refuse_unreadable(before)
            _refuse_unsound(wanted, number)
            return self._replace_all(before, wanted, actor, reason, passed_over)

        return self._guarded(attempt, actor)

    def versions(self) -> list[Version]:
        """Return all versions, oldest first; see :meth:`geo.editing.history.History.versions`."""
        return self.history.versions()

    def history_notes(self) -> list[Text]:
        """Return what is wrong in the history, for people; see :func:`geo.editing.history_check.history_notes`."""
        return history_notes(self._own, self.history)

    def is_altered(self, number: int) -> bool:
        """Tell whether the files of a version are others than those that were kept."""
        return is_altered(self._own, self.history, number)

    def contents_of(self, number: int) -> Contents:
        """Return the files of a version.

        Raises
        ------
        VersionError
            If the history has no version of that number.
        PlanUnreadableError
            If the folder of the version cannot be read.
        """
        return self.history.contents(number)

    def draft(self, planner: Planner) -> DraftFile:
        """Return the file of a planner's draft, which is outside the plan's folder.

        Raises
        ------
        ValueError
            If the planner's id is not sound.
        """
        return DraftFile(planner, self.folder, self._drafts, self.id)

    def kept_drafts(self, but: Planner) -> list[KeptDraft]:
        """Return the drafts of this plan in the folder of all drafts, without those of one planner; latest first."""
        return drafts_of(self.id, but, self._drafts)

    def tidy(self, actor: Actor) -> None:
        """Delete what an interrupted save left; do nothing while a save is under way or if the folder is read-only.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        """
        require(actor, "edit", Text("actors.outcome.nothing-tidied"))
        if not self._own.is_there:
            return
        try:
            with self._locked(0):
                self._own.clear_unfinished()
        except (OSError, Timeout):
            return

    @contextmanager
    def _locked(self, wait_s: float) -> Iterator[None]:
        """Hold the lock of the plan, in a folder that is still the app's own when the lock is held."""
        self._own.make()
        with FileLock(self.folder / OWN_FOLDER / LOCK, timeout=wait_s):
            self._refuse_foreign()
            yield

    def _settle(self) -> None:
        self._own.clear_way(FILE, "file")
        record = settled(self.folder, OWN_FOLDER)
        if record is not None:
            self._own.replace(FILE, record)

    def _refuse_foreign(self) -> None:
        why = self._own.foreign()
        if why is not None:
            raise SaveError(Text("stores.save.own-folder", reason=why))

    def _guarded(self, attempt: Callable[[], Result], actor: Actor) -> Result:
        """Make an attempt under the lock, and again if the files change meanwhile."""
        require(actor, "edit", Text("actors.outcome.nothing-saved"))
        self._refuse_foreign()
        try:
            with self._locked(LOCK_WAIT_S):
                self._settle()
                return self._tried(attempt)
        except Timeout as error:
            raise SaveError(Text("stores.save.busy")) from error
        except OSError as error:
            raise SaveError(Text("stores.save.failed", reason=reason(error))) from error

    def _tried(self, attempt: Callable[[], Result]) -> Result:
        self._own.clear_unfinished()
        try:
            for _ in range(MOST_TRIES):
                try:
                    return attempt()
                except _ChangedMeanwhileError:
                    self._own.clear_unfinished()
        finally:
            self._own.clear_unfinished()
        raise SaveError(Text("stores.save.changing"))

    def _replace_all(
        self, before: Contents, wanted: Contents, actor: Actor, why: str, about_to: Callable[[str], None]
    ) -> Saved:
        """Replace the files that differ; all new files are written before the first old one is replaced."""
        wanted = with_own_files(before, wanted)
        names = to_write(before, wanted)
        if not names:
            return Saved(None)
        self._record_outside(before)
        unfinished = {name: self._unfinished(name, data) for name in names if isinstance(data := wanted[name], bytes)}
        prepared = self.history.prepare(wanted)
        about_to(digest(wanted))
        if digest(self.read()) != digest(before):
            raise _ChangedMeanwhileError
        for name in names:
            if name in unfinished:
                self._inside.rename(self._own.path(unfinished[name]), self._inside.target(name))
            else:
                self._inside.remove(name)
        self._inside.sync()
        try:
            return Saved(self.history.enter(prepared, wanted, actor.name, why))
        except OSError:
            # The files are saved. What could not be entered now is found, and kept, before the next save.
            _LOG.exception("the save of %s could not be entered into its history", self.folder)
            return Saved(None)

    def _unfinished(self, name: str, data: bytes) -> str:
        """Write the new bytes of a file into the app's own folder, with the permissions of the old one."""
        unfinished = self._own.unfinished()
        try:
            mode = stat.S_IMODE(self._inside.status(self._inside.target(name)).st_mode)
        except FileNotFoundError:
            mode = None
        self._inside.write_new(self._own.path(unfinished), data, mode)
        return unfinished

    def _record_outside(self, contents: Contents) -> None:
        """Record the files that a save is about to replace, unless the last version has them already."""
        versions = self.history.versions()
        if not versions:
            self.history.record(contents, "", AS_FOUND)
        elif self._digest_of(versions[-1]) != digest(contents):
            self.history.record(contents, "", OUTSIDE)

    def _digest_of(self, version: Version) -> str:
        """Return the SHA-256 of the files of a version; "" if somebody spoilt it, so that it equals no other."""
        try:
            return digest(self.history.contents(version.number))
        except PlanUnreadableError:
            return ""


def _refuse_unsound(contents: Contents, number: int) -> None:
    """Refuse a version that lacks all files or has one that cannot be read: restoring it would delete the plan's files."""
    for name, content in contents.items():
        if is_unreadable(content):
            raise SaveError(Text("stores.save.version-unreadable", number=number, file=name))
    if not any(isinstance(content, bytes) for content in contents.values()):
        raise SaveError(Text("stores.save.version-empty", number=number))
