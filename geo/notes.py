"""What an analysis says besides its figures: each note is a named result with its reason, as data."""

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
"""Codes of the notes that a reader must not overlook."""


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a reader of the figures must know.

    Attributes
    ----------
    code
        Stable name of the kind of note, for tools.
    about
        Id of the unit, hub or nation that it is about; "" for the whole answer.
    text
        The result and its reason, for a person.
    """

    code: str
    about: str
    text: Text

    @property
    def message(self) -> str:
        """The result and its reason, in the language in use."""
        return str(self.text)

    @property
    def is_grave(self) -> bool:
        """Whether a reader of the figures must not overlook the note."""
        return self.code in GRAVE

    def as_dict(self) -> dict[str, str]:
        """Return code, id and message as plain data, the message in the language in use."""
        return {"code": self.code, "about": self.about, "message": self.message}

    def __str__(self) -> str:
        return say("notes.told", about=self.about, message=self.text) if self.about else self.message
