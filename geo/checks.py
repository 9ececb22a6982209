"""Checks that need more than one row: rules of the force, references in time, and where positions fall."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import pandas as pd

from geo.basemap import countries_at
from geo.clock import format_period
from geo.nations import nation_name
from geo.periods import Period, uncovered
from geo.problem import Finding, Problem, excerpt
from geo.schema import BRIEFING, COMMAND_NODES, CONTRIBUTIONS, EVENTS, HUBS, PLACEMENTS, SOURCES, TableSpec
from geo.settings import Settings
from geo.tables import LINE, ROW, Table
from geo.terms import LAYER

Tables = Mapping[str, Table]

FINEST_PRECISION_KM = 10.0
"""A placement drawn finer than this tells more than a public posture should."""

MOST_COMPARISONS = 20_000
"""Of an unknown id with known ones; beyond it no nearest id is looked for, so that checking stays fast."""

_PLACED = (PLACEMENTS, HUBS, COMMAND_NODES)


def rejections(tables: Tables) -> list[Problem]:
    """Return the errors that set a row aside although it could be read alone."""
    return list(_ids_used_twice(tables))


def warnings(tables: Tables, settings: Settings) -> Iterator[Problem]:
    """Yield what looks wrong in rows that are kept."""
    for spec in _PLACED:
        yield from _positions(tables[spec.name], settings)
        yield from _overlaps(tables[spec.name])
    yield from _fine_precision(tables[PLACEMENTS.name])
    yield from _references(tables)
    yield from _sources(tables)
    yield from _chapters(tables)


def _at(spec: TableSpec, row: Mapping[str, Any], column: str | None, finding: Finding, value: Any = None) -> Problem:
    text = None if value is None else str(value)
    return finding.at(spec.file, int(row[ROW]), int(row[LINE]), column, text)


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [dict(zip(frame.columns, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def _ids_used_twice(tables: Tables) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for spec in _PLACED:
        frame = tables[spec.name].frame
        for unit, row, line in zip(frame[spec.key[0]].tolist(), frame[ROW].tolist(), frame[LINE].tolist(), strict=True):
            if taken.setdefault(unit, spec.file) != spec.file:
                message = (
                    f"the id stands in {taken[unit]} too; ids are unique across placements, hubs and command nodes"
                )
                yield _at(spec, {ROW: row, LINE: line}, spec.key[0], Finding("id-taken", "error", message), unit)


def _positions(table: Table, settings: Settings) -> Iterator[Problem]:
    frame = table.frame
    if frame.empty:
        return
    latitudes, longitudes = frame["latitude"].to_numpy(), frame["longitude"].to_numpy()
    found = np.array(countries_at(latitudes, longitudes), dtype=object)
    west, south, east, north = settings.theatre
    outside = (longitudes < west) | (longitudes > east) | (latitudes < south) | (latitudes > north)
    for row in _records(frame[outside]):
        yield _at(table.spec, row, "latitude", _outside(row["latitude"], row["longitude"], settings))
    at_sea = np.array([c is None for c in found]) & ~outside
    for row in _records(frame[at_sea]):
        message = f"{row['latitude']:.6g}, {row['longitude']:.6g} lies in the sea; check latitude and longitude"
        yield _at(table.spec, row, "latitude", Finding("position-at-sea", "warning", message))
    if "country" in table.spec.column_names:
        yield from _other_country(table, found)
    else:
        yield from _before_ceasefire(table, found)


def _outside(latitude: float, longitude: float, settings: Settings) -> Finding:
    west, south, east, north = settings.theatre
    place = f"{latitude:.6g}, {longitude:.6g}"
    if west <= latitude <= east and south <= longitude <= north:
        message = (
            f"{place} lies far away; latitude and longitude look swapped: write {longitude:.6g} and {latitude:.6g}"
        )
        return Finding("position-swapped", "warning", message, f"{longitude:.6g}")
    message = (
        f"{place} lies outside the theatre that plan.toml gives ({west:g} to {east:g}° E, {south:g} to {north:g}° N)"
    )
    return Finding("position-outside", "warning", f"{message}; check the digits and the sign")


def _other_country(table: Table, found: np.ndarray[Any, np.dtype[Any]]) -> Iterator[Problem]:
    said = table.frame["country"].to_numpy()
    differs = np.array([bool(s) and f is not None and s != f for s, f in zip(said, found, strict=True)])
    for row, country in zip(_records(table.frame[differs]), found[differs], strict=True):
        message = (
            f"the position lies in {nation_name(country)}, not in {nation_name(row['country'])}; correct one of them"
        )
        yield _at(table.spec, row, "country", Finding("country-differs", "warning", message, country), row["country"])


def _before_ceasefire(table: Table, found: np.ndarray[Any, np.dtype[Any]]) -> Iterator[Problem]:
    early = (found == "UKR") & (table.frame["from"].to_numpy() < 0)
    for row in _records(table.frame[early]):
        message = "a unit stands in Ukraine before the ceasefire; no unit of the force is there before H+0, write D+0 or later"
        yield _at(table.spec, row, "from", Finding("before-ceasefire", "warning", message))


def _fine_precision(table: Table) -> Iterator[Problem]:
    fine = [isinstance(p, float) and p < FINEST_PRECISION_KM for p in table.frame["precision_km"]]
    for row in _records(table.frame[np.array(fine, dtype=bool)]):
        message = f"{row['precision_km']:g} km is finer than a public posture should be; write {FINEST_PRECISION_KM:g} or more"
        finding = Finding("precision-fine", "warning", message, f"{FINEST_PRECISION_KM:g}")
        yield _at(table.spec, row, "precision_km", finding, f"{row['precision_km']:g}")


def _overlaps(table: Table) -> Iterator[Problem]:
    """Warn of a row that begins while an earlier row of the same id is still in force."""
    key = table.spec.key[0]
    frame = table.frame[table.frame[key].duplicated(keep=False)].sort_values([key, "from", ROW], kind="stable")
    latest: dict[str, dict[str, Any]] = {}
    for row in _records(frame):
        before = latest.get(row[key])
        if before is not None and row["from"] < before["until"]:
            message = (
                f"{row[key]} is in two places: row {before[ROW]} is in force {format_period(before['from'], before['until'])}; "
                "end that row where this one begins"
            )
            yield _at(table.spec, row, "from", Finding("period-overlaps", "warning", message))
        if before is None or row["until"] > before["until"]:
            latest[row[key]] = row


def _periods(tables: Tables, *specs: TableSpec) -> dict[str, list[Period]]:
    periods: dict[str, list[Period]] = {}
    for spec in specs:
        frame = tables[spec.name].frame
        for unit, start, end in zip(frame[spec.key[0]], frame["from"], frame["until"], strict=True):
            periods.setdefault(unit, []).append((start, end))
    return periods


def _references(tables: Tables) -> Iterator[Problem]:
    commanders = _periods(tables, PLACEMENTS, COMMAND_NODES)
    hubs = _periods(tables, HUBS)
    yield from _reference(tables[PLACEMENTS.name], "parent_id", commanders, "unit or command node")
    yield from _reference(tables[PLACEMENTS.name], "hub_id", hubs, "hub")
    yield from _reference(tables[HUBS.name], "supplied_by", hubs, "hub")
    yield from _reference(tables[COMMAND_NODES.name], "parent_id", commanders, "unit or command node")
    yield from _cycles([tables[PLACEMENTS.name], tables[COMMAND_NODES.name]], "parent_id")
    yield from _cycles([tables[HUBS.name]], "supplied_by")


class _Nearest:
    """Finds the known id that is spelt most like another; each text once, and a bounded number of texts."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._found: dict[str, str | None] = {}

    def to(self, text: str) -> str | None:
        """Return the nearest id, or None when none is near or too many were asked for."""
        if text not in self._found:
            if len(self._known) * (len(self._found) + 1) > MOST_COMPARISONS:
                return None
            close = difflib.get_close_matches(text, self._known, n=1)
            self._found[text] = close[0] if close else None
        return self._found[text]


