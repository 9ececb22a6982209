"""What an analysis has to say beside its figures: named results with their reasons, as data."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """One thing that a reader of the figures must know.

    Attributes
    ----------
    code
        Stable name of the kind, for tools.
    about
        Id of the unit, hub or nation meant; "" for the whole.
    message
        What is so, and why, for a person.
    """

    code: str
    about: str
    message: str

    def as_dict(self) -> dict[str, str]:
        """Return the fields as plain data."""
        return asdict(self)

    def __str__(self) -> str:
        return f"{self.about}: {self.message}" if self.about else self.message
