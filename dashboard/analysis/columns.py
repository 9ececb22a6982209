"""Tables of records. A column has a heading, and knows what it shows of a record. No code reads a heading back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from geo.words.text import Text

Record = TypeVar("Record")

DASH = "–"
"""Shown where nothing is known, or there is nothing."""


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Column(Generic[Record]):
    """One column of a table.

    Attributes
    ----------
    heading
        The text above the column.
    cell
        Returns what the column shows of a record; None becomes a dash.
    applies
        Returns whether the column has something to show of a record. A column that has nothing for any record is left
        out.
    """

    heading: Text | str
    cell: Callable[[Record], Any]
    applies: Callable[[Record], bool] = _always


def rounded(value: float | None, digits: int | None = None) -> float | None:
    """Return a rounded figure; None for None.

    Parameters
    ----------
    value
        A figure in any unit.
    digits
        Digits after the point. None: a whole number.
    """
    return None if value is None else round(value, digits)


def cells(records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[dict[str, Any]]:
    """Return the rows of a table to be shown on the page: values by heading.

    Parameters
    ----------
    records
        One for each row.
    columns
        In order. A column that applies to no record is left out.
    """
    shown = [column for column in columns if any(map(column.applies, records))]
    return [{str(c.heading): c.cell(record) if c.applies(record) else None for c in shown} for record in records]


def printed(records: Sequence[Record], columns: Sequence[Column[Record]]) -> list[str]:
    """Return a table as lines for a terminal, with columns of numbers aligned to the right.

    Parameters
    ----------
    records
        One for each row.
    columns
        In order; all of them are printed.
    """
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
