"""Finds circles of references: ids that lead back to themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo.checks.findings import at_row
from geo.checks.ranks import upside_down
from geo.columns import TableSpec
from geo.periods import counted, records
from geo.problem import Finding, Problem
from geo.reading.tables import Table
from geo.schema import FROM, UNTIL
from geo.words.text import Text

MOST_TOLD = 10
"""The most ids of a circle that a message names."""

_ARROW = " → "


@dataclass(frozen=True, slots=True)
class Circle:
    """Ids that lead back to themselves for a time.

    Attributes
    ----------
    rows
        The row of each, by id; each names the next, and the last the first. ``spec`` is its table.
    start, end
        Hours since H+0.
    """

    rows: dict[str, dict[str, Any]]
    start: float
    end: float

    @property
    def ids(self) -> list[str]:
        """The ids in the order of the circle."""
        return list(self.rows)


def circles_of(frames: Iterable[tuple[TableSpec, pd.DataFrame]], column: str) -> Iterator[Circle]:
    """Yield each circle and each period of it, in the order of time.

    Parameters
    ----------
    frames
        The tables whose rows may form it, with the rows for the periods in which they count.
    column
        The column that names another id.
    """
    rows: dict[str, list[dict[str, Any]]] = {}
    for spec, frame in frames:
        for row in records(frame[frame[column] != ""]):
            rows.setdefault(row[spec.id], []).append(row | {"spec": spec})
    left = _circling(rows, column)
    circling = [unit for unit in rows if unit in left]
    told: set[tuple[Any, ...]] = set()
    for instant in sorted({row[FROM] for unit in circling for row in rows[unit]}):
        now = {u: r for u in circling for r in rows[u] if r[FROM] <= instant < r[UNTIL]}
        for cycle in _cycles_of({unit: row[column] for unit, row in now.items()}):
            key = tuple(sorted((unit, now[unit][FROM]) for unit in cycle))
            if key not in told:
                told.add(key)
                yield Circle({u: now[u] for u in cycle}, instant, min(now[u][UNTIL] for u in cycle))


def circle_warnings(tables: list[Table], column: str) -> Iterator[Problem]:
    """Yield one warning for each circle: ids that lead back to themselves through a column at one instant.

    It is at the row that is certainly wrong: the only one that puts the larger under the smaller. If there is none, it is
    at the last row.

    Parameters
    ----------
    tables
        The tables whose rows may form it, without the rows that are set aside.
    column
        The column that names another id.
    """
    told: set[frozenset[str]] = set()
    for circle in circles_of([(t.spec, counted(t.frame, t.spec.id)) for t in tables], column):
        if frozenset(circle.ids) not in told:
            told.add(frozenset(circle.ids))
            yield _warning(circle, tables, column)


def _warning(circle: Circle, tables: list[Table], column: str) -> Problem:
    wrong = upside_down(circle.rows, column)
    if wrong is None:
        last = circle.rows[circle.ids[-1]]
        return at_row(last["spec"], last, column, Finding("cycle", "warning", _circle(circle.ids)), circle.ids[0])
    row = circle.rows[wrong]
    meant = _named_elsewhere(wrong, tables, column) - set(circle.ids)
    fix = meant.pop() if len(meant) == 1 else None
    values = {"ids": shortened(circle.ids), "id": wrong, "target": row[column]}
    told = Text("problems_rows.cycle-upside-down", **values)
    if fix is not None:
        told = Text("problems_rows.cycle-upside-down-fix", **values, fix=fix)
    return at_row(row["spec"], row, column, Finding("cycle", "warning", told, fix), row[column])


def _named_elsewhere(unit: str, tables: list[Table], column: str) -> set[str]:
    """Return which ids of the tables the rows of an id name in a column, at any time."""
    known = {name for table in tables for name in table.frame[table.spec.id]}
    named = {name for table in tables for name in table.frame[table.frame[table.spec.id] == unit][column]}
    return known & named


def shortened(cycle: list[str]) -> str | Text:
    """Return the ids of a circle with arrows; of a long one only the first and the last."""
    if len(cycle) <= MOST_TOLD:
        return _ARROW.join([*cycle, cycle[0]])
    ids, last = _ARROW.join(cycle[: MOST_TOLD - 1]), _ARROW.join((cycle[-1], cycle[0]))
    return Text("problems_rows.cycle-ids-long", ids=ids, count=len(cycle) - MOST_TOLD, last=last)


def _circle(cycle: list[str]) -> Text:
    return Text("problems_rows.cycle", ids=shortened(cycle))


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
