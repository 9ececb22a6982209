"""What rows refer to: superiors, hubs, sources, layers, ids to point at; in time, and without circles."""

from __future__ import annotations

import difflib
import math
from collections.abc import Iterable, Iterator
from typing import Any

from geo.clock import BEFORE_ALL, OPEN_END, format_period
from geo.findings import PLACED, Tables, at_row, records
from geo.periods import Period, uncovered
from geo.problem import Finding, Problem, excerpt
from geo.schema import BRIEFING, COMMAND_NODES, CONTRIBUTIONS, EVENTS, HUBS, PLACEMENTS, SOURCES, TableSpec
from geo.tables import LINE, ROW, Table
from geo.terms import LAYER

MOST_COMPARISONS = 20_000
"""Of an unknown id with known ones; beyond it no nearest id is looked for, so that checking stays fast."""


def reference_warnings(tables: Tables) -> Iterator[Problem]:
    """Yield references to what does not exist, or not at that time, and circles."""
    yield from _references(tables)
    yield from _sources(tables)
    yield from _chapters(tables)


def _periods(tables: Tables, *specs: TableSpec) -> dict[str, list[Period]]:
    """Return when each id is in force; one whose row is set aside is taken as there, since that row is told already."""
    periods: dict[str, list[Period]] = {}
    for spec in specs:
        frame = tables[spec.name].frame
        for unit, start, end in zip(frame[spec.key[0]], frame["from"], frame["until"], strict=True):
            periods.setdefault(unit, []).append((start, end))
        for unit in tables[spec.name].aside:
            periods[unit] = [(BEFORE_ALL, OPEN_END)]
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
            yield at_row(table.spec, place, column, Finding("reference-self", "warning", message), target)
        elif target not in known:
            close = nearest.to(target)
            hint = f"did you mean {close}?" if close else "add it, or correct the id"
            message = f"there is no {what} {excerpt(target)}; {hint}"
            yield at_row(
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
                yield at_row(table.spec, place, column, Finding("reference-period", "warning", message), target)


def _cycles(tables: list[Table], column: str) -> Iterator[Problem]:
    """Warn, once a cycle, of ids that come back to themselves through the column at one time."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        for row in records(table.frame[table.frame[column] != ""]):
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
                    yield at_row(following["spec"], following, column, Finding("cycle", "warning", message), target)
                settled |= set(cycle)
                break
            chain.append(target)


def _next_in_force(rows: list[dict[str, Any]], period: Period) -> dict[str, Any] | None:
    return next((row for row in rows if row["from"] < period[1] and row["until"] > period[0]), None)


def _sources(tables: Tables) -> Iterator[Problem]:
    known = set(tables[SOURCES.name].frame["source_id"]) | tables[SOURCES.name].aside
    for spec in (*PLACED, CONTRIBUTIONS, EVENTS):
        frame = tables[spec.name].frame
        for row in records(frame[(frame["source_id"] != "") & ~frame["source_id"].isin(known)]):
            message = f"sources.csv has no row {excerpt(row['source_id'])}; add it, or correct the id"
            yield at_row(spec, row, "source_id", Finding("source-unknown", "warning", message), row["source_id"])


def _chapters(tables: Tables) -> Iterator[Problem]:
    pointed = [tables[spec.name] for spec in (*PLACED, EVENTS)]
    ids = set().union(*(table.frame[table.spec.key[0]] for table in pointed), *(table.aside for table in pointed))
    for row in records(tables[BRIEFING.name].frame):
        yield from _chapter_layers(row)
        for unit in row["focus"]:
            if unit not in ids:
                message = f"the plan has no {excerpt(unit)} to point at; correct the id"
                yield at_row(BRIEFING, row, "focus", Finding("chapter-focus", "warning", message), unit)
        if math.isnan(row["time"]):
            yield at_row(
                BRIEFING,
                row,
                "time",
                Finding("chapter-time", "notice", "no time is given; the chapter starts at D+0", "D+0"),
                "",
            )


def _chapter_layers(row: dict[str, Any]) -> Iterator[Problem]:
    """Warn of each layer that there is not; the fix is the whole cell."""
    layers = row["layers"]
    for layer in layers:
        if LAYER.lookup(layer) is None:
            nearest = LAYER.nearest(layer)
            fix = ";".join(nearest if other == layer else other for other in layers) if nearest else None
            message = f"{excerpt(layer)} is no layer; use {', '.join(LAYER.codes)}"
            yield at_row(BRIEFING, row, "layers", Finding("chapter-layer", "warning", message, fix), ";".join(layers))
