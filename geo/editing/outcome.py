"""What becomes of a save: a version, or what must be settled before there is one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from geo.editing.merge import Clash
from geo.words.text import say

AS_FOUND = "as found"
"""Why there is the first version, as a history has it: the files before anybody saved here."""

OUTSIDE = "changed outside the app"
"""Why there is a version that nobody saved here, as a history has it."""

_REASONS = {AS_FOUND: "stores.why.as-found", OUTSIDE: "stores.why.changed-outside"}


@dataclass(frozen=True, slots=True)
class Version:
    """One saved state of a plan.

    Attributes
    ----------
    number
        Counted from 1; a later version has a higher number.
    time
        When it was saved, UTC.
    who, why
        As the planner typed them; not verified.
    sha256
        Of all its files, see :func:`geo.editing.contents.digest`.
    """

    number: int
    time: datetime
    who: str
    why: str
    sha256: str

    @property
    def reason(self) -> str:
        """Why there is the version, for a person: as a planner typed it, or what is said where nobody did."""
        key = None if self.who else _REASONS.get(self.why)
        return say(key) if key else self.why


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
