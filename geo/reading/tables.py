"""Turns the bytes of a table's file into a frame of typed columns, and a list of problems."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd

from geo.columns import TableSpec
from geo.problem import Finding, Problem
from geo.reading.column_values import read_columns
from geo.reading.context import Context
from geo.reading.header_problems import absent_columns
from geo.reading.line_ends import ends_finding, with_usual_ends
from geo.reading.mojibake import double_encoding, lost_letters, may_be_double, may_have_lost
from geo.reading.records import split
from geo.reading.rows import Reading, check_rows
from geo.reading.text import decode
from geo.reading.text_damage import coded, may_be_coded, may_have_unseen, unseen
from geo.tally import Tally

ROW, LINE = "#row", "#line"
"""Columns of every frame: the spreadsheet row and the physical line of each record."""


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
    columns = read_columns(reading, context)
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