def _reference(table: Table, column: str, known: dict[str, list[Period]], what: str) -> Iterator[Problem]:
    frame = table.frame[table.frame[column] != ""]
    key = table.spec.key[0]
    nearest = _Nearest(known)
    gaps: dict[tuple[str, float, float], list[Period]] = {}
    for unit, target, start, end, row, line in zip(
        frame[key], frame[column], frame["from"], frame["until"], frame[ROW], frame[LINE], strict=True
    ):
        place = {ROW: row, LINE: line}
        if target == unit:
            message = f"{unit} names itself; name the {what} above it, or leave the cell empty"
            yield _at(table.spec, place, column, Finding("reference-self", "warning", message), target)
        elif target not in known:
            close = nearest.to(target)
            hint = f"did you mean {close}?" if close else "add it, or correct the id"
            message = f"there is no {what} {excerpt(target)}; {hint}"
            yield _at(
                table.spec,
                place,
                column,
                Finding("reference-unknown", "warning", message, close),
                target,
            )
        else:
            period = (target, start, end)
            if period not in gaps:
                gaps[period] = uncovered((start, end), known[target])
            if gaps[period]:
                told = " and ".join(format_period(*gap) for gap in gaps[period])
                message = f"{target} is not in force {told}, while this row is; shorten the row, or name another {what}"
                yield _at(table.spec, place, column, Finding("reference-period", "warning", message), target)


