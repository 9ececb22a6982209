"""Bytes of a table's file to a frame of typed columns, and the problems found on the way."""

from __future__ import annotations

import gc
import math
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from geo.cells import Context, cell_reader
from geo.clock import BEFORE_ALL, OPEN_END, format_instant
from geo.geodesy import distance_km
from geo.nations import nation_name
from geo.problem import Finding, Problem
from geo.records import Records, split
from geo.schema import PLACEMENTS, Column, TableSpec
from geo.terms import BASIS, EXCLUDED_FORCES, SOURCED_BASES
from geo.text import decode

EXTRA = "+"
"""Marks the columns of a frame that the schema does not know, so that none is taken for one of its own."""

ROW, LINE = "#row", "#line"
"""Columns of every frame: the spreadsheet row and the physical line of each record."""

_FILL: dict[str, Any] = {
    "whole": math.nan,
    "number": math.nan,
    "latitude": math.nan,
    "longitude": math.nan,
    "mgrs": None,
    "ids": (),
}
_INSTANT_FILL = {"from": BEFORE_ALL, "until": OPEN_END, "time": math.nan}


@dataclass(frozen=True)
class Table:
    """One table of a plan as read.

    Attributes
    ----------
    spec
        Its declaration.
    frame
        The accepted rows, index 0…n-1. Columns: those of the spec (text columns hold "" for unknown, quantities NaN,
        instants hours since H+0 with -inf and inf for open ends, ``precision_km`` a float or an area name), the
        unknown extra columns as text, and :data:`ROW` and :data:`LINE`.
    problems
        What is wrong in the file, in row order.
    rows
        Rows in the file, those set aside included.
    """

    spec: TableSpec
    frame: pd.DataFrame
    problems: list[Problem]
    rows: int

    @property
    def set_aside(self) -> int:
        """Number of rows that are not in the frame."""
        return self.rows - len(self.frame)


@dataclass(slots=True)
class _Reading:
    """Collects the problems of one file and which of its records are set aside."""

    spec: TableSpec
    records: Records
    problems: list[Problem]
    rejected: set[int] = field(default_factory=set)

    def written(self, index: int, column: str) -> str | None:
        """Return a cell as it stands in the file; None when the file has no such column."""
        header = self.records.header
        return self.records.rows[index][header.index(column)] if column in header else None

    def report(self, index: int, column: str, finding: Finding) -> None:
        row, line = self.records.row_numbers[index], self.records.line_numbers[index]
        self.problems.append(finding.at(self.spec.file, row, line, column, self.written(index, column)))
        if finding.severity == "error":
            self.rejected.add(index)


def read_table(data: bytes, spec: TableSpec, context: Context | None = None) -> Table:
    """Read one table.

    Parameters
    ----------
    data
        Bytes of the file.
    spec
        Which table it is.
    context
        What plan.toml says about times and numbers.

    Returns
    -------
    Table
        Rows with an error are set aside and explained; nothing is raised for what a planner wrote.
    """
    with _collector_paused():
        return _read(data, spec, context or Context())


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's garbage collector from walking millions of new cells that are all in use: a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _read(data: bytes, spec: TableSpec, context: Context) -> Table:
    text, findings = decode(data)
    records, problems = split(text, spec)
    problems = [f.at(spec.file) for f in findings] + problems
    reading = _Reading(spec, records, problems)
    if not records.header or any(p.code == "header-missing" for p in problems):
        return Table(spec, _empty_frame(spec), problems, records.total)
    columns = _read_columns(reading, context)
    _settle_positions(reading, columns)
    _check_rows(reading, columns)
    _set_aside_duplicates(reading, columns)
    problems.sort(key=lambda p: p.row or 0)
    return Table(spec, _frame(reading, columns), problems, records.total)


def empty_table(spec: TableSpec, problems: Iterable[Problem] = ()) -> Table:
    """Return a table with no rows, for a file that is absent."""
    return Table(spec, _empty_frame(spec), list(problems), 0)


def _fill_of(spec: TableSpec, name: str) -> Any:
    kind = spec.column(name).kind
    return _INSTANT_FILL[name] if kind == "instant" else _FILL.get(kind, "")


def _read_columns(reading: _Reading, context: Context) -> dict[str, list[Any]]:
    """Read cell by cell, column by column; each distinct text is read once."""
    header, rows = reading.records.header, reading.records.rows
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(header)
    columns: dict[str, list[Any]] = {}
    for name, texts in zip(header, cells, strict=True):
        if name in reading.spec.column_names:
            columns[name] = _read_column(reading, name, texts, context)
        elif name:
            columns[EXTRA + name] = list(texts)
    for name in reading.spec.column_names:
        if name not in columns:
            columns[name] = [_fill_of(reading.spec, name)] * len(rows)
    return columns


