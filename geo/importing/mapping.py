"""Which column of a file is which of ours, and what its words mean: what a guess finds and a planner may keep."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from geo.errors import ForeignFileError
from geo.schema import TABLE_BY_NAME
from geo.words.text import Text

Why = Literal["own", "word", "spelling", "content", "unique", "kept", "chosen"]
"""Why a column is taken for ours: its name, a word for it, a misspelt one, what is in it, that its texts are unique, a mapping, a person."""

SURE: tuple[Why, ...] = ("own", "word", "kept", "chosen")
"""Reasons that leave no doubt."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One column of ours, and the column of the file that it is read from.

    Attributes
    ----------
    column
        Name of our column.
    heading
        Heading in the file; several columns of ours may be read from one.
    why
        How it was found.
    """

    column: str
    heading: str
    why: Why

    @property
    def told(self) -> Text:
        """Why, for a person."""
        return Text(f"importing.why.{self.why}")


@dataclass(frozen=True)
class ColumnMapping:
    """How files of one shape are read.

    Attributes
    ----------
    table
        Name of our table.
    headings
        Headings of the file, in its order.
    pairs
        Our columns, each once.
    values
        By column of ours, the code that each text of the file means, "" for nothing; the rest is found by its name.
    """

    table: str
    headings: tuple[str, ...]
    pairs: tuple[Pair, ...]
    values: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    @property
    def by_column(self) -> dict[str, str]:
        """Heading by column of ours."""
        return {pair.column: pair.heading for pair in self.pairs}

    @property
    def id_is_name(self) -> bool:
        """Whether one column of the file is both the id and the name of its rows."""
        spec, read = TABLE_BY_NAME[self.table], self.by_column
        return spec.id.name in read and read[spec.id.name] == read.get(spec.label_column.name)

    @property
    def unread(self) -> list[str]:
        """Headings that no column of ours is read from."""
        read = {pair.heading for pair in self.pairs}
        return [heading for heading in self.headings if heading not in read]

    @property
    def shape(self) -> str:
        """Twelve characters that all files with the same headings have, in whatever order."""
        return shape_of(self.headings)


def shape_of(headings: Iterable[str]) -> str:
    """Return what tells files with other headings apart."""
    return hashlib.sha256("\x1f".join(sorted(headings)).encode()).hexdigest()[:12]


def mapping_text(mapping: ColumnMapping) -> str:
    """Return a mapping as TOML, which :func:`mapping_of` reads back; a planner may change it by hand."""
    lines = [
        f"table = {_quoted(mapping.table)}",
        f"headings = [{', '.join(map(_quoted, mapping.headings))}]",
        "",
        "[columns]",
        *(f"{_quoted(pair.column)} = {_quoted(pair.heading)}" for pair in mapping.pairs),
    ]
    for column, values in mapping.values.items():
        lines += ["", f"[values.{_quoted(column)}]", *(f"{_quoted(a)} = {_quoted(b)}" for a, b in values.items())]
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _texts(found: Mapping[str, Any]) -> dict[str, str]:
    if not all(isinstance(code, str) for code in found.values()):
        raise TypeError
    return dict(found)


def mapping_of(text: str, headings: tuple[str, ...]) -> ColumnMapping:
    """Return the mapping that a TOML describes, for a file.

    Parameters
    ----------
    text
        The TOML.
    headings
        Headings of the file.

    Raises
    ------
    ForeignFileError
        If the TOML is none, or names a table, column or heading that there is not.
    """
    try:
        found: dict[str, Any] = tomllib.loads(text)
        table, columns = str(found["table"]), dict(found["columns"])
        values = {str(name): _texts(terms) for name, terms in found.get("values", {}).items()}
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise ForeignFileError(Text("importing.refused.mapping")) from error
    spec = TABLE_BY_NAME.get(table)
    if spec is None:
        raise ForeignFileError(Text("importing.refused.no-such-table", table=table))
    for name in (*columns, *values):
        if name not in spec.column_names:
            raise ForeignFileError(Text("importing.refused.no-such-column", table=table, column=name))
    for heading in columns.values():
        if heading not in headings:
            raise ForeignFileError(Text("importing.refused.no-such-heading", heading=heading))
    return ColumnMapping(table, headings, tuple(Pair(name, str(of), "kept") for name, of in columns.items()), values)
