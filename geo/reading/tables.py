"""Turns the bytes of a table's file into a frame of typed columns, and a list of problems."""

from __future__ import annotations

import gc
import math
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from geo.clock import BEFORE_ALL, OPEN_END
from geo.columns import Column, TableSpec
from geo.problem import Finding, Problem
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.export_marks import through_marks
from geo.reading.formats import TOLD_ONCE, Formats, told_once
from geo.reading.header_problems import absent_columns
from geo.reading.line_ends import ends_finding, with_usual_ends
from geo.reading.mojibake import double_encoding, lost_letters, may_be_double, may_have_lost
from geo.reading.number_cells import QUANTITIES
from geo.reading.outcome import Reading as Outcome
from geo.reading.records import split
from geo.reading.rows import Reading, check_rows
from geo.reading.spreadsheet import formula_finding
from geo.reading.text import decode
from geo.reading.text_damage import coded, may_be_coded, may_have_unseen, unseen
from geo.schema import FROM, TIME, UNTIL
from geo.tally import Tally
from geo.words.late import Late
from geo.words.text import Text

EXTRA = "+"
"""First character of the name of each column of a frame that the schema does not have; no other column begins with it."""

ROW, LINE = "#row", "#line"
"""Columns of every frame: the spreadsheet row and the physical line of each record."""

_PLAIN_SPACE = " \t\r\n"

_FILL: dict[str, Any] = {
    "whole": math.nan,
    "number": math.nan,
    "latitude": math.nan,
    "longitude": math.nan,
    "mgrs": None,
    "ids": (),
    "bounds": (),
}
_INSTANT_FILL: dict[str, float] = {FROM: BEFORE_ALL, UNTIL: OPEN_END, TIME: math.nan}


@dataclass(frozen=True)
class Table:
    """One table of a plan as read.

    Attributes
    ----------
    spec
        Its columns and their meaning.
    frame
        The accepted rows, index 0…n-1. It has the columns of the spec: text is "" if unknown; quantities, in the unit
        of their column, are NaN if unknown; degrees are EPSG:4326; instants are hours since H+0, -inf and inf for open
        ends; ``precision_km`` is a float or the name of an area. It also has the columns that the schema does not have,
        as text, and :data:`ROW` and :data:`LINE`.
    problems
        The problems of the file, in the order of its rows.
    rows
        Number of rows in the file, with those set aside.
    aside
        Ids of the rows that are set aside; a reference to one of them is no problem.
    aside_frame
        The rows that are set aside but could be split; a cell that could not be read is unknown. None if there are none.
    """

    spec: TableSpec
    frame: pd.DataFrame
    problems: list[Problem]
    rows: int
    aside: frozenset[str] = frozenset()
    aside_frame: pd.DataFrame | None = None

    @property
    def with_aside(self) -> Table:
        """The table with the rows that are set aside, for checks that find what else is wrong in them."""
        if self.aside_frame is None or self.aside_frame.empty:
            return self
        return replace(self, frame=pd.concat([self.frame, self.aside_frame], ignore_index=True))

    @property
    def unread(self) -> bool:
        """Whether there may be rows of which none could be read, because of an error of the whole file."""
        return any(
            (p.severity == "error" and (p.row is None or p.code == "header-missing"))
            or (p.code == "file-absent" and p.severity != "notice")
            for p in self.problems
        )

    @property
    def set_aside(self) -> int:
        """Number of rows that are set aside."""
        return self.rows - len(self.frame)


