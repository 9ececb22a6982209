"""Checks of references: superiors, hubs, sources, layers and focus must exist, be in force, and form no circle."""

from __future__ import annotations

import difflib
import math
import re
from collections.abc import Iterable, Iterator
from typing import Any

from geo.checks.findings import Tables, at_row
from geo.clock import BEFORE_ALL, OPEN_END, format_period
from geo.columns import TableSpec
from geo.layers import LAYER, PLACED
from geo.periods import Period, records, uncovered
from geo.problem import Finding, Problem, excerpt
from geo.reading.tables import LINE, ROW, Table
from geo.schema import (
    BRIEFING,
    CLOSURES,
    COMMAND_NODES,
    CONTRIBUTIONS,
    EVENTS,
    FOCUS,
    FROM,
    HUB_ID,
    HUBS,
    LAYERS,
    PARENT,
    PLACEMENTS,
    SOURCE,
    SOURCES,
    SUPPLIED_BY,
    TABLE_BY_FILE,
    TIME,
    UNTIL,
)
from geo.words.late import Late, joined
from geo.words.text import Text, listed

MOST_COMPARISONS = 20_000
"""How many pairs of an unknown and a known id are compared; after that, no similar id is looked for, to save time."""


_OTHER_MARKS = re.compile(r"[,|/]")
"""What people write between layers instead of a semicolon."""

MOST_TOLD = 10
"""The most ids of a circle that a message names."""

_ARROW = " → "


def reference_warnings(tables: Tables) -> Iterator[Problem]:
    """Yield a problem for each reference to something that does not exist or is not in force, and for each circle.

    What a table may have from which nothing could be read is not told to be missing: that table has its own error.
    """
    unread = {name for name, table in tables.items() if table.unread}
    for problem in (*_references(tables), *_sources(tables), *_chapters(tables)):
        if not (problem.code in _NOT_FOUND and unread & _targets(problem)):
            yield problem


_NOT_FOUND = ("reference-unknown", "source-unknown", "chapter-focus")


def _targets(problem: Problem) -> set[str]:
    """Return the tables in one of which the row must be that a cell names."""
    refers = TABLE_BY_FILE[problem.file].column(problem.column).refers if problem.column else ()
    return set(refers) or {spec.name for spec in (*PLACED, EVENTS, SOURCES, CONTRIBUTIONS)}


def _periods(tables: Tables, *specs: TableSpec) -> dict[str, list[Period]]:
    """Return when each id is in force; one whose row is set aside counts as always, because it has a problem already."""
    periods: dict[str, list[Period]] = {}
    for spec in specs:
        frame = tables[spec.name].frame
        for unit, start, end in zip(frame[spec.id], frame[FROM], frame[UNTIL], strict=True):
            periods.setdefault(unit, []).append((start, end))
        for unit in tables[spec.name].aside:
            periods[unit] = [(BEFORE_ALL, OPEN_END)]
    return periods


def _references(tables: Tables) -> Iterator[Problem]:
    commanders = _periods(tables, PLACEMENTS, COMMAND_NODES)
    hubs = _periods(tables, HUBS)
    accepted, tables = tables, {name: table.with_aside for name, table in tables.items()}
    yield from _reference(tables[PLACEMENTS.name], PARENT, commanders, "superior")
    yield from _reference(tables[PLACEMENTS.name], HUB_ID, hubs, "hub")
    yield from _reference(tables[HUBS.name], SUPPLIED_BY, hubs, "hub")
    yield from _reference(tables[COMMAND_NODES.name], PARENT, commanders, "superior")
    yield from _cycles([accepted[PLACEMENTS.name], accepted[COMMAND_NODES.name]], PARENT)
    yield from _cycles([accepted[HUBS.name]], SUPPLIED_BY)


