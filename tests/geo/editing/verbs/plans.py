"""Small plans for verbs, kept in memory, and what stands in them at each instant."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from geo.clock import format_instant
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.result import Done, Refused, Result
from geo.editing.workspace import Workspace
from geo.periods import instants
from geo.plan import Plan
from geo.schema import COMMAND_NODES, HUBS, PLACEMENTS, TABLE_BY_NAME
from tests.actors import ANN
from tests.memory_store import MemoryShelf
from tests.rows import csv_text, defaults

STEP_H = 12
TODAY = "2026-01-01"
Asked = tuple[str, str, str, str, str]
"""What is asked of a unit at an instant: latitude, longitude, parent, hub and strength."""


def space_of(settings: str = "", **tables: Sequence[Mapping[str, str]]) -> Workspace:
    files = {"plan.toml": f'title = "Test"\n{settings}'.encode()}
    for name, rows in tables.items():
        spec = TABLE_BY_NAME[name]
        files[spec.file] = csv_text(spec, [{**defaults(spec), **row} for row in rows]).encode()
    files.setdefault(PLACEMENTS.file, csv_text(PLACEMENTS, []).encode())
    return Workspace(MemoryShelf({"plan": files}).store("plan"))


def book_of(space: Workspace) -> Book:
    return Book(space.current, space.new_handle, TODAY)


def handles(space: Workspace, *names: str, table: str = "placements") -> list[str]:
    """Return the handles of the rows of ids in turn; ``A@D+2`` is the row of A that begins then."""
    found = []
    for name in names:
        unit, _, begin = name.partition("@")
        rows = [e for e in book_of(space).entries(table) if e.id == unit and begin in ("", format_instant(e.start))]
        found.append(rows[0].handle)
    return found


def take(space: Workspace, result: Result) -> Done:
    """Take the step of a verb; return it."""
    assert isinstance(result, Done), [str(one.text) for one in result.refusals]
    assert str(result.label)
    assert [str(note) for note in result.told] or not result.notes
    space.take(result.label, result.actions, ANN)
    return result


def codes(result: Result) -> list[str]:
    """Return why a verb was refused."""
    assert isinstance(result, Refused), result
    assert str(result.text)
    return [refusal.code.removeprefix("verbs.") for refusal in result.refusals]


def texts(space: Workspace, table: str = "placements") -> list[dict[str, str]]:
    return [dict(row.cells) for row in space.current.table(table).rows]


def periods(space: Workspace, unit: str, table: str = "placements") -> list[tuple[str, str]]:
    key = TABLE_BY_NAME[table].id
    return [(row["from"], row["until"]) for row in texts(space, table) if row[key] == unit]


def answers(plan: Plan, at: float) -> dict[str, Asked]:
    """Return what is asked of each unit that stands at an instant."""
    frame = plan.standing(PLACEMENTS, at)
    rows: list[dict[str, Any]] = frame.to_dict("records")
    return {row["unit_id"]: asked(row) for row in rows}


def asked(row: Mapping[str, Any]) -> Asked:
    strength = row["personnel"]
    shown = "" if not strength or math.isnan(strength) else f"{strength:g}"
    return (f"{row['latitude']:.3f}", f"{row['longitude']:.3f}", row["parent_id"], row["hub_id"], shown)


def asked_of(entry: Entry) -> Asked:
    return asked(entry.values)


def all_instants(*plans: Plan) -> list[float]:
    """Return an instant of each stretch of time in which nothing begins or ends in any of some plans."""
    ends = sorted({t for plan in plans for t in instants(*(plan.rows(s) for s in (PLACEMENTS, HUBS, COMMAND_NODES)))})
    if not ends:
        return [0.0]
    between = [(a + b) / 2 for a, b in pairwise(ends)]
    return sorted([ends[0] - 1, *ends, *between, ends[-1] + 1])


UNITS = ("A", "B", "C")
_PLACES = (("49.84", "24.03"), ("50.45", "30.52"), ("48.46", "35.05"), ("49.23", "28.47"))
_BOUND = st.integers(-4, 12)


@st.composite
def placements(draw: st.DrawFn, *, overlaps: bool, related: bool = False) -> list[dict[str, str]]:
    """Rows of some units, several for an id; only if asked, two rows of an id are in force at one time.

    If they are to be related, a unit may be under another one, and rows may be set aside as duplicates of others.
    """
    parents = ("", "N1", "D", *(UNITS if related else ()))
    rows: list[dict[str, str]] = []
    taken: dict[str, list[tuple[float, float]]] = {}
    for _ in range(draw(st.integers(1, 5))):
        unit = draw(st.sampled_from(UNITS))
        start = draw(st.one_of(st.just(-math.inf), _BOUND)) if draw(st.booleans()) else draw(_BOUND)
        length = draw(st.one_of(st.just(math.inf), st.integers(1, 8)))
        end = (draw(_BOUND) if math.isinf(start) else start) + length
        others = taken.setdefault(unit, [])
        if any(one[0] == start or (not overlaps and one[0] < end and start < one[1]) for one in others):
            continue
        others.append((start, end))
        latitude, longitude = draw(st.sampled_from(_PLACES))
        begin, until = format_instant(start * STEP_H), format_instant(end * STEP_H)
        strength, parent = draw(st.sampled_from(("600", "90", "7", ""))), draw(st.sampled_from(parents))
        rows.append({
            "unit_id": unit, "latitude": latitude, "longitude": longitude, "from": begin, "until": until,
            "personnel": strength, "parent_id": "" if parent == unit else parent, "hub_id": draw(st.sampled_from(("", "H1"))),
        })  # fmt: skip
    again = draw(st.lists(st.sampled_from(rows), max_size=2)) if related else []
    return [*rows, *(row | {"personnel": "11", "latitude": "52"} for row in again)]


def space_with(rows: Sequence[Mapping[str, str]], settings: str = "") -> Workspace:
    """Return a plan with rows of units, and a unit, two hubs and a node that always stand."""
    fixed = {"unit_id": "D", "from": "", "personnel": "1000"}
    hubs = [{"hub_id": "H1"}, {"hub_id": "H2"}]
    return space_of(settings, placements=[*rows, fixed], hubs=hubs, command_nodes=[{"node_id": "N1"}], phases=[])
