"""Guesses which table of ours a foreign one is, and which column is which: by name first, then by what the cells hold."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from geo.columns import TableSpec
from geo.importing.column_guess import ColumnGuess
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import SURE, ColumnMapping
from geo.importing.names import is_word_for
from geo.importing.other_ids import with_known_ids
from geo.schema import LATITUDE, LONGITUDE, TABLES

_FEWEST_COLUMNS = 2

Ids = Mapping[str, Collection[str]]
"""Ids that a plan has, by the name of their table."""


def guess_table(
    table: ForeignTable, specs: Sequence[TableSpec] = TABLES, ids: Ids | None = None
) -> ColumnMapping | None:
    """Return how a foreign table is read as the table of ours that it fits best; None if it fits none.

    Parameters
    ----------
    table
        The foreign table.
    specs
        Tables of ours that it may be.
    ids
        Ids that the plan has; a column of them is known by them.
    """
    guesses = [(guess_columns(table, spec, ids), spec) for spec in specs]
    best, spec = max(guesses, key=lambda guess: _score(table, *guess))
    sure = {pair.column for pair in best.pairs if pair.why in SURE}
    named = sure & {spec.id.name, spec.label_column.name}
    known = len(sure - {LATITUDE, LONGITUDE})
    is_known = known >= _FEWEST_COLUMNS or is_word_for(table.name, spec)
    return best if named and (is_known or _has_ids(table, best, spec, ids or {})) else None


def _has_ids(table: ForeignTable, mapping: ColumnMapping, spec: TableSpec, ids: Ids) -> bool:
    """Tell whether the column of the id has ids that the plan has."""
    of = [pair.heading for pair in mapping.pairs if pair.column == spec.id.name]
    return spec.id.kind == "id" and bool(with_known_ids(table, of, ids.get(spec.name, ())))


def _score(table: ForeignTable, mapping: ColumnMapping, spec: TableSpec) -> tuple[float, int]:
    """Return how well a table fits: by its name first if that says so, then by columns that are found for sure."""
    found = {pair.column for pair in mapping.pairs if pair.why in SURE}
    needed = sum(column.name in found for column in spec.needed)
    sure = len({pair.heading for pair in mapping.pairs if pair.why in SURE})
    return sure + needed / len(spec.needed) + 2 * is_word_for(table.name, spec), -TABLES.index(spec)


def guess_columns(table: ForeignTable, spec: TableSpec, ids: Ids | None = None) -> ColumnMapping:
    """Return the columns of a table of ours that a foreign one seems to have.

    Parameters
    ----------
    table
        The foreign table.
    spec
        The table of ours.
    ids
        Ids that the plan has.
    """
    guess = ColumnGuess(table, spec)
    guess.by_name()
    guess.by_spelling()
    guess.by_content()
    guess.by_ids((ids or {}).get(spec.name, ()))
    guess.by_uniqueness()
    pairs = sorted(guess.pairs, key=lambda pair: spec.column_names.index(pair.column))
    return ColumnMapping(spec.name, table.headings, tuple(pairs))