def _cycles(tables: list[Table], column: str) -> Iterator[Problem]:
    """Warn, once a cycle, of ids that come back to themselves through the column at one time."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        for row in _records(table.frame[table.frame[column] != ""]):
            rows.setdefault(row[table.spec.key[0]], []).append(row | {"spec": table.spec})
    settled: set[str] = set()
    for start in rows:
        chain, period = [start], (-math.inf, math.inf)
        while (following := _next_in_force(rows.get(chain[-1], []), period)) is not None:
            period = max(period[0], following["from"]), min(period[1], following["until"])
            target = following[column]
            if target in chain:
                cycle = chain[chain.index(target) :]
                if len(cycle) > 1 and not settled & set(cycle):
                    message = f"{' → '.join([*cycle, target])} is a circle; change one of them"
                    yield _at(following["spec"], following, column, Finding("cycle", "warning", message), target)
                settled |= set(cycle)
                break
            chain.append(target)


def _next_in_force(rows: list[dict[str, Any]], period: Period) -> dict[str, Any] | None:
    return next((row for row in rows if row["from"] < period[1] and row["until"] > period[0]), None)


def _sources(tables: Tables) -> Iterator[Problem]:
    known = set(tables[SOURCES.name].frame["source_id"])
    for spec in (*_PLACED, CONTRIBUTIONS, EVENTS):
        frame = tables[spec.name].frame
        for row in _records(frame[(frame["source_id"] != "") & ~frame["source_id"].isin(known)]):
            message = f"sources.csv has no row {excerpt(row['source_id'])}; add it, or correct the id"
            yield _at(spec, row, "source_id", Finding("source-unknown", "warning", message), row["source_id"])


def _chapters(tables: Tables) -> Iterator[Problem]:
    ids = set().union(*(tables[spec.name].frame[spec.key[0]] for spec in (*_PLACED, EVENTS)))
    for row in _records(tables[BRIEFING.name].frame):
        for layer in row["layers"]:
            if LAYER.lookup(layer) is None:
                message = f"{excerpt(layer)} is no layer; use {', '.join(LAYER.codes)}"
                yield _at(
                    BRIEFING, row, "layers", Finding("chapter-layer", "warning", message, LAYER.nearest(layer)), layer
                )
        for unit in row["focus"]:
            if unit not in ids:
                message = f"the plan has no {excerpt(unit)} to point at; correct the id"
                yield _at(BRIEFING, row, "focus", Finding("chapter-focus", "warning", message), unit)
        if math.isnan(row["time"]):
            yield _at(
                BRIEFING,
                row,
                "time",
                Finding("chapter-time", "notice", "no time is given; the chapter starts at D+0", "D+0"),
                "",
            )
