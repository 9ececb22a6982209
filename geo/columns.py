"""What a column and a table of a plan are: the words in which :mod:`geo.schema` declares them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from geo.terms import Vocabulary
from geo.words.text import say

Kind = Literal[
    "id", "text", "term", "nation", "country", "whole", "number", "latitude", "longitude",
    "mgrs", "instant", "date", "precision", "sidc", "ids", "bounds",
]  # fmt: skip
"""What a cell holds; :mod:`geo.reading.cells` has a reader for each."""


_UNIT_KEYS = {"persons": "persons", "km": "km", "t/day": "t-per-day", "°": "degrees", "t": "t"}


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Column(str):  # noqa: SLOT000  the dataclass gives it its slots
    """One column of a table. It is the text of its name, so that it picks the cells of a frame, a row or a dict.

    Two columns of one name are equal, as texts are, whatever else is known of them. What is built to be kept or sent
    holds the plain :attr:`name`.

    Attributes
    ----------
    name
        Header in the CSV.
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
    explained
        Which of the catalogue's sentences explains it, where tables explain a column each in its own way.
    """

    name: str
    kind: Kind = "text"
    unit: str = ""
    vocabulary: Vocabulary | None = None
    refers: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    explained: str = ""

    def __new__(cls, name: str, *_: object, **__: object) -> Self:
        """Return the text of a name, to which the rest is then given."""
        return str.__new__(cls, name)

    @property
    def label(self) -> str:
        """Heading that a person reads."""
        return say(f"schema.column.{self.name}.label")

    @property
    def help(self) -> str:
        """One sentence for a planner."""
        return say(
            f"schema.column.{self.name}.help-{self.explained}" if self.explained else f"schema.column.{self.name}.help"
        )

    @property
    def unit_label(self) -> str:
        """The unit as a person reads it; empty for a column without one."""
        return say(f"schema.unit.{_UNIT_KEYS[self.unit]}") if self.unit else ""


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One table of a plan.

    Attributes
    ----------
    name
        Name of the table; its file is ``<name>.csv``.
    columns
        Columns in the order of the file; the second is what people call a row.
    required
        Columns whose cells must hold something.
    key
        Columns that name a row; the first is its id.
    positioned
        Whether a row has a position: ``latitude`` and ``longitude``, or ``mgrs``.
    position_required
        Whether it must have one.
    optional
        Whether most plans do without the file, so that its absence need not be told.
    """

    name: str
    columns: tuple[Column, ...]
    required: tuple[Column, ...]
    key: tuple[Column, ...]
    positioned: bool = False
    position_required: bool = False
    optional: bool = False

    @property
    def title(self) -> str:
        """What a person calls it."""
        return say(f"schema.table.{self.name}")

    @property
    def file(self) -> str:
        """File name in the plan folder."""
        return f"{self.name}.csv"

    @property
    def id(self) -> Column:
        """Column with the ids of its rows; of contributions it is the nation."""
        return self.key[0]

    @property
    def label_column(self) -> Column:
        """Column with what people call a row."""
        return self.columns[1]

    @property
    def column_names(self) -> tuple[str, ...]:
        """Headers in the order of the file."""
        return tuple(c.name for c in self.columns)

    @property
    def needed(self) -> tuple[Column, ...]:
        """Columns that a file must have: the id and the required ones."""
        return tuple(dict.fromkeys((self.id, *self.required)))

    def column(self, name: str) -> Column:
        """Return a column by its header; KeyError when the table has none of that name."""
        return {c.name: c for c in self.columns}[name]
