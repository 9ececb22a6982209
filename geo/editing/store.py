"""Where a plan is kept: what every store can do, and what it promises.

No store overwrites the work of others without asking. A save merges the changed fields into the files as they are at that
moment, compares the files once more just before it replaces them, and keeps what others changed as a version. The tests
in ``tests/geo/editing/test_store_*.py`` check these promises for every store.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Mapping
from typing import Protocol

from geo.editing.actor import Actor, Planner
from geo.editing.changes import RowChange
from geo.editing.contents import digest
from geo.editing.draft import Draft, KeptDraft
from geo.editing.outcome import Outcome, Saved, Version
from geo.errors import VersionError
from geo.plan import Contents
from geo.reading.settings import read_settings
from geo.words.text import Text


class Watch(Protocol):
    """Watches a plan until it is stopped."""

    def stop(self) -> None:
        """Stop watching; the watch calls back no more, except for a change that it is dealing with."""


class DraftStore(Protocol):
    """Where one planner's draft of one plan is kept."""

    def read(self) -> Draft:
        """Return the draft; an empty one if none is kept.

        Raises
        ------
        PlanUnreadableError
            If a draft is kept but cannot be read just now.
        """

    def write(self, draft: Draft) -> None:
        """Keep a draft in place of the last one.

        Raises
        ------
        OSError
            If it cannot be kept; the last one is then still there.
        """


def passed_over(_: str) -> None:
    """Ignore the SHA-256 that a save announces: what :meth:`Store.save` calls if the caller names nothing else."""


