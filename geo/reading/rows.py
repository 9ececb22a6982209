"""Checks of each row of a table after its cells were read: position, period, origin, duplicates."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from geo.clock import format_instant
from geo.columns import TableSpec
from geo.geodesy import distance_km
from geo.nations import nation_name
from geo.problem import Finding, excerpt, label_within
from geo.reading.limits import MAX_ROWS_OF_AN_ID
from geo.reading.records import Records
from geo.schema import BASIS_COLUMN, FROM, LATITUDE, LONGITUDE, MGRS, NATION, PLACEMENTS, PRECISION, SOURCE, UNTIL
from geo.tally import Tally
from geo.terms import BASIS, EXCLUDED_FORCES, SOURCED_BASES
from geo.words.late import Late
from geo.words.text import Text, listed

Columns = dict[str, list[Any]]


@dataclass(slots=True)
class Reading:
    """Collects the problems of one file, and which of its records are set aside.

    Attributes
    ----------
    spec
        The table.
    records
        Its records.
    tally
        The problems so far.
    rejected
        Indices (from 0) of the records that are set aside.
    """

    spec: TableSpec
    records: Records
    tally: Tally
    rejected: set[int] = field(default_factory=set)

    def written(self, index: int, column: str) -> str | None:
        """Return the text of a cell, as in the file.

        Parameters
        ----------
        index
            Index of the record, from 0.
        column
            Name of the column; the result is None if the file lacks it.
        """
        header = self.records.header
        return self.records.rows[index][header.index(column)] if column in header else None

    def report(self, index: int, column: str, finding: Finding, others: Sequence[int] = ()) -> None:
        """Add the problem that a finding is at a cell; an error sets the record aside, and the others.

        Parameters
        ----------
        index
            Index of the record, from 0.
        column
            Name of the column; the file need not have it.
        finding
            What is wrong.
        others
            Indices of the other records that it tells of.
        """
        row, line = self.records.row_numbers[index], self.records.line_numbers[index]
        problem = finding.at(self.spec.file, row, line, column, self.written(index, column))
        if others:
            problem = replace(problem, others=tuple(self.records.row_numbers[at] for at in others))
        self.tally.add(problem)
        if finding.severity == "error":
            self.rejected.update((index, *others))


def check_rows(reading: Reading, columns: Columns) -> None:
    """Check the rows of a table, and fill in latitude and longitude from MGRS.

    Parameters
    ----------
    reading
        Gets the problems; a row with an error is set aside.
    columns
        Values of each column of the table, one for each record. Latitude and longitude (degrees, EPSG:4326, NaN if
        unknown) are changed in place.
    """
    _settle_positions(reading, columns)
    names = reading.spec.column_names
    if UNTIL in names:
        _check_periods(reading, columns)
    if SOURCE in names and BASIS_COLUMN in names:
        _check_origins(reading, columns)
    if reading.spec is PLACEMENTS:
        _check_forces(reading, columns)
    _set_aside_duplicates(reading, columns)
    if UNTIL in names:
        _set_aside_too_many(reading, columns)


def _set_aside_too_many(reading: Reading, columns: Columns) -> None:
    """Set the rows of an id aside that come after the most that it may have: each is compared with the others."""
    seen: Counter[str] = Counter()
    key = reading.spec.id
    for index, unit in enumerate(columns[key]):
        seen[unit] += 1
        if seen[unit] > MAX_ROWS_OF_AN_ID:
            told = Text("problems_rows.id-often", id=excerpt(unit), most=MAX_ROWS_OF_AN_ID)
            reading.report(index, key, Finding("id-often", "error", told))


def _settle_positions(reading: Reading, columns: Columns) -> None:
    """Fill in latitude and longitude from MGRS, and compare them with it if the row has both."""
    if not reading.spec.positioned:
        return
    latitudes, longitudes = columns[LATITUDE], columns[LONGITUDE]
    grids = columns[MGRS] if MGRS in reading.spec.column_names else [None] * len(latitudes)
    for index, (latitude, longitude, grid) in enumerate(zip(latitudes, longitudes, grids, strict=True)):
        has_latitude, has_longitude = not math.isnan(latitude), not math.isnan(longitude)
        if has_latitude and has_longitude:
            if grid is not None:
                _check_grid(reading, columns, index)
        elif grid is not None and not (has_latitude or has_longitude):
            latitudes[index], longitudes[index] = grid.latitude, grid.longitude
        elif has_latitude or has_longitude or reading.spec.position_required:
            _report_no_position(reading, index, has_latitude=has_latitude, has_longitude=has_longitude)


def _check_grid(reading: Reading, columns: Columns, index: int) -> None:
    grid = columns[MGRS][index]
    precision = columns[PRECISION][index] if PRECISION in columns else None
    apart = distance_km(columns[LATITUDE][index], columns[LONGITUDE][index], grid.latitude, grid.longitude)
    allowed = max(precision if isinstance(precision, float) else 0.0, grid.side_km)
    if apart > allowed:
        told = Text("problems_rows.position-differs", km=f"{apart:.1f}", allowed=f"{allowed:g}")
        reading.report(index, MGRS, Finding("position-differs", "warning", told))


def _report_no_position(reading: Reading, index: int, *, has_latitude: bool, has_longitude: bool) -> None:
    if index in reading.rejected:
        return
    if has_latitude or has_longitude:
        missing = LONGITUDE if has_latitude else LATITUDE
        reading.report(index, missing, Finding("position", "error", Text("problems_rows.position-half")))
    else:
        reading.report(index, LATITUDE, Finding("position", "error", Text("problems_rows.position")))


def _check_periods(reading: Reading, columns: Columns) -> None:
    for index, (start, end) in enumerate(zip(columns[FROM], columns[UNTIL], strict=True)):
        if end <= start:
            told = Text("problems_rows.period", start=format_instant(start), end=format_instant(end))
            reading.report(index, UNTIL, Finding("period", "error", told))


def _check_origins(reading: Reading, columns: Columns) -> None:
    for index, (basis, source) in enumerate(zip(columns[BASIS_COLUMN], columns[SOURCE], strict=True)):
        if basis in SOURCED_BASES and not source:
            told = Text("problems_rows.source-missing", basis=label_within(BASIS.named(basis)))
            reading.report(index, SOURCE, Finding("source-missing", "error", told))


def _check_forces(reading: Reading, columns: Columns) -> None:
    for index, nation in enumerate(columns[NATION]):
        if nation in EXCLUDED_FORCES:
            told = Text("problems_rows.force-excluded", nation=Late(nation_name, nation))
            reading.report(index, NATION, Finding("force-excluded", "error", told))


def _set_aside_duplicates(reading: Reading, columns: Columns) -> None:
    """Set aside every row whose key an earlier row has; ``D+1`` and ``H+24`` are the same instant."""
    seen: dict[tuple[Any, ...], int] = {}
    key = reading.spec.key
    names = Late(listed, key)
    for index, values in enumerate(zip(*(columns[name] for name in key), strict=True)):
        if index in reading.rejected:
            continue
        first = seen.setdefault(values, index)
        if first != index:
            told = Text("problems_rows.duplicate", row=reading.records.row_numbers[first], columns=names)
            reading.report(index, reading.spec.id, Finding("duplicate", "error", told))
