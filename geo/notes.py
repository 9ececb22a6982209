"""What an analysis has to say beside its figures: named results with their reasons, as data."""

from __future__ import annotations

from dataclasses import dataclass

from geo.words.text import Text, say

GRAVE = frozenset(
    (
        "factors-absent",
        "no-hub",
        "no-entry-point",
        "off-network",
        "cut-off",
        "throughput-zero",
        "condition-unmet",
        "set-aside",
    )
)
"""Codes of what a reader must not pass over."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a reader of the figures must know.

    Attributes
    ----------
    code
        Stable name of the kind, for tools.
    about
        Id of the unit, hub or nation meant; "" for the whole.
    text
        What is so, and why, for a person.
    """

    code: str
    about: str
    text: Text

    @property
    def message(self) -> str:
        """What is so, and why, in the language in use."""
        return str(self.text)

    @property
    def is_grave(self) -> bool:
        """Whether a reader of the figures must not pass over it."""
        return self.code in GRAVE

    def as_dict(self) -> dict[str, str]:
        """Return code, id and message as plain data."""
        return {"code": self.code, "about": self.about, "message": self.message}

    def __str__(self) -> str:
        return say("notes.told", about=self.about, message=self.text) if self.about else self.message