class Store(ABC):
    """One plan where it is kept, for everybody who works on it.

    Several servers may have a store of the same plan, and other programs may change its files. A store therefore keeps
    no copy of the files, and locks others out for one save at most.
    """

    @property
    @abstractmethod
    def name(self) -> str:
        """The name by which its shelf lists the plan."""

    @property
    @abstractmethod
    def id(self) -> str:
        """Names the plan for drafts and for edits under way: it stays when the plan gets another name or place."""

    @property
    def first_id(self) -> str:
        """The id that the plan has where it stands, as long as it was given none that stays."""
        return self.id

    @abstractmethod
    def identify(self, actor: Actor) -> None:
        """Make the plan's id if it has none, and a new one if the plan is a copy; do nothing if none can be kept.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        """

    @property
    def title(self) -> str:
        """What people call the plan, as ``plan.toml`` says; its name if that file says nothing or cannot be read."""
        content = self.read_settings()
        return read_settings(content, self.name)[0].title if isinstance(content, bytes) else self.name

    @abstractmethod
    def read_settings(self) -> bytes | None:
        """Return the bytes of ``plan.toml`` as they are now; None if they cannot be read."""

    @abstractmethod
    def read(self) -> Contents:
        """Return the files as they are now.

        Returns
        -------
        dict
            Bytes by file name, for each name of :data:`geo.plan.PLAN_FILES` in that order; a finding instead of bytes
            for a file that is absent or unreadable.

        Raises
        ------
        PlanUnreadableError
            If the plan cannot be read at all.
        """

    def templates(self) -> dict[str, str]:
        """Return the titles of the templates that are kept with the plan, by name; a store may keep none."""
        return {}

    def read_template(self, name: str) -> Contents | None:  # noqa: ARG002  a store that keeps none knows no name
        """Return the files of a template that is kept with the plan; None if there is none of that name."""
        return None

    def read_mapping(self, shape: str) -> bytes | None:  # noqa: ARG002  a store that keeps none knows no shape
        """Return the mapping that is kept with the plan for imported files of a shape; None if there is none.

        Parameters
        ----------
        shape
            Twelve characters, as :func:`geo.importing.mapping.shape_of` makes them.

        Raises
        ------
        OSError
            If there is one that cannot be read.
        """
        return None

    def keep_mapping(self, shape: str, data: bytes, actor: Actor) -> str:  # noqa: ARG002
        """Keep a mapping with the plan, in place of the one for this shape.

        Parameters
        ----------
        shape, data
            As for :meth:`read_mapping`.
        actor
            Who imports.

        Returns
        -------
        str
            Name of the file, for a person; "" from a store that keeps none.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        OSError
            If it cannot be written.
        """
        return ""

    def marks(self) -> tuple[str, ...]:
        """Return what tells this plan from another that says it has the same id, each enough by itself: place, and number on the disk.

        What a plan's files say of themselves is no mark: somebody else may have written them.
        """
        return (self.name,)

    @abstractmethod
    def watch(self, on_change: Callable[[], None], then: Callable[[], None] | None = None) -> Watch:
        """Watch the files from now on, and call back after a change, whoever made it.

        Parameters
        ----------
        on_change
            Called in a thread of the watch, once for changes that follow each other closely. The plan may be
            unreadable at that moment.
        then
            Called after it, once everybody who watches these files has been called; None for nothing. Who watches tells others
            here, and keeps nobody waiting who has still to read.

        Returns
        -------
        Watch
            Its method ``stop`` ends the watch.
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
            What a planner changed, in any tables; the new rows are added in this order.
        actor
            Who saves; the history gets the name.
        why
            The reason for the history, as typed; may be empty.
        convert
            Whether a file may become UTF-8 if its encoding lacks a character that a change needs.
        about_to
            Called with the SHA-256 that the files will have, just before the save compares the files for the last time
            and replaces them. If they have changed, the save starts again and calls it again.

        Returns
        -------
        Saved, Clashes or NeedsUtf8
            Only ``Saved`` means that anything was written: the files that differ, a version of the files before the
            save unless the history has it, and a version of the files after it.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        SaveError
            If the plan cannot be written, or one of its files cannot be read. Each file is then whole: the old one or
            the new one.
        PlanUnreadableError
            If the plan cannot be read at all.
        """

    @abstractmethod
    def restore(self, number: int, actor: Actor, why: str = "") -> Saved:
        """Make an earlier version the current one, and record it as a new version.

        Parameters
        ----------
        number
            Number of the earlier version.
        actor
            Who restores; the history gets the name.
        why
            The reason for the history; if empty, the history says which version was restored.

        Returns
        -------
        Saved
            Without a version if the files are already those of the earlier version.

        Raises
        ------
        VersionError
            If there is no version of that number.
        ReadOnlyError, SaveError, PlanUnreadableError
            As :meth:`save` does.
        """

    @abstractmethod
    def versions(self) -> list[Version]:
        """Return all versions, oldest first; an empty list before the first save."""

    @abstractmethod
    def contents_of(self, number: int) -> Contents:
        """Return the files of a version, in the form in which :meth:`read` returns the present ones.

        Raises
        ------
        VersionError
            If there is no version of that number.
        """

    @abstractmethod
    def draft(self, planner: Planner) -> DraftStore:
        """Return where a planner's draft of this plan is kept; each planner has a separate draft.

        Raises
        ------
        ValueError
            If the planner's id is not sound.
        """

    @abstractmethod
    def kept_drafts(self, but: Planner) -> list[KeptDraft]:
        """Return the drafts of this plan that others than one planner keep here and that have steps, latest first."""

    @abstractmethod
    def tidy(self, actor: Actor) -> None:
        """Delete what an interrupted save left; do nothing while a save is under way or if it cannot be deleted now.

        Raises
        ------
        ReadOnlyError
            If the actor may not edit.
        """

    def history_notes(self) -> list[Text]:
        """Return what is wrong in the history, for people; a store that nobody else can write has nothing to tell."""
        return []

    def is_altered(self, number: int) -> bool:  # noqa: ARG002  a store that nobody else can write
        """Tell whether a version was changed since it was kept."""
        return False

    def version(self, number: int) -> Version:
        """Return what the history says of one version, by its number.

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
        """Return the newest version that differs from given files; None if there is none.

        Parameters
        ----------
        contents
            The files to compare with, by name.
        """
        now = digest(contents)
        newest_first = reversed(self.versions())
        return next((version for version in newest_first if digest(self.contents_of(version.number)) != now), None)
