"""Where a plan is kept: what any keeping of plans can do, and what it promises.

Whatever keeps a plan, nothing is overwritten unasked: a save puts the changed fields onto the files as they are at that
moment, compares them once more just before it replaces them, and keeps what others changed as a version. The suite
``tests/geo/editing/test_store_conformance.py`` holds every store to these promises.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from geo.editing.actor import Actor, Planner
from geo.editing.changes import RowChange
from geo.editing.contents import digest
from geo.editing.draft import Draft
from geo.editing.outcome import Outcome, Saved, Version
from geo.errors import VersionError
from geo.plan import Contents
from geo.words.text import Text


class Watch(Protocol):
    """A watch over a plan, under way until it is stopped."""

    def stop(self) -> None:
        """Stop watching: nobody is told any more."""


class DraftStore(Protocol):
    """Where one planner's draft of one plan is kept."""

    def read(self) -> Draft:
        """Return the draft; an empty one when there is none.

        Raises
        ------
        PlanUnreadableError
            If it is there and cannot be read just now.
        """

    def write(self, draft: Draft) -> None:
        """Keep the draft in the place of the one before.

        Raises
        ------
        OSError
            If it cannot be kept; the one before is still there.
        """


def passed_over(_: str) -> None:
    """Do nothing with what is told."""


class Store(ABC):
    """One plan, where it is kept, for everybody who works on it.

    Several servers may hold a store of one plan, and other programs may change its files: a store keeps no copy of
    them, and locks nobody out for longer than one save.
    """

    @property
    @abstractmethod
    def name(self) -> str:
        """The name by which its shelf lists the plan."""

    @abstractmethod
    def read(self) -> Contents:
        """Return the files as they are now.

        Returns
        -------
        dict
            Bytes by file name, for each name of :data:`geo.plan.PLAN_FILES` in that order; a finding for a file that
            is absent or unreadable.

        Raises
        ------
        PlanUnreadableError
            If the plan cannot be read at all.
        """

    @abstractmethod
    def watch(self, on_change: Callable[[], None]) -> Watch:
        """Tell of changes of the files from now on, whoever makes them.

        Parameters
        ----------
        on_change
            Called in a thread of the watch, once for changes that have settled; the plan may be unreadable then.

        Returns
        -------
        Watch
            What stops it.
        """

    @abstractmethod
    def save(
        self,
        changes: Iterable[RowChange],
        actor: Actor,
        why: str,
        *,
        convert: bool = False,
        about_to: Callable[[str], None] = passed_over,
    ) -> Outcome:
        """Put changes into the files.

        Parameters
        ----------
        changes
            What a planner changed.
        actor, why
            For the history.
        convert
            Whether files whose encoding cannot hold a character may become UTF-8.
        about_to
            Called with the SHA-256 that the files will have, just before they are compared for the last time and
            replaced; called again when they had changed, and the save starts anew.

        Returns
        -------
        Saved, Clashes or NeedsUtf8
            Only with the first was anything written: files that differ, a version with their state before where no
            version holds it, and a version with what was saved.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        SaveError
            If the plan cannot be written, or a file of it not be read: the files are as they were, or whole new ones
            where they could be replaced.
        PlanUnreadableError
            If the plan cannot be read at all.
        """

    @abstractmethod
    def restore(self, number: int, actor: Actor, why: str = "") -> Saved:
        """Make a version the current one, as a new version.

        Parameters
        ----------
        number
            The version.
        actor, why
            For the history; without a reason it says which version was restored.

        Returns
        -------
        Saved
            With no version when the files are those already.

        Raises
        ------
        VersionError
            If there is no version of that number.
        ReadOnlyError, SaveError, PlanUnreadableError
            As :meth:`save` does.
        """

    @abstractmethod
    def versions(self) -> list[Version]:
        """Return all versions, oldest first; none before the first save."""

    @abstractmethod
    def contents_of(self, number: int) -> Contents:
        """Return the files of a version, as :meth:`read` returns those of now.

        Raises
        ------
        VersionError
            If there is no version of that number.
        """

    @abstractmethod
    def draft(self, planner: Planner) -> DraftStore:
        """Return where a planner's draft of this plan is kept; every planner has one of their own.

        Raises
        ------
        ValueError
            If the planner's id is not sound.
        """

    @abstractmethod
    def tidy(self, actor: Actor) -> None:
        """Clear away what an interrupted save left, unless a save is under way or it cannot be cleared now.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        """

    def version(self, number: int) -> Version:
        """Return one version.

        Raises
        ------
        VersionError
            If there is no version of that number.
        """
        found = next((version for version in self.versions() if version.number == number), None)
        if found is None:
            raise VersionError(Text("stores.no-version", number=number))
        return found

    def newest_but(self, contents: Mapping[str, object]) -> Version | None:
        """Return the newest version whose files are not these; None when there is none."""
        now = digest(contents)
        newest_first = reversed(self.versions())
        return next((version for version in newest_first if digest(self.contents_of(version.number)) != now), None)
