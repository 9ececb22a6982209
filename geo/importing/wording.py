"""What the words of a file mean: for each column of terms or nations, each text of it and the code that it stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from geo.columns import Column
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping
from geo.importing.names import nation_of, term_of
from geo.importing.values import NATIONS
from geo.nations import all_countries, all_nations
from geo.schema import NATION, TABLE_BY_NAME


@dataclass(frozen=True, slots=True)
class Word:
    """A text that cells of a column have, and what it means.

    Attributes
    ----------
    text
        As the file has it.
    code
        What it stands for; "" for nothing, None if nobody knows.
    rows
        In how many rows it stands.
    """

    text: str
    code: str | None
    rows: int


def words_of(table: ForeignTable, mapping: ColumnMapping) -> dict[str, list[Word]]:
    """Return the words of each column that has a closed list of codes: those that nobody knows first, then the frequent ones.

    Parameters
    ----------
    table
        The file's table.
    mapping
        How it is read.

    Returns
    -------
    dict
        By name of our column. Texts that are codes already are left out.
    """
    spec = TABLE_BY_NAME[mapping.table]
    found: dict[str, list[Word]] = {}
    for name, heading in mapping.by_column.items():
        column = spec.column(name)
        if not _is_closed(column):
            continue
        known = mapping.values.get(name, {})
        counts = Counter(text for text in table.column(heading) if text)
        words = [Word(text, known.get(text, _code(text, column)), rows) for text, rows in counts.items()]
        words = sorted((w for w in words if w.code != w.text), key=lambda w: (w.code is not None, -w.rows, w.text))
        if words:
            found[name] = words
    return found


def with_words(mapping: ColumnMapping, table: ForeignTable) -> ColumnMapping:
    """Return a mapping that says what each known word of a file means, so that the next file of its shape is read alike.

    Parameters
    ----------
    mapping
        How the file is read; what it says of words counts.
    table
        The file's table.
    """
    guessed = {
        name: {word.text: word.code for word in words if word.code is not None}
        for name, words in words_of(table, mapping).items()
    }
    return with_values(mapping, guessed)


def with_values(mapping: ColumnMapping, values: Mapping[str, Mapping[str, str]]) -> ColumnMapping:
    """Return a mapping that also knows these codes; they count before those that it had.

    Parameters
    ----------
    mapping
        The mapping.
    values
        By name of our column, code by text.
    """
    merged = {name: {**mapping.values.get(name, {}), **codes} for name, codes in values.items()}
    return replace(mapping, values={name: codes for name, codes in {**mapping.values, **merged}.items() if codes})


def meanings(column: Column) -> dict[str, str]:
    """Return what a word of a column may mean: names for a person, by code.

    Parameters
    ----------
    column
        A column of terms, nations or countries.
    """
    if column.vocabulary is not None:
        return dict(column.vocabulary.labels)
    return all_nations() if column.kind == NATION.kind else all_countries()


def _is_closed(column: Column) -> bool:
    return column.kind in NATIONS or (column.kind == "term" and column.vocabulary is not None)


def _code(text: str, column: Column) -> str | None:
    return term_of(text, column.vocabulary) if column.vocabulary is not None else nation_of(text)
