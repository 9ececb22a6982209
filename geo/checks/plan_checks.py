"""Checks that need more than one row: ids, periods and strengths. Other modules check positions, references and closures."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import Any

import numpy as np
import pandas as pd

from geo.checks.closures import closure_warnings
from geo.checks.findings import Tables, at_row
from geo.checks.references import reference_warnings
from geo.checks.twins import twin_warnings
from geo.checks.whereabouts import position_warnings
from geo.clock import format_period
from geo.layers import PLACED
from geo.periods import Period, counted, counted_periods, records
from geo.problem import Finding, Problem, label_within
from geo.reading.settings import Settings
from geo.reading.tables import LINE, ROW, Table
from geo.schema import (
    ANNOTATIONS,
    CLOSURES,
    ECHELON_COLUMN,
    EVENTS,
    FROM,
    LATITUDE,
    LONGITUDE,
    PARENT,
    PERSONNEL,
    PLACEMENTS,
    PRECISION,
    UNIT_ID,
    UNTIL,
)
from geo.terms import ECHELON
from geo.words.late import Late
from geo.words.text import Text, listed

FINEST_PRECISION_KM = 10.0
"""Precision in km; a placement with a finer one shows more than a public posture should."""

USUAL_STRENGTH: dict[str, tuple[int, int]] = {
    "division": (6_000, 20_000),
    "brigade": (1_500, 5_500),
    "regiment": (500, 3_000),
    "battalion": (300, 1_000),
    "company": (60, 250),
    "platoon": (15, 60),
    "section": (6, 30),
    "squad": (4, 14),
    "team": (2, 8),
}
"""Persons by echelon, rounded from the sizes that NATO armies commonly give for their own."""

DEEPEST_ORBAT = 30
"""Levels of command over which strengths are added up; a longer chain is taken for a mistake."""

STRENGTH_SLACK = 2.0
"""A strength is unusual if it is this many times above the most, or below the least, of :data:`USUAL_STRENGTH`."""


def rejections(tables: Tables) -> list[Problem]:
    """Return the errors that set a row aside because of other rows: an id that another table has too."""
    return list(_ids_used_twice(tables))


def warnings(tables: Tables, settings: Settings) -> Iterator[Problem]:
    """Yield the warnings and notices about rows, for which no row is set aside.

    Parameters
    ----------
    tables
        All tables of a plan by name, without the rows of :func:`rejections`.
    settings
        The settings of the plan, which give the theatre.
    """
    for spec in (*PLACED, EVENTS, ANNOTATIONS):
        yield from position_warnings(tables[spec.name].with_aside, settings)
    for spec in PLACED:
        yield from _overlaps(tables[spec.name])
    yield from _fine_precision(tables[PLACEMENTS.name].with_aside)
    yield from _strengths(tables[PLACEMENTS.name])
    yield from reference_warnings(tables)
    yield from twin_warnings(tables)
    yield from closure_warnings(tables[CLOSURES.name])


def _ids_used_twice(tables: Tables) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for spec in PLACED:
        frame = tables[spec.name].frame
        for unit, row, line in zip(frame[spec.id].tolist(), frame[ROW].tolist(), frame[LINE].tolist(), strict=True):
            if taken.setdefault(unit, spec.file) != spec.file:
                finding = Finding("id-taken", "error", Text("problems_rows.id-taken", file=taken[unit]))
                yield at_row(spec, {ROW: row, LINE: line}, spec.id, finding, unit)


def _fine_precision(table: Table) -> Iterator[Problem]:
    fine = [isinstance(p, float) and p < FINEST_PRECISION_KM for p in table.frame[PRECISION]]
    for row in records(table.frame[np.array(fine, dtype=bool)]):
        km, finest = f"{row[PRECISION]:g}", f"{FINEST_PRECISION_KM:g}"
        told = Text("problems_rows.precision-fine", km=km, finest=finest)
        yield at_row(table.spec, row, PRECISION, Finding("precision-fine", "warning", told, finest), km)


def _overlaps(table: Table) -> Iterator[Problem]:
    """Warn of a row that does not count for its whole period, because an earlier row of its id is in force then."""
    key = table.spec.id
    cut = counted_periods(table.frame, key)
    ids = set(table.frame[key].iloc[list(cut)])
    seen: dict[str, list[dict[str, Any]]] = {}
    several = table.frame[key].isin(ids).to_numpy()
    for place, row in zip(np.flatnonzero(several).tolist(), records(table.frame[several]), strict=True):
        earlier = seen.setdefault(row[key], [])
        if place in cut:
            first = next(one for one in earlier if one[FROM] < row[UNTIL] and row[FROM] < one[UNTIL])
            yield at_row(table.spec, row, FROM, _overlap(row, first, row[key], cut[place]))
        earlier.append(row)


def _overlap(row: dict[str, Any], first: dict[str, Any], unit: str, counts: list[Period]) -> Finding:
    same = (row[LATITUDE], row[LONGITUDE]) == (first[LATITUDE], first[LONGITUDE])
    code = "period-overlaps" if same else "two-places"
    values = {"unit": unit, "row": first[ROW], "period": Late(format_period, first[FROM], first[UNTIL])}
    if not counts:
        key = "problems_rows.period-overlaps-never" if same else "problems_rows.two-places-never"
        return Finding(code, "warning", Text(key, **values))
    counted = Late(listed, tuple(Late(format_period, *part) for part in counts))
    key = "problems_rows.period-overlaps" if same else "problems_rows.two-places"
    return Finding(code, "warning", Text(key, **values, counted=counted))


def _strengths(table: Table) -> Iterator[Problem]:
    """Warn of a strength far above the usual one of the echelon, or far below it even with all units under the unit."""
    frame = table.frame
    counts = counted(frame, UNIT_ID)
    total = _with_subordinates(_most_by_id(counts), dict(zip(counts[UNIT_ID], counts[PARENT], strict=True)))
    low, high = (frame[ECHELON_COLUMN].map({e: bounds[i] for e, bounds in USUAL_STRENGTH.items()}) for i in (0, 1))
    own, below = frame[PERSONNEL], frame[UNIT_ID].map(total)
    unusual = (own > 0) & ((own > high * STRENGTH_SLACK) | (below < low / STRENGTH_SLACK))
    for row in records(frame[unusual]):
        least, most = USUAL_STRENGTH[row[ECHELON_COLUMN]]
        persons, echelon = f"{row[PERSONNEL]:.0f}", label_within(ECHELON.named(row[ECHELON_COLUMN]))
        told = Text("problems_rows.strength-unusual", persons=persons, echelon=echelon, least=least, most=most)
        yield at_row(table.spec, row, PERSONNEL, Finding("strength-unusual", "warning", told), persons)


def _most_by_id(frame: pd.DataFrame) -> dict[str, float]:
    most = frame.groupby(UNIT_ID, sort=False)[PERSONNEL].max()
    return {str(unit): math.inf if math.isnan(persons) else persons for unit, persons in most.items()}


def _with_subordinates(own: dict[str, float], parent_of: dict[str, str]) -> dict[str, float]:
    """Add the strength of each unit to every unit above it; an unknown strength counts as infinite."""
    total = dict(own)
    for unit, persons in own.items():
        seen = {unit}
        above = parent_of.get(unit, "")
        while above in own and above not in seen and len(seen) < DEEPEST_ORBAT:
            total[above] += persons
            seen.add(above)
            above = parent_of.get(above, "")
    return total