def _read_column(reading: _Reading, name: str, texts: tuple[str, ...], context: Context) -> list[Any]:
    column = reading.spec.column(name)
    if column.kind in ("id", "text") and name not in reading.spec.needed:
        return [text.strip() for text in texts]
    read = cell_reader(column, context)
    empty = (_fill_of(reading.spec, name), _required(column) if name in reading.spec.needed else None)
    known = {text: read(stripped) if (stripped := text.strip()) else empty for text in set(texts)}
    if not any(finding for _, finding in known.values()):
        return [known[text][0] for text in texts]
    values: list[Any] = []
    for index, text in enumerate(texts):
        value, finding = known[text]
        if finding is not None:
            reading.report(index, name, finding)
            value = empty[0] if finding.severity == "error" else value
        values.append(value)
    return values


def _required(column: Column) -> Finding:
    return Finding("required", "error", f"the cell is empty, and it is needed: {column.help}")


def _settle_positions(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    """Fill latitude and longitude from MGRS, and check the two against each other where both stand."""
    if not reading.spec.positioned:
        return
    latitudes, longitudes = columns["latitude"], columns["longitude"]
    grids = columns["mgrs"] if "mgrs" in reading.spec.column_names else [None] * len(latitudes)
    for index, (latitude, longitude, grid) in enumerate(zip(latitudes, longitudes, grids, strict=True)):
        has_latitude, has_longitude = not math.isnan(latitude), not math.isnan(longitude)
        if has_latitude and has_longitude:
            if grid is not None:
                _check_grid(reading, columns, index)
        elif grid is not None and not (has_latitude or has_longitude):
            latitudes[index], longitudes[index] = grid.latitude, grid.longitude
        elif has_latitude or has_longitude or reading.spec.position_required:
            _report_no_position(reading, index, has_latitude=has_latitude, has_longitude=has_longitude)


def _check_grid(reading: _Reading, columns: dict[str, list[Any]], index: int) -> None:
    grid, precision = columns["mgrs"][index], columns["precision_km"][index]
    apart = distance_km(columns["latitude"][index], columns["longitude"][index], grid.latitude, grid.longitude)
    allowed = max(precision if isinstance(precision, float) else 0.0, grid.side_km)
    if apart > allowed:
        message = (
            f"the grid reference lies {apart:.1f} km from latitude and longitude, more than the precision of {allowed:g} km; "
            "latitude and longitude are used, correct one of them"
        )
        reading.report(index, "mgrs", Finding("position-differs", "warning", message))


def _report_no_position(reading: _Reading, index: int, *, has_latitude: bool, has_longitude: bool) -> None:
    if index in reading.rejected:
        return
    if has_latitude or has_longitude:
        missing = "longitude" if has_latitude else "latitude"
        reading.report(
            index, missing, Finding("position", "error", "the cell is empty while its twin is not; write both")
        )
    else:
        message = "the row has no position; write latitude and longitude, or mgrs"
        reading.report(index, "latitude", Finding("position", "error", message))


def _check_rows(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    names = reading.spec.column_names
    if "until" in names:
        _check_periods(reading, columns)
    if "source_id" in names and "basis" in names:
        _check_origins(reading, columns)
    if reading.spec is PLACEMENTS:
        _check_forces(reading, columns)


def _check_periods(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    for index, (start, end) in enumerate(zip(columns["from"], columns["until"], strict=True)):
        if end <= start:
            period = f"it ends ({format_instant(end)}) no later than it begins ({format_instant(start)})"
            message = f"the row would never be in force: {period}"
            reading.report(index, "until", Finding("period", "error", message))


def _check_origins(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    for index, (basis, source) in enumerate(zip(columns["basis"], columns["source_id"], strict=True)):
        if basis in SOURCED_BASES and not source:
            what = BASIS.label(basis).lower()
            message = f"the row is {what} but names no source; write the source_id of a row of sources.csv"
            reading.report(index, "source_id", Finding("source-missing", "error", message))


def _check_forces(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    for index, nation in enumerate(columns["nation"]):
        if nation in EXCLUDED_FORCES:
            message = f"{nation_name(nation)}: the plan places the multinational force alone; delete the row"
            reading.report(index, "nation", Finding("force-excluded", "error", message))


def _set_aside_duplicates(reading: _Reading, columns: dict[str, list[Any]]) -> None:
    """Of rows with one key the first stands; ``D+1`` and ``H+24`` are one instant."""
    seen: dict[tuple[Any, ...], int] = {}
    key = reading.spec.key
    for index, values in enumerate(zip(*(columns[name] for name in key), strict=True)):
        if index in reading.rejected:
            continue
        first = seen.setdefault(values, index)
        if first != index:
            names = " and ".join(key)
            message = (
                f"row {reading.records.row_numbers[first]} has the same {names}; change one of them, or delete this row"
            )
            reading.report(index, key[0], Finding("duplicate", "error", message))


def _frame(reading: _Reading, columns: dict[str, list[Any]]) -> pd.DataFrame:
    everything = {
        name: np.asarray(values, dtype=np.float64)
        if _is_numeric(reading.spec, name)
        else pd.Series(values, dtype=object)
        for name, values in columns.items()
    }
    frame = pd.DataFrame(everything)
    frame[ROW] = np.asarray(reading.records.row_numbers, dtype=np.int64)
    frame[LINE] = np.asarray(reading.records.line_numbers, dtype=np.int64)
    if reading.rejected:
        frame = frame.drop(index=sorted(reading.rejected)).reset_index(drop=True)
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
