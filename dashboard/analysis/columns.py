"""Tables of records: a column has a heading, and says what of a record stands under it. Headings are never read back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from geo.words.text import Text

Record = TypeVar("Record")

DASH = "–"
"""Stands where nothing is known, or there is nothing."""


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column of a table.

    Attributes
    ----------
    heading
        What stands above it.
    cell
        What it shows of a record; None is shown as a dash.
    applies
        Whether it says anything of a record; a column that says nothing of any is left out.
    """

    heading: Text | str
    cell: Callable[[Record], Any]
    applies: Callable[[Record], bool] = _always


def rounded(value: float | None, digits: int | None = None) -> float | None:
    """Return a figure to some digits, or to a whole number; None for None."""
    return None if value is None else round(value, digits)


def cells(records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[dict[str, Any]]:
    """Return the rows of a table to be shown, by heading."""
    shown = [column for column in columns if any(map(column.applies, records))]
    return [{str(c.heading): c.cell(record) if c.applies(record) else None for c in shown} for record in records]


def printed(records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[str]:
    """Return a table as lines for a terminal, numbers to the right."""
    head = [str(column.heading) for column in columns]
    rows = [[_text(column.cell(record)) for column in columns] for record in records]
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    numbers = [all(_is_number(row[i]) for row in rows) for i in range(len(head))]

    def line(row: Sequence[str]) -> str:
        parts = zip(row, widths, numbers, strict=True)
        return "  " + "  ".join(c.rjust(w) if right else c.ljust(w) for c, w, right in parts).rstrip()

    return [line(head), *map(line, rows)]


def _text(value: Any) -> str:
    return DASH if value is None else str(value)


def _is_number(text: str) -> bool:
    return text.replace(",", "").replace(".", "").lstrip("+-").isdigit() or text == DASH
