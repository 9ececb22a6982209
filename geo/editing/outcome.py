"""What a save comes to: a version, or what the planner must decide before there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geo.editing.clash import Clash
from geo.words.text import say

AS_FOUND = "as found"
"""The reason, in a history, of the first version: the files before anybody saved in the app."""

OUTSIDE = "changed outside the app"
"""The reason, in a history, of a version that somebody made outside the app."""

_REASONS = {AS_FOUND: "stores.why.as-found", OUTSIDE: "stores.why.changed-outside"}


@dataclass(frozen=True, slots=True)
class Version:
    """One saved state of a plan.

    Attributes
    ----------
    number
        Counted from 1; a later version has a higher number.
    time
        When it was saved, UTC, to the second.
    who, why
        Name and reason as the planner typed them; nobody checked the name. Without a name, ``why`` is one of the
        reasons above.
    sha256
        Digest of its files, see :func:`geo.editing.contents.digest`; "" if the log has lost it.
    chained
        Whether the log chains it to the version before it.
    """

    number: int
    time: datetime
    who: str
    why: str
    sha256: str
    chained: bool = False

    @property
    def reason(self) -> str:
        """The reason for a person: as a planner typed it, or for a version without a planner in the language in use."""
        key = None if self.who else _REASONS.get(self.why)
        return say(key) if key else self.why


@dataclass(frozen=True, slots=True)
class Saved:
    """A save that is complete.

    Attributes
    ----------
    version
        The version that it made. None if the files had every change already, or if the history could not be written;
        the next save then records the version.
    """

    version: Version | None


@dataclass(frozen=True, slots=True)
class Clashes:
    """A save that was not made, because the planner must first answer these clashes."""

    clashes: list[Clash]


@dataclass(frozen=True, slots=True)
class NeedsUtf8:
    """A save that was not made, because the encoding of these files lacks a character that was typed.

    Attributes
    ----------
    files
        Names of the files; a save with ``convert`` makes them UTF-8.
    """

    files: list[str]


Outcome = Saved | Clashes | NeedsUtf8
