"""What a column and a table of a plan are: the words in which :mod:`geo.schema` declares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from geo.terms import Vocabulary

Kind = Literal[
    "id", "text", "term", "nation", "country", "whole", "number", "latitude", "longitude",
    "mgrs", "instant", "date", "precision", "sidc", "ids", "bounds",
]  # fmt: skip
"""What a cell holds; :mod:`geo.reading.cells` has a reader for each."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes
    ----------
    name
        Header in the CSV.
    label
        Heading that a person reads.
    help
        One sentence for a planner.
    kind
        What a cell holds.
    unit
        Unit of a quantity, as in the name of the column.
    vocabulary
        For ``term``, the closed list.
    refers
        For an id that names a row of other tables, their names.
    also
        Other headers that people write for it; they are told, with the right one.
    """

    name: str
    label: str
    help: str
    kind: Kind = "text"
    unit: str = ""
    vocabulary: Vocabulary | None = None
    refers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of a plan.

    Attributes
    ----------
    name
        Name of the table; its file is ``<name>.csv``.
    title
        What a person calls it.
    columns
        Columns in the order of the file.
    required
        Columns whose cells must hold something.
    key
        Columns that name a row.
    positioned
        Whether a row has a position: ``latitude`` and ``longitude``, or ``mgrs``.
    position_required
        Whether it must have one.
    optional
        Whether most plans do without the file, so that its absence need not be told.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    required: tuple[str, ...]
    key: tuple[str, ...]
    positioned: bool = False
    position_required: bool = False
    optional: bool = False

    @property
    def file(self) -> str:
        """File name in the plan folder."""
        return f"{self.name}.csv"

    @property
    def column_names(self) -> tuple[str, ...]:
        """Headers in the order of the file."""
        return tuple(c.name for c in self.columns)

    @property
    def needed(self) -> tuple[str, ...]:
        """Columns that a file must have: the first of the key and the required ones."""
        return tuple(dict.fromkeys((self.key[0], *self.required)))

    def column(self, name: str) -> Column:
        """Return a column by its header; KeyError when the table has none of that name."""
        return {c.name: c for c in self.columns}[name]
