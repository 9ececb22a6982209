"""The order of battle at one time as rows of a table: each unit below the one that commands it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from geo.nations import nation_name
from geo.plan import Plan
from geo.schema import NATION, PARENT, PERSONNEL, PLACE, PLACEMENTS, UNIT_ID, UNIT_NAME
from geo.words.text import grouped, say

Row = dict[str, Any]


def orbat_rows(plan: Plan, at: float) -> list[Row]:
    """Return the units in force at a time: ``level`` (0 for the top), ``id``, ``name``, ``nation``, ``persons``, ``place``.

    Parameters
    ----------
    plan
        Whose units. One in a circle of command stands at the top.
    at
        Hours since H+0.
    """
    frame = plan.standing(PLACEMENTS, at)
    rows = {row[UNIT_ID]: {str(k): v for k, v in row.items()} for row in frame.to_dict("records")}
    below: dict[str, list[str]] = {}
    for name, row in rows.items():
        below.setdefault(row[PARENT] if row[PARENT] in rows else "", []).append(name)
    found: dict[str, Row] = {}
    for start in (*below.get("", ()), *rows):
        found |= {row["id"]: row for row in _tree(start, 0, rows, below, found)}
    return list(found.values())


def _tree(
    start: str, level: int, rows: dict[str, Row], below: dict[str, list[str]], seen: dict[str, Row]
) -> Iterator[Row]:
    waiting, met = [(start, level)], set(seen)
    while waiting:
        name, depth = waiting.pop()
        if name in met:
            continue
        met.add(name)
        yield _row(rows[name], depth)
        waiting.extend((child, depth + 1) for child in reversed(below.get(name, ())))


def _row(row: Row, level: int) -> Row:
    persons = row[PERSONNEL]
    return {
        "level": level,
        "id": row[UNIT_ID],
        "name": row[UNIT_NAME],
        "nation": nation_name(row[NATION]),
        "persons": say("export_sheet.unknown") if pd.isna(persons) else grouped(int(persons)),
        "place": row[PLACE],
    }
