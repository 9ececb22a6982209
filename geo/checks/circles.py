"""Finds circles of references: ids that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geo.checks.findings import at_row
from geo.periods import records
from geo.problem import Finding, Problem
from geo.reading.tables import Table
from geo.schema import FROM, UNTIL
from geo.words.text import Text

MOST_TOLD = 10
"""The most ids of a circle that a message names."""

_ARROW = " → "


def circle_warnings(tables: list[Table], column: str) -> Iterator[Problem]:
    """Yield one warning for each circle: ids that lead back to themselves through a column at one instant.

    Parameters
    ----------
    tables
        The tables whose rows may form it, without the rows that are set aside.
    column
        The column that names another id.
    """
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