class _Nearest:
    """Finds the known id with the most similar spelling, up to :data:`MOST_COMPARISONS`."""

    def __init__(self, known: Iterable[str]) -> None:
        self._known = list(known)
        self._folded = {name.casefold(): name for name in self._known}
        self._found: dict[str, list[str]] = {}

    def to(self, text: str, other_than: str) -> str | None:
        """Return the most similar id other than one; None if none is similar, or after too many comparisons."""
        if text.casefold() in self._folded:
            return self._folded[text.casefold()]
        if text not in self._found:
            if len(self._known) * (len(self._found) + 1) > MOST_COMPARISONS:
                return None
            self._found[text] = difflib.get_close_matches(text, self._known, n=2, cutoff=0.75)
        return next((name for name in self._found[text] if name != other_than), None)


def _reference(table: Table, column: str, known: dict[str, list[Period]], kind: str) -> Iterator[Problem]:
    """Yield a problem for each wrong id of a column; ``kind`` is the part of the catalogue with the messages."""
    frame = table.frame[table.frame[column] != ""]
    key = table.spec.id
    nearest = _Nearest(known)
    gaps: dict[tuple[str, float, float], list[Period]] = {}
    for unit, target, start, end, row, line in zip(
        frame[key], frame[column], frame[FROM], frame[UNTIL], frame[ROW], frame[LINE], strict=True
    ):
        place = {ROW: row, LINE: line}
        if target == unit:
            told = Text(f"problems_rows.{kind}.reference-self", unit=unit)
            yield at_row(table.spec, place, column, Finding("reference-self", "warning", told), target)
        elif target not in known:
            yield at_row(table.spec, place, column, _unknown(kind, target, nearest.to(target, unit)), target)
        else:
            period = (target, start, end)
            if period not in gaps:
                gaps[period] = uncovered((start, end), known[target])
            if gaps[period]:
                told = Text(f"problems_rows.{kind}.reference-period", target=target, gaps=_listed(gaps[period]))
                yield at_row(table.spec, place, column, Finding("reference-period", "warning", told), target)


def _unknown(kind: str, target: str, close: str | None) -> Finding:
    if close is None:
        told = Text(f"problems_rows.{kind}.reference-unknown", target=excerpt(target))
    else:
        told = Text(f"problems_rows.{kind}.reference-unknown-near", target=excerpt(target), nearest=close)
    return Finding("reference-unknown", "warning", told, close)


def _listed(periods: Iterable[Period]) -> Late:
    told = tuple(Late(format_period, *period) for period in periods)
    return told[0] if len(told) == 1 else Late(listed, told)


