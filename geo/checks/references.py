"""Checks of references: superiors, hubs, sources, layers and focus must exist, be in force, and form no circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from geo.checks.chapters import chapter_warnings
from geo.checks.circles import circle_warnings
from geo.checks.findings import Tables, at_row
from geo.checks.likeness import Nearest, unknown_id
from geo.clock import BEFORE_ALL, OPEN_END, format_period
from geo.columns import TableSpec
from geo.layers import PLACED
from geo.periods import Period, records, uncovered
from geo.problem import Finding, Problem
from geo.reading.tables import LINE, ROW, Table
from geo.schema import (
    ANNOTATIONS,
    CLOSURES,
    COMMAND_NODES,
    CONTRIBUTIONS,
    EVENTS,
    FROM,
    HUB_ID,
    HUBS,
    PARENT,
    PLACEMENTS,
    SHORT_NAME,
    SOURCE,
    SOURCES,
    SUPPLIED_BY,
    TABLE_BY_FILE,
    UNTIL,
)
from geo.words.late import Late
from geo.words.text import Text, listed


def reference_warnings(tables: Tables) -> Iterator[Problem]:
    """Yield a problem for each reference to something that does not exist or is not in force, and for each circle.

    What a table may have from which nothing could be read is not told to be missing: that table has its own error.
    """
    unread = {name for name, table in tables.items() if table.unread}
    for problem in (*_references(tables), *_sources(tables), *_chapters(tables)):
        if not (problem.code in _NOT_FOUND and unread & _targets(problem)):
            yield problem


_NOT_FOUND = ("reference-unknown", "source-unknown", "chapter-focus", "chapter-unknown")


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
    superior = Nearest(commanders, _names(tables, PLACEMENTS, COMMAND_NODES))
    hub = Nearest(hubs, _names(tables, HUBS))
    yield from _reference(tables[PLACEMENTS.name], PARENT, commanders, superior, "superior")
    yield from _reference(tables[PLACEMENTS.name], HUB_ID, hubs, hub, "hub")
    yield from _reference(tables[HUBS.name], SUPPLIED_BY, hubs, hub, "hub")
    yield from _reference(tables[COMMAND_NODES.name], PARENT, commanders, superior, "superior")
    yield from circle_warnings([accepted[PLACEMENTS.name], accepted[COMMAND_NODES.name]], PARENT)
    yield from circle_warnings([accepted[HUBS.name]], SUPPLIED_BY)


def _names(tables: Tables, *specs: TableSpec) -> Iterator[tuple[str, str]]:
    """Yield the id and each name of every row."""
    for spec in specs:
        frame = tables[spec.name].frame
        for column in (c for c in (spec.label_column.name, SHORT_NAME.name) if c in frame):
            yield from ((unit, name) for unit, name in zip(frame[spec.id], frame[column], strict=True) if name)


def _reference(
    table: Table, column: str, known: dict[str, list[Period]], nearest: Nearest, kind: str
) -> Iterator[Problem]:
    """Yield a problem for each wrong id of a column; ``kind`` is the part of the catalogue with the messages."""
    frame = table.frame[table.frame[column] != ""]
    key = table.spec.id
    gaps: dict[tuple[str, float, float], list[Period]] = {}
    for unit, target, start, end, row, line in zip(
        frame[key], frame[column], frame[FROM], frame[UNTIL], frame[ROW], frame[LINE], strict=True
    ):
        place = {ROW: row, LINE: line}
        if target == unit:
            told = Text(f"problems_rows.{kind}.reference-self", unit=unit)
            yield at_row(table.spec, place, column, Finding("reference-self", "warning", told), target)
        elif target not in known:
            close = nearest.to(target, unit)
            finding = unknown_id(
                "reference-unknown", f"problems_rows.{kind}.reference-unknown", "target", target, close
            )
            yield at_row(table.spec, place, column, finding, target)
        else:
            period = (target, start, end)
            if period not in gaps:
                gaps[period] = uncovered((start, end), known[target])
            if gaps[period]:
                told = Text(f"problems_rows.{kind}.reference-period", target=target, gaps=_listed(gaps[period]))
                yield at_row(table.spec, place, column, Finding("reference-period", "warning", told), target)


def _listed(periods: Iterable[Period]) -> Late:
    told = tuple(Late(format_period, *period) for period in periods)
    return told[0] if len(told) == 1 else Late(listed, told)


def _sources(tables: Tables) -> Iterator[Problem]:
    known = dict.fromkeys([*tables[SOURCES.name].frame[SOURCE], *sorted(tables[SOURCES.name].aside)])
    nearest = Nearest(known, _names(tables, SOURCES))
    for spec in (*PLACED, CONTRIBUTIONS, EVENTS, CLOSURES, ANNOTATIONS):
        frame = tables[spec.name].with_aside.frame
        for row in records(frame[(frame[SOURCE] != "") & ~frame[SOURCE].isin(known)]):
            close = nearest.to(row[SOURCE])
            finding = unknown_id("source-unknown", "problems_rows.source-unknown", "source", row[SOURCE], close)
            yield at_row(spec, row, SOURCE, finding, row[SOURCE])


def _chapters(tables: Tables) -> Iterator[Problem]:
    pointed = [tables[spec.name] for spec in (*PLACED, EVENTS, SOURCES, CONTRIBUTIONS)]
    tables_of_ids = [[*table.frame[table.spec.id], *sorted(table.aside)] for table in pointed]
    ids = dict.fromkeys(str(unit) for found in tables_of_ids for unit in found)
    names = _names(tables, *PLACED, EVENTS, SOURCES)
    yield from chapter_warnings(tables, Nearest(ids, names), ids)
