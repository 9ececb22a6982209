"""A store that keeps plans in memory: small, real, and no folder, so that nothing comes to lean on folders."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from geo.editing.actor import Actor, Planner, require
from geo.editing.changes import RowChange
from geo.editing.contents import differing, digest, refuse_unreadable, with_changes
from geo.editing.draft import Draft, KeptDraft
from geo.editing.outcome import AS_FOUND, OUTSIDE, Clashes, NeedsUtf8, Outcome, Saved, Version
from geo.editing.shelf import Shelf
from geo.editing.store import Store, passed_over
from geo.errors import PlanUnreadableError, SaveError, UnknownPlanError, VersionError
from geo.plan import PLAN_FILES, Contents
from geo.reading.files import USUALLY_ABSENT
from geo.schema import SETTINGS_FILE

MOST_TRIES = 5


@dataclass
class Kept:
    """What is kept of one plan, whoever has a store of it."""

    contents: Contents | None
    history: list[tuple[Version, Contents]] = field(default_factory=list)
    drafts: dict[str, Draft] = field(default_factory=dict)
    count: int = 0
    id: str = field(default_factory=lambda: secrets.token_hex(16))
    changed: threading.Condition = field(default_factory=threading.Condition)

    def put(self, contents: Contents | None) -> None:
        """Replace the files, or lose them all, and wake whoever watches."""
        with self.changed:
            self.contents = contents
            self.count += 1
            self.changed.notify_all()

    def enter(self, contents: Contents, who: str, why: str) -> Version:
        now = datetime.now(UTC).replace(microsecond=0)
        version = Version(len(self.history) + 1, now, who, why, digest(contents))
        self.history.append((version, dict(contents)))
        return version


class MemoryWatch:
    """Calls back in a thread of its own, once for all changes since it last did."""

    def __init__(self, kept: Kept, on_change: Callable[[], None], then: Callable[[], None] | None) -> None:
        self._kept, self._calls = kept, [act for act in (on_change, then) if act]
        self._told, self._stopped = kept.count, False
        threading.Thread(target=self._run, daemon=True).start()

    def stop(self) -> None:
        with self._kept.changed:
            self._stopped = True
            self._kept.changed.notify_all()

    def _run(self) -> None:
        while True:
            with self._kept.changed:
                self._kept.changed.wait_for(lambda: self._stopped or self._kept.count != self._told)
                if self._stopped:
                    return
                self._told = self._kept.count
            for act in self._calls:
                act()


class MemoryDraft:
    """One planner's draft, copied on its way in and out."""

    def __init__(self, kept: Kept, planner: Planner) -> None:
        if not planner.sound:
            raise ValueError(planner.id)
        self._kept, self._id = kept, planner.id

    def read(self) -> Draft:
        return _copied(self._kept.drafts.get(self._id, Draft()))

    def write(self, draft: Draft) -> None:
        self._kept.drafts[self._id] = _copied(draft)


def _copied(draft: Draft) -> Draft:
    return replace(draft, steps=list(draft.steps), received=dict(draft.received))


class MemoryStore(Store):
    """One plan in memory."""

    def __init__(self, name: str, kept: Kept) -> None:
        self._name, self._kept = name, kept

    @property
    def name(self) -> str:
        return self._name

    @property
    def id(self) -> str:
        return self._kept.id

    def identify(self, actor: Actor) -> None:
        require(actor, "edit", "nothing was saved")

    def read_settings(self) -> bytes | None:
        content = (self._kept.contents or {}).get(SETTINGS_FILE)
        return content if isinstance(content, bytes) else None

    def read(self) -> Contents:
        if self._kept.contents is None:
            raise PlanUnreadableError(f"{self._name} is gone")
        return dict(self._kept.contents)

    def watch(self, on_change: Callable[[], None], then: Callable[[], None] | None = None) -> MemoryWatch:
        return MemoryWatch(self._kept, on_change, then)

    def save(
        self,
        changes: Iterable[RowChange],
        actor: Actor,
        why: str,
        *,
        convert: bool = False,
        about_to: Callable[[str], None] = passed_over,
    ) -> Outcome:
        require(actor, "edit", "nothing was saved")
        waiting = list(changes)

        def attempt() -> Outcome | None:
            before = self.read()
            wanted = with_changes(before, waiting, convert=convert)
            if isinstance(wanted, Clashes | NeedsUtf8):
                return wanted
            return self._replaced(before, wanted, actor, why, about_to)

        return self._tried(attempt)

    def restore(self, number: int, actor: Actor, why: str = "") -> Saved:
        require(actor, "edit", "nothing was saved")
        wanted = self.contents_of(number)

        def attempt() -> Saved | None:
            before = self.read()
            refuse_unreadable(before)
            return self._replaced(before, wanted, actor, why or f"restored version {number}", passed_over)

        return self._tried(attempt)

    def versions(self) -> list[Version]:
        return [version for version, _ in self._kept.history]

    def contents_of(self, number: int) -> Contents:
        found = next((contents for version, contents in self._kept.history if version.number == number), None)
        if found is None:
            raise VersionError(f"the history has no version {number}")
        return dict(found)

    def draft(self, planner: Planner) -> MemoryDraft:
        return MemoryDraft(self._kept, planner)

    def kept_drafts(self, but: Planner) -> list[KeptDraft]:
        return [
            KeptDraft(Planner(planner, ""), datetime.now(UTC), _copied(draft))
            for planner, draft in self._kept.drafts.items()
            if planner != but.id and draft.done
        ]

    def tidy(self, actor: Actor) -> None:
        require(actor, "edit", "no leftover file was deleted")

    def _tried(self, attempt: Callable[[], Outcome | None]) -> Outcome:
        for _ in range(MOST_TRIES):
            outcome = attempt()
            if outcome is not None:
                return outcome
        raise SaveError("the files change faster than they can be saved; try again")

    def _replaced(
        self, before: Contents, wanted: Contents, actor: Actor, why: str, about_to: Callable[[str], None]
    ) -> Saved | None:
        """Replace the files if they are still what they were; None if they are not."""
        if not differing(before, wanted):
            return Saved(None)
        about_to(digest(wanted))
        with self._kept.changed:
            if self._kept.contents != before:
                return None
            if not self._kept.history or self._kept.history[-1][0].sha256 != digest(before):
                self._kept.enter(before, "", OUTSIDE if self._kept.history else AS_FOUND)
            self._kept.put(wanted)
            return Saved(self._kept.enter(wanted, actor.name, why))


class MemoryShelf(Shelf):
    """Plans in memory, the first of them the usual one."""

    def __init__(self, plans: Mapping[str, Mapping[str, bytes]]) -> None:
        self.kept = {name: Kept(_whole(files)) for name, files in plans.items()}

    @property
    def address(self) -> str:
        return "memory:"

    @property
    def usual(self) -> str:
        return next(iter(self.kept))

    def names(self) -> list[str]:
        return list(self.kept)

    def store(self, name: str) -> MemoryStore:
        if name not in self.kept:
            raise UnknownPlanError(f"there is no plan {name} here")
        return MemoryStore(name, self.kept[name])


def _whole(files: Mapping[str, bytes]) -> Contents:
    return {name: files.get(name, USUALLY_ABSENT) for name in PLAN_FILES}