def _cycles(tables: list[Table], column: str) -> Iterator[Problem]:
    """Warn once of each circle: ids that lead back to themselves through the column at one instant."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for table in tables:
        for row in records(table.frame[table.frame[column] != ""]):
            rows.setdefault(row[table.spec.id], []).append(row | {"spec": table.spec})
    left = _circling(rows, column)
    circling = [unit for unit in rows if unit in left]
    told: set[frozenset[str]] = set()
    for instant in sorted({row[FROM] for unit in circling for row in rows[unit]}):
        now = {u: r for u in circling for r in rows[u] if r[FROM] <= instant < r[UNTIL]}
        for cycle in _cycles_of({unit: row[column] for unit, row in now.items()}):
            if frozenset(cycle) in told:
                continue
            told.add(frozenset(cycle))
            last = now[cycle[-1]]
            yield at_row(last["spec"], last, column, Finding("cycle", "warning", _circle(cycle)), cycle[0])


def _circle(cycle: list[str]) -> Text:
    if len(cycle) <= MOST_TOLD:
        return Text("problems_rows.cycle", ids=_ARROW.join([*cycle, cycle[0]]))
    ids, last = _ARROW.join(cycle[: MOST_TOLD - 1]), _ARROW.join((cycle[-1], cycle[0]))
    return Text("problems_rows.cycle-long", ids=ids, count=len(cycle) - MOST_TOLD, last=last)


def _circling(rows: dict[str, list[dict[str, Any]]], column: str) -> set[str]:
    """Return the ids from which a chain through the column, at any times, may not end; nearly always there are none."""
    targets = {unit: {row[column] for row in own} - {unit} for unit, own in rows.items()}
    named_by: dict[str, list[str]] = {}
    for unit, named in targets.items():
        for target in named:
            named_by.setdefault(target, []).append(unit)
    open_ways = {unit: sum(target in targets for target in named) for unit, named in targets.items()}
    ends = [unit for unit, count in open_ways.items() if count == 0]
    left = set(targets)
    while ends:
        unit = ends.pop()
        left.discard(unit)
        for above in named_by.get(unit, ()):
            open_ways[above] -= 1
            if open_ways[above] == 0:
                ends.append(above)
    return left


def _cycles_of(target_of: dict[str, str]) -> Iterator[list[str]]:
    """Yield each circle once, given the id that each id names."""
    settled: set[str] = set()
    for start in target_of:
        place: dict[str, int] = {}
        chain: list[str] = []
        unit = start
        while unit in target_of and unit not in settled and unit not in place:
            place[unit] = len(chain)
            chain.append(unit)
            unit = target_of[unit]
        if unit in place and len(chain) - place[unit] > 1:
            yield chain[place[unit] :]
        settled.update(chain)


def _sources(tables: Tables) -> Iterator[Problem]:
    known = set(tables[SOURCES.name].frame[SOURCE]) | tables[SOURCES.name].aside
    for spec in (*PLACED, CONTRIBUTIONS, EVENTS, CLOSURES):
        frame = tables[spec.name].with_aside.frame
        for row in records(frame[(frame[SOURCE] != "") & ~frame[SOURCE].isin(known)]):
            told = Text("problems_rows.source-unknown", source=excerpt(row[SOURCE]))
            yield at_row(spec, row, SOURCE, Finding("source-unknown", "warning", told), row[SOURCE])


def _chapters(tables: Tables) -> Iterator[Problem]:
    pointed = [tables[spec.name] for spec in (*PLACED, EVENTS, SOURCES, CONTRIBUTIONS)]
    ids = set().union(*(table.frame[table.spec.id] for table in pointed), *(table.aside for table in pointed))
    for row in records(tables[BRIEFING.name].frame):
        yield from _chapter_layers(row)
        for unit in row[FOCUS]:
            if unit not in ids:
                told = Text("problems_rows.chapter-focus", id=excerpt(unit))
                yield at_row(BRIEFING, row, FOCUS, Finding("chapter-focus", "warning", told), unit)
        if math.isnan(row[TIME]):
            finding = Finding("chapter-time", "notice", Text("problems_rows.chapter-time"), "D+0")
            yield at_row(BRIEFING, row, TIME, finding, "")


def _chapter_layers(row: dict[str, Any]) -> Iterator[Problem]:
    """Warn of layers that do not exist; the fix is the whole cell."""
    layers = list(dict.fromkeys(part.strip() for layer in row[LAYERS] for part in _OTHER_MARKS.split(layer)))
    unknown = [layer for layer in layers if LAYER.lookup(layer) is None]
    split_wrongly = len(layers) != len(set(row[LAYERS]))
    if not unknown and not split_wrongly:
        return
    meant = [layer if layer not in unknown else LAYER.nearest(layer) for layer in layers]
    fix = None if None in meant else ";".join(str(layer) for layer in meant)
    codes = joined(LAYER.codes)
    told = Text("problems_rows.chapter-layer-marks", codes=codes)
    if unknown:
        told = Text("problems_rows.chapter-layer", layers=Late(joined, tuple(map(excerpt, unknown))), codes=codes)
    yield at_row(BRIEFING, row, LAYERS, Finding("chapter-layer", "warning", told, fix), ";".join(row[LAYERS]))
