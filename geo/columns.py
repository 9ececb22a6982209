"""What a column and a table of a plan are; :mod:`geo.schema` declares each with these classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from geo.terms import Vocabulary
from geo.words.text import say

Kind = Literal[
    "id", "text", "term", "nation", "country", "whole", "number", "latitude", "longitude",
    "mgrs", "instant", "instants", "date", "precision", "sidc", "ids", "terms", "bounds",
]  # fmt: skip
"""What the cells of a column contain; :mod:`geo.reading.cells` has a reader for each kind."""


_UNIT_KEYS = {"persons": "persons", "km": "km", "t/day": "t-per-day", "°": "degrees", "t": "t", "min": "minutes"}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column(str):  # noqa: SLOT000  the dataclass gives it its slots
    """One column of a table. It is also the text of its name, and therefore indexes a frame, a row or a dict.

    Two columns with one name are equal, as texts are, even if their other attributes differ. Use the plain :attr:`name`
    in data to be kept or sent.

    Attributes
    ----------
    name
        Header in the CSV.
    kind
        What its cells contain.
    unit
        Unit of a quantity (``persons``, ``km``, ``t/day``, ``t``, ``min`` or ``°``); "" for a column without one.
    vocabulary
        For the kinds ``term`` and ``terms``, the closed list of terms.
    refers
        For ids that name rows of other tables, the names of those tables.
    also
        Other headers that people write for it; the reader names the right one in a problem.
    explained
        Ending of the key of its help, if one column has another meaning in another table; else "".
    most
        For a list of instants or terms, how many of them count; 0 for any number.
    """

    name: str
    kind: Kind = "text"
    unit: str = ""
    vocabulary: Vocabulary | None = None
    refers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    explained: str = ""
    most: int = 0

    def __new__(cls, name: str, *_: object, **__: object) -> Self:
        """Return the text of the name; the dataclass then sets the other attributes."""
        return str.__new__(cls, name)

    @property
    def label(self) -> str:
        """Heading of the column, in the language in use."""
        return say(f"schema.column.{self.name}.label")

    @property
    def help(self) -> str:
        """One sentence that explains the column to a planner, in the language in use."""
        return say(
            f"schema.column.{self.name}.help-{self.explained}" if self.explained else f"schema.column.{self.name}.help"
        )

    @property
    def unit_label(self) -> str:
        """The unit in the language in use; "" for a column without one."""
        return say(f"schema.unit.{_UNIT_KEYS[self.unit]}") if self.unit else ""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of a plan.

    Attributes
    ----------
    name
        Name of the table; its file is ``<name>.csv``.
    columns
        Columns in the order of the file.
    required
        Columns in which no cell may be empty, besides the id.
    key
        Columns that together name a row; the first is its id.
    positioned
        Whether a row may have a position: ``latitude`` and ``longitude``, or ``mgrs``.
    position_required
        Whether each row must have one.
    optional
        Whether most plans lack the file; its absence is then no problem.
    named
        Column with the name by which people know a row; None for the second one.
    """

    name: str
    columns: tuple[Column, ...]
    required: tuple[Column, ...]
    key: tuple[Column, ...]
    positioned: bool = False
    position_required: bool = False
    optional: bool = False
    named: Column | None = None

    @property
    def title(self) -> str:
        """Name of the table, in the language in use."""
        return say(f"schema.table.{self.name}")

    @property
    def file(self) -> str:
        """Name of its file in the plan's folder."""
        return f"{self.name}.csv"

    @property
    def id(self) -> Column:
        """Column with the ids of its rows; for contributions that is the nation."""
        return self.key[0]

    @property
    def label_column(self) -> Column:
        """Column with the name by which people know a row."""
        return self.columns[1] if self.named is None else self.named

    @property
    def column_names(self) -> tuple[str, ...]:
        """Headers in the order of the file."""
        return tuple(c.name for c in self.columns)

    @property
    def needed(self) -> tuple[Column, ...]:
        """Columns that a file must have: the id and the required ones."""
        return tuple(dict.fromkeys((self.id, *self.required)))

    def column(self, name: str) -> Column:
        """Return a column by its header.

        Raises
        ------
        KeyError
            If the table has no column of that name.
        """
        return {c.name: c for c in self.columns}[name]
