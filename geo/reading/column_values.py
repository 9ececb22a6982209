"""Reads the cells of a table column by column; a text that occurs several times in a column is read once."""

from __future__ import annotations

import math
from collections.abc import Collection
from dataclasses import replace
from typing import Any

from geo.clock import BEFORE_ALL, OPEN_END
from geo.columns import Column, TableSpec
from geo.problem import Finding, excerpt
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.export_marks import through_marks
from geo.reading.formats import TOLD_ONCE, Formats, told_once
from geo.reading.limits import MAX_CELL_CHARACTERS, MAX_LIST_CHARACTERS, MAX_VALUE_CHARACTERS
from geo.reading.number_cells import QUANTITIES
from geo.reading.outcome import Reading as Outcome
from geo.reading.rows import Reading
from geo.reading.spreadsheet import formula_finding
from geo.schema import FROM, UNTIL
from geo.words.late import Late
from geo.words.text import Text, grouped

EXTRA = "+"
"""First character of the name of each column of a frame that the schema does not have; no other column begins with it."""

_PLAIN_SPACE = " \t\r\n"

_FILL: dict[str, Any] = {
    "whole": math.nan,
    "number": math.nan,
    "latitude": math.nan,
    "longitude": math.nan,
    "mgrs": None,
    "ids": (),
    "terms": (),
    "instants": (),
    "bounds": (),
}
_INSTANT_FILL: dict[str, float] = {FROM: BEFORE_ALL, UNTIL: OPEN_END}


def _fill_of(spec: TableSpec, name: str) -> Any:
    kind = spec.column(name).kind
    return _INSTANT_FILL[name] if kind == "instant" else _FILL.get(kind, "")


def read_columns(reading: Reading, context: Context) -> dict[str, list[Any]]:
    """Return the values of each column, one for each record; a column that the schema does not have as text.

    Parameters
    ----------
    reading
        The records; it gets the problems of the cells.
    context
        What plan.toml says about times and numbers.
    """
    header, rows = reading.records.header, reading.records.rows
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    distinct = {name: dict.fromkeys(texts) for name, texts in zip(header, cells, strict=True)}
    known = [column for column in reading.spec.columns if column.name in distinct]
    short = {c.name: [text for text in distinct[c.name] if not _too_long(text, c)] for c in known}
    formats = Formats(known, short.__getitem__, reading.records.delimiter, context)
    columns: dict[str, list[Any]] = {}
    for name, texts in zip(header, cells, strict=True):
        if name in reading.spec.column_names:
            columns[name] = _read_column(reading, name, texts, distinct[name], formats)
        elif name:
            columns[EXTRA + name] = _read_extra(reading, name, texts)
    for name in reading.spec.column_names:
        if name not in columns:
            columns[name] = [_fill_of(reading.spec, name)] * len(rows)
    return columns


def _read_column(
    reading: Reading, name: str, texts: tuple[str, ...], distinct: Collection[str], formats: Formats
) -> list[Any]:
    column = reading.spec.column(name)
    read = cell_reader(column, formats.of(column))
    empty = (_fill_of(reading.spec, name), _required(column) if name in reading.spec.needed else None)
    # A no-break space beside a number is not stripped here: its reader gives a notice.
    around = _PLAIN_SPACE if column.kind in QUANTITIES else None

    def read_through(text: str) -> Outcome:
        if long := _too_long(text, column):
            return empty[0], long
        plain, notice = through_marks(text, column)
        value, finding = read(plain) if plain else empty
        return value, finding or notice

    known = {text: read_through(stripped) if (stripped := text.strip(around)) else empty for text in distinct}
    if not any(finding for _, finding in known.values()):
        return [known[text][0] for text in texts]
    # A time that cannot be read does not mean "always": it is unknown.
    unreadable = math.nan if column.kind == "instant" else empty[0]
    values: list[Any] = []
    often = _Often(reading, name)
    for index, text in enumerate(texts):
        value, finding = known[text]
        if finding is not None:
            often.report(index, finding)
            value = unreadable if finding.severity == "error" else value
        values.append(value)
    often.tell()
    return values


class _Often:
    """Reports the findings of one column; some it tells once, with the number of cells."""

    def __init__(self, reading: Reading, name: str) -> None:
        self._reading, self._name = reading, name
        self._waiting: dict[str, list[tuple[int, Finding]]] = {}

    def report(self, index: int, finding: Finding) -> None:
        """Report a finding at once, or keep it until the column has been read."""
        if finding.text.key in TOLD_ONCE and not (finding.fix and finding.severity == "error"):
            self._waiting.setdefault(finding.text.key, []).append((index, finding))
        else:
            self._reading.report(index, self._name, finding)

    def tell(self) -> None:
        """Report what was kept: each kind of finding at its first cell, and every row of an error set aside."""
        for found in self._waiting.values():
            index, finding = found[0]
            if len(found) > 1:
                finding = replace(finding, text=told_once(finding.text, len(found)), fix=None)
            self._reading.report(index, self._name, finding, [at for at, _ in found[1:]])


def _read_extra(reading: Reading, name: str, texts: tuple[str, ...]) -> list[str]:
    """Keep a column that the schema does not have, unchanged; only cells that a spreadsheet would run get a warning."""
    risky = {text: finding for text in set(texts) if (finding := formula_finding(text))}
    if risky:
        for index, text in enumerate(texts):
            if text in risky:
                reading.report(index, name, risky[text])
    return list(texts)


_LONGEST = {"text": MAX_CELL_CHARACTERS, "ids": MAX_LIST_CHARACTERS}


def _too_long(text: str, column: Column) -> Finding | None:
    """Return an error if a cell is longer than a value of its column can be; nothing tries to read it."""
    most = _LONGEST.get(column.kind, MAX_VALUE_CHARACTERS)
    if len(text) <= most:
        return None
    told = Text("problems_cells.too-long", count=Late(grouped, len(text)), most=Late(grouped, most), text=excerpt(text))
    return Finding("value-too-long", "error", told)


def _required(column: Column) -> Finding:
    return Finding("required", "error", Text("problems_cells.required", help=Late(getattr, column, "help")))
