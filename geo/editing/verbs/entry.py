"""One row of a plan as verbs see it: with its handle, its texts and its period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from geo.clock import format_period
from geo.editing.row import Cells
from geo.editing.verbs.result import Refusal
from geo.periods import Period
from geo.words.text import Text


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table; its period is all of time in a table without periods.

    Attributes
    ----------
    table, handle
        By which an edit names the row.
    number
        Row as a spreadsheet numbers it.
    id
        The id of what it is about; of a row whose key has more columns, all of them but ``from``.
    cells
        Text of each column.
    values
        What was read from each cell.
    period
        Beginning and end in hours since H+0.
    """

    table: str
    handle: str
    number: int
    id: str
    cells: Cells
    values: dict[str, Any]
    period: Period

    @property
    def start(self) -> float:
        """The beginning in hours since H+0."""
        return self.period[0]

    @property
    def end(self) -> float:
        """The end in hours since H+0."""
        return self.period[1]

    def text(self, key: str, **values: object) -> Text:
        """Return a sentence about the row, which names it: its id, number and period."""
        named = {"id": self.id, "row": self.number, "period": format_period(*self.period)}
        return Text(key, **(named | values))

    def refused(self, key: str, **values: object) -> Refusal:
        """Return why a verb cannot be done with this row, as :meth:`text` says it."""
        return Refusal(self.text(key, **values), self.handle)
