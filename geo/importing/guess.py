"""Guesses which table of ours a foreign one is, and which column is which: by name first, then by what the cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial

from geo.clock import COUNTED_LETTERS
from geo.columns import Column, TableSpec
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import SURE, ColumnMapping, Pair, Why
from geo.importing.names import column_words, is_word_for, nation_of, plain
from geo.importing.values import DEGREES, NATIONS, fits, is_pair
from geo.reading.headings import column_names, folded
from geo.reading.units import means_unit, measured
from geo.schema import LATITUDE, LONGITUDE, MGRS, SIDC, TABLES

_SAMPLE = 200
_MOST_OF = 0.8
_HALF = 0.5
_LONGEST_ID = 40
_FEWEST_COLUMNS = 2
_SPELT_ALIKE = ("text", "id", "ids")
_NORTH, _EAST = (34.0, 72.0), (-25.0, 46.0)
_UNIT = re.compile(r"(?P<name>.+?)\s*[(\[,]\s*(?:en |in |в )?(?P<unit>[^)\]]+?)\s*[)\]]?")


def guess_table(table: ForeignTable, specs: Sequence[TableSpec] = TABLES) -> ColumnMapping | None:
    """Return how a foreign table is read as the table of ours that it fits best; None if it fits none.

    Parameters
    ----------
    table
        The foreign table.
    specs
        Tables of ours that it may be.
    """
    guesses = [(guess_columns(table, spec), spec) for spec in specs]
    best, spec = max(guesses, key=lambda guess: _score(table, *guess))
    sure = {pair.column for pair in best.pairs if pair.why in SURE}
    named = sure & {spec.id.name, spec.label_column.name}
    known = len(sure - {LATITUDE, LONGITUDE})
    return best if named and (known >= _FEWEST_COLUMNS or is_word_for(table.name, spec)) else None


def _score(table: ForeignTable, mapping: ColumnMapping, spec: TableSpec) -> tuple[float, int]:
    """Return how well a table fits: by its name first if that says so, then by columns that are found for sure."""
    found = {pair.column for pair in mapping.pairs if pair.why in SURE}
    needed = sum(column.name in found for column in spec.needed)
    sure = len({pair.heading for pair in mapping.pairs if pair.why in SURE})
    return sure + needed / len(spec.needed) + 2 * is_word_for(table.name, spec), -TABLES.index(spec)


def guess_columns(table: ForeignTable, spec: TableSpec) -> ColumnMapping:
    """Return the columns of a table of ours that a foreign one seems to have.

    Parameters
    ----------
    table
        The foreign table.
    spec
        The table of ours.
    """
    guess = _Guess(table, spec)
    guess.by_name()
    guess.by_spelling()
    guess.by_content()
    guess.by_uniqueness()
    pairs = sorted(guess.pairs, key=lambda pair: spec.column_names.index(pair.column))
    return ColumnMapping(spec.name, table.headings, tuple(pairs))


class _Guess:
    def __init__(self, table: ForeignTable, spec: TableSpec) -> None:
        self.pairs: list[Pair] = []
        self._spec = spec
        self._headings = table.headings
        self._samples = {
            heading: [text for text in dict.fromkeys(table.column(heading)[:_SAMPLE]) if text]
            for heading in table.headings
        }
        self._whole = {heading: table.column(heading) for heading in table.headings}

    def _free(self) -> list[str]:
        taken = {pair.heading for pair in self.pairs}
        return [heading for heading in self._headings if heading not in taken]

    def _absent(self) -> list[Column]:
        found = {pair.column for pair in self.pairs}
        return [column for column in self._spec.columns if column.name not in found]

    def _take(self, column: Column, heading: str, why: Why) -> None:
        self.pairs.append(Pair(column.name, heading, why))

    def by_name(self) -> None:
        """Take headings that are names of columns, then those that are words for them and hold such values."""
        for column in self._absent():
            named = [heading for heading in self._free() if folded(heading) == column.name]
            if named:
                self._take(column, named[0], "own")
        for column in self._absent():
            words = list(column_words(column))
            ranked = [
                (words.index(name), heading) for heading in self._free() if (name := _named(heading, column)) in words
            ]
            fitting = [heading for _, heading in sorted(ranked) if self._fits(heading, column)]
            if fitting:
                self._take(column, fitting[0], "word")

    def by_spelling(self) -> None:
        """Take headings that the reader of our own files would take for a column."""
        for heading, name in zip(self._headings, column_names(self._headings, self._spec), strict=True):
            if heading in self._free() and name in {column.name for column in self._absent()}:
                column = self._spec.column(name)
                if self._fits(heading, column):
                    self._take(column, heading, "spelling")

    def by_content(self) -> None:
        """Take columns whose cells can hardly be anything else."""
        for column in self._absent():
            if column in (MGRS, SIDC):
                self._take_if(column, self._free(), partial(_holds, column))
        self._places()
        for column in self._absent():
            if column.kind in NATIONS:
                self._take_if(column, self._free(), lambda text: nation_of(text) is not None)
            elif column.kind == "instant":
                self._take_if(column, self._free(), lambda text: _OFFSET.fullmatch(text) is not None)

    def _take_if(self, column: Column, headings: Iterable[str], holds: Callable[[str], bool]) -> None:
        for heading in headings:
            texts = self._samples[heading]
            if texts and sum(map(holds, texts)) >= _MOST_OF * len(texts):
                self._take(column, heading, "content")
                return

    def _places(self) -> None:
        """Take a column with both coordinates for both, or two of decimals whose values lie in Europe."""
        absent = [column for column in self._absent() if column.kind in DEGREES]
        if len(absent) < len(DEGREES):
            return
        for heading in self._free():
            texts = self._samples[heading]
            if texts and sum(map(is_pair, texts)) >= _MOST_OF * len(texts):
                self._take(LATITUDE, heading, "content")
                self._take(LONGITUDE, heading, "content")
                return
        decimals = [heading for heading in self._free() if _within(self._samples[heading], (-180.0, 180.0))]
        north = [heading for heading in decimals if _within(self._samples[heading], _NORTH)]
        east = [heading for heading in decimals if _within(self._samples[heading], _EAST) and heading not in north]
        if len(north) == len(east) == 1:
            self._take(LATITUDE, north[0], "content")
            self._take(LONGITUDE, east[0], "content")

    def by_uniqueness(self) -> None:
        """Let names stand for ids and ids for names if only one of the two is there; names only if none occurs twice."""
        key, label = self._spec.id, self._spec.label_column
        if key.kind != "id":
            return
        found = {pair.column: pair.heading for pair in self.pairs}
        if label.name in found and key.name not in found:
            texts = self._whole[found[label.name]]
            if texts and all(0 < len(text) <= _LONGEST_ID for text in texts) and len(set(texts)) == len(texts):
                self._take(key, found[label.name], "unique")
        elif key.name in found and label.name not in found and label in self._spec.required:
            self._take(label, found[key.name], "unique")

    def _fits(self, heading: str, column: Column) -> bool:
        texts = self._samples[heading]
        return sum(fits(text, column) for text in texts) >= _HALF * len(texts)


_OFFSET = re.compile(rf"[{COUNTED_LETTERS}]\s?[+\-\u2212\u2013]\s?\d{{1,5}}", re.IGNORECASE)
_DECIMAL = re.compile(r"[+-]?\d{1,3}[.,]\d{2,}")


def _holds(column: Column, text: str) -> bool:
    return fits(text, column)


def _within(texts: Sequence[str], span: tuple[float, float]) -> bool:
    return bool(texts) and all(
        _DECIMAL.fullmatch(text) and span[0] <= float(text.replace(",", ".")) <= span[1] for text in texts
    )


def _named(heading: str, column: Column) -> str:
    """Return a heading as words are compared, without a unit that is the column's."""
    whole = plain(heading)
    if whole in column_words(column) or not column.unit:
        return whole
    match = _UNIT.fullmatch(heading.strip())
    return plain(match["name"]) if match and _is_unit(match["unit"], column.unit) else whole


def _is_unit(text: str, unit: str) -> bool:
    found = measured(f"1 {text}", unit)
    return means_unit(text, unit) or (found is not None and found.factor == 1)
