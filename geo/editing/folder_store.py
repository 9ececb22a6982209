"""A plan kept in a folder that several planners share, each with a server of their own.

A lock keeps well-behaved servers apart; the comparison of the bytes just before they are replaced is what the rest is
built on, since Excel and editors know no lock.
"""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from geo.atomic import clear_unfinished, sync_folder, temporary, write_synced
from geo.editing.actor import Actor, Planner, require
from geo.editing.changes import RowChange
from geo.editing.contents import differing, digest, refuse_unreadable, with_changes
from geo.editing.draft_file import DraftFile
from geo.editing.history import History
from geo.editing.outcome import AS_FOUND, OUTSIDE, Clashes, NeedsUtf8, Outcome, Saved, Version
from geo.editing.store import Store, passed_over
from geo.editing.watch import Watcher
from geo.errors import SaveError
from geo.plan import Contents, read_contents
from geo.words.text import Text, say

_LOG = logging.getLogger(__name__)
Result = TypeVar("Result")

OWN_FOLDER = ".posture"
"""Folder inside a plan for lock, unfinished files and history."""

LOCK_WAIT_S = 10.0
MOST_TRIES = 5
"""Times that a save starts again because the files changed under it."""


class _ChangedMeanwhileError(Exception):
    """A file is no longer what the save began with."""


class FolderStore(Store):
    """A plan in a folder.

    Parameters
    ----------
    folder
        Where the CSVs are.
    drafts
        Folder of all drafts; one in the user's data folder when none is given.

    Attributes
    ----------
    folder
        Where the CSVs are, from the root.
    history
        The versions beside them.
    """

    def __init__(self, folder: Path, drafts: Path | None = None) -> None:
        self.folder = folder.absolute()
        self._own = self.folder / OWN_FOLDER
        self._drafts = drafts
        self.history = History(self._own / "history")

    @property
    def name(self) -> str:
        """The name of the folder."""
        return self.folder.name

    def read(self) -> Contents:
        """Return the files as they are now. Raises PlanUnreadableError when the folder cannot be read."""
        return read_contents(self.folder)

    def watch(self, on_change: Callable[[], None]) -> Watcher:
        """Look at sizes and times of the files regularly, and tell once of each settled change."""
        watcher = Watcher(self.folder, on_change)
        watcher.start()
        return watcher

    def save(
        self,
        changes: Iterable[RowChange],
        actor: Actor,
        why: str,
        *,
        convert: bool = False,
        about_to: Callable[[str], None] = passed_over,
    ) -> Outcome:
        """Put changes into the files, all of them written beside before the first is replaced."""
        waiting = list(changes)

        def attempt() -> Outcome:
            before = self.read()
            wanted = with_changes(before, waiting, convert=convert)
            if isinstance(wanted, Clashes | NeedsUtf8):
                return wanted
            return self._replace_all(before, wanted, actor, why, about_to)

        return self._guarded(attempt, actor)

    def restore(self, number: int, actor: Actor, why: str = "") -> Saved:
        """Make a version the current one, as a new version."""
        reason = why or say("stores.why.restored", number=number)

        def attempt() -> Saved:
            before, wanted = self.read(), self.history.contents(number)
            refuse_unreadable(before)
            return self._replace_all(before, wanted, actor, reason, passed_over)

        return self._guarded(attempt, actor)

    def versions(self) -> list[Version]:
        """Return all versions, oldest first; one whose line of the log is lost is told from its folder."""
        return self.history.versions()

    def contents_of(self, number: int) -> Contents:
        """Return the files of a version. Raises VersionError when there is none of that number."""
        return self.history.contents(number)

    def draft(self, planner: Planner) -> DraftFile:
        """Return the file of a planner's draft, outside the plan. Raises ValueError for an id that is not sound."""
        return DraftFile(planner, self.folder, self._drafts)

    def tidy(self, actor: Actor) -> None:
        """Delete what an interrupted save left, unless another save is under way or the folder cannot be written."""
        require(actor, "edit", Text("actors.outcome.nothing-tidied"))
        if not self._own.is_dir():
            return
        try:
            with FileLock(self._own / "lock", timeout=0):
                clear_unfinished(self._own)
        except (OSError, Timeout):
            return

    def _guarded(self, attempt: Callable[[], Result], actor: Actor) -> Result:
        """Make an attempt under the lock, again as long as the files change under it."""
        require(actor, "edit", Text("actors.outcome.nothing-saved"))
        try:
            self._own.mkdir(exist_ok=True)
            with FileLock(self._own / "lock", timeout=LOCK_WAIT_S):
                return self._tried(attempt)
        except Timeout as error:
            raise SaveError(Text("stores.save.busy")) from error
        except OSError as error:
            raise SaveError(Text("stores.save.failed", reason=error.strerror or str(error))) from error

    def _tried(self, attempt: Callable[[], Result]) -> Result:
        clear_unfinished(self._own)
        try:
            for _ in range(MOST_TRIES):
                try:
                    return attempt()
                except _ChangedMeanwhileError:
                    clear_unfinished(self._own)
        finally:
            clear_unfinished(self._own)
        raise SaveError(Text("stores.save.changing"))

    def _replace_all(
        self, before: Contents, wanted: Contents, actor: Actor, why: str, about_to: Callable[[str], None]
    ) -> Saved:
        """Replace the files that differ, all of them written before the first is replaced."""
        names = differing(before, wanted)
        if not names:
            return Saved(None)
        self._record_outside(before)
        unfinished: dict[str, Path] = {}
        for name in names:
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
        for name in names:
            if name in unfinished:
                unfinished[name].replace((self.folder / name).resolve())
            else:
                (self.folder / name).unlink(missing_ok=True)
        sync_folder(self.folder)
        try:
            return Saved(self.history.enter(prepared, wanted, actor.name, why))
        except OSError:
            # The files are saved. What could not be entered now is found, and kept, before the next save.
            _LOG.exception("the save of %s could not be entered into its history", self.folder)
            return Saved(None)

    def _record_outside(self, contents: Contents) -> None:
        """Keep the state that is about to be replaced, when it is not the last version."""
        versions = self.history.versions()
        if not versions:
            self.history.record(contents, "", AS_FOUND)
        elif digest(self.history.contents(versions[-1].number)) != digest(contents):
            self.history.record(contents, "", OUTSIDE)