def read_table(data: bytes, spec: TableSpec, context: Context | None = None) -> Table:
    """Read one table.

    Parameters
    ----------
    data
        Bytes of the file.
    spec
        The table.
    context
        What plan.toml says about times and numbers; None for no ceasefire and decimal points.

    Returns
    -------
    Table
        The rows that could be read. A row with an error is set aside, with a problem; nothing that a planner wrote
        raises an exception.
    """
    with _collector_paused():
        return _read(data, spec, context or Context())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause Python's garbage collector, which takes a third of the time to visit new cells that are all in use."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(data: bytes, spec: TableSpec, context: Context) -> Table:
    text, _, findings = decode(data, context.evidence)
    text, sign = with_usual_ends(text, spec)
    if told := ends_finding(sign):
        findings = [*findings, told]
    records, problems = split(text, spec)
    problems = [f.at(spec.file) for f in findings] + problems
    if set(records.header) & set(spec.column_names):
        problems += absent_columns(records.header, spec, *records.header_at)
    reading = Reading(spec, records, Tally())
    if not records.header or any(p.code == "header-missing" for p in problems):
        return Table(spec, _empty_frame(spec), problems, records.total)
    columns = _read_columns(reading, context)
    if not text.isascii() and may_be_double(text):
        _tell_of_texts(reading, double_encoding)
    if may_have_lost(text):
        _tell_of_texts(reading, lost_letters)
    if may_be_coded(text):
        _tell_of_texts(reading, coded)
    if may_have_unseen(text):
        _tell_of_texts(reading, unseen, ids=False)
    check_rows(reading, columns)
    problems += reading.tally.problems()
    problems.sort(key=lambda p: p.row or 0)
    ids = columns[spec.id]
    aside = frozenset(str(ids[index]) for index in reading.rejected)
    everything = _frame(reading, columns)
    if not reading.rejected:
        return Table(spec, everything, problems, records.total, aside)
    gone = everything.index.isin(sorted(reading.rejected))
    kept, others = everything[~gone].reset_index(drop=True), everything[gone].reset_index(drop=True)
    return Table(spec, kept, problems, records.total, aside, others)


def empty_table(spec: TableSpec, problems: Iterable[Problem] = ()) -> Table:
    """Return a table without rows, for a file that is absent or unreadable.

    Parameters
    ----------
    spec
        The table.
    problems
        The problems of the file.
    """
    return Table(spec, _empty_frame(spec), list(problems), 0)


def _fill_of(spec: TableSpec, name: str) -> Any:
    kind = spec.column(name).kind
    return _INSTANT_FILL[name] if kind == "instant" else _FILL.get(kind, "")


def _read_columns(reading: Reading, context: Context) -> dict[str, list[Any]]:
    """Read the cells column by column; a text that occurs several times in a column is read once."""
    header, rows = reading.records.header, reading.records.rows
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    distinct = {name: dict.fromkeys(texts) for name, texts in zip(header, cells, strict=True)}
    known = [column for column in reading.spec.columns if column.name in distinct]
    formats = Formats(known, distinct.__getitem__, reading.records.delimiter, context)
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


def _tell_of_texts(reading: Reading, find: Callable[[str], Finding | None], *, ids: bool = True) -> None:
    """Report the damaged cells of text; a term or code that is damaged is an error of its own, and an id may be."""
    kinds = {column.name: column.kind for column in reading.spec.columns}
    for name, texts in zip(reading.records.header, zip(*reading.records.rows, strict=True), strict=False):
        if (
            not name
            or kinds.get(name, "text") not in ("text", "id" if ids else "text")
            or (not ids and name.endswith("_id"))
        ):
            continue
        found = {text: finding for text in set(texts) if (finding := find(text))}
        if found:
            for index, text in enumerate(texts):
                if text in found:
                    reading.report(index, name, found[text])


def _required(column: Column) -> Finding:
    return Finding("required", "error", Text("problems_cells.required", help=Late(getattr, column, "help")))


def _frame(reading: Reading, columns: dict[str, list[Any]]) -> pd.DataFrame:
    everything = {
        name: np.asarray(values, dtype=np.float64)
        if _is_numeric(reading.spec, name)
        else pd.Series(values, dtype=object)
        for name, values in columns.items()
    }
    frame = pd.DataFrame(everything)
    frame[ROW] = np.asarray(reading.records.row_numbers, dtype=np.int64)
    frame[LINE] = np.asarray(reading.records.line_numbers, dtype=np.int64)
    return frame


def _is_numeric(spec: TableSpec, name: str) -> bool:
    return name in spec.column_names and spec.column(name).kind in (
        "whole",
        "number",
        "latitude",
        "longitude",
        "instant",
    )


def _empty_frame(spec: TableSpec) -> pd.DataFrame:
    columns = {n: pd.Series([], dtype=np.float64 if _is_numeric(spec, n) else object) for n in spec.column_names}
    return pd.DataFrame(columns | {ROW: pd.Series([], dtype=np.int64), LINE: pd.Series([], dtype=np.int64)})
