"""Two plans compared: what was added, removed, moved and changed, and the difference in personnel.

Rows match by id and ``from``. The rows of an id that are left over pair in the order of time. Rows that are set aside
are not compared.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.analysis.orbat import PersonnelSeries, peaks, personnel_by_nation
from geo.clock import format_instant
from geo.columns import Column, TableSpec
from geo.geodesy import SAME_PLACE_KM, distance_km
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.nations import nation_name
from geo.periods import records
from geo.plan import Plan
from geo.reading.column_values import EXTRA
from geo.schema import FROM, LATITUDE, LONGITUDE, MGRS, NAME, PHASES, PLACEMENTS, TABLE_BY_NAME, TABLES, UNTIL
from geo.words.text import Text, grouped, say

_POSITION = (LATITUDE, LONGITUDE, MGRS)
Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowName:
    """Names a row of a plan: table, id, and ``from`` as D+n or H+n (empty: always, or the table has none)."""

    table: str
    id: str
    start: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A row with another position.

    Attributes
    ----------
    row
        Its name in plan b.
    km
        Geodesic distance; 0 where only one of the positions is known.
    was, now
        Latitude and longitude in degrees (EPSG:4326); NaN where unknown.
    """

    row: RowName
    km: float
    was: tuple[float, float]
    now: tuple[float, float]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that differs, with its texts in plan a and in plan b; "" where it is unknown."""

    row: RowName
    column: str
    a: str
    b: str


@dataclass(frozen=True)
class PlanDiff:
    """How plan b differs from plan a.

    Attributes
    ----------
    added, removed
        Rows that only b has, and rows that only a has.
    moved, changed
        Rows of both with another position, and their fields that differ, other than the position.
    totals
        By nation, the most persons in force at one time in a and in b.
    phases
        By phase of b (of a when b has none) and nation, the most persons in force at one time of it in a and in b.
    not_compared
        How many rows of a and of b are set aside.
    """

    added: list[RowName]
    removed: list[RowName]
    moved: list[Moved]
    changed: list[FieldChange]
    totals: dict[str, tuple[int, int]]
    phases: list[tuple[str, str, int, int]]
    not_compared: tuple[int, int]

    @property
    def is_empty(self) -> bool:
        """Whether the plans have the same rows, as far as they were compared."""
        return not (self.added or self.removed or self.moved or self.changed)

    def as_dict(self) -> dict[str, Any]:
        """Return plain data, as ``posture diff --format json`` prints it: km, and numbers of persons."""
        return {
            "added": [_named(row) for row in self.added],
            "removed": [_named(row) for row in self.removed],
            "moved": [{**_named(m.row), "km": round(m.km, 3)} for m in self.moved],
            "changed": [{**_named(c.row), "column": c.column, "a": c.a, "b": c.b} for c in self.changed],
            "totals": {nation: {"a": a, "b": b} for nation, (a, b) in self.totals.items()},
            "phases": [{"phase": p, "nation": n, "a": a, "b": b} for p, n, a, b in self.phases],
            "not_compared": dict(zip("ab", self.not_compared, strict=True)),
        }


def _named(row: RowName) -> dict[str, str]:
    return {"table": row.table, "id": row.id, "from": row.start}


def diff_plans(a: Plan, b: Plan) -> PlanDiff:
    """Compare two plans.

    Parameters
    ----------
    a, b
        The plan before and the plan after. Only accepted rows are compared. A row that is accepted in one and set aside
        in the other is neither added nor removed.
    """
    added: list[RowName] = []
    removed: list[RowName] = []
    moved: list[Moved] = []
    changed: list[FieldChange] = []
    for spec in TABLES:
        for old, new in _pairs(spec, records(a.rows(spec)), records(b.rows(spec))):
            if old is None or new is None:
                row, there = (new or {}, a) if old is None else (old, b)
                # A row that the other plan sets aside is not known to be absent there.
                if str(row[spec.id]) not in there.tables[spec.name].aside:
                    (added if old is None else removed).append(_name(spec, row))
                continue
            name = _name(spec, new)
            moved += _moves(spec, name, old, new)
            changed += _field_changes(spec, name, old, new)
    series = personnel_by_nation(a), personnel_by_nation(b)
    phases = _phases(b) or _phases(a)
    return PlanDiff(
        added,
        removed,
        moved,
        changed,
        _most(series, -math.inf, math.inf),
        [(p, n, x, y) for p, start, end in phases for n, (x, y) in _most(series, start, end).items()],
        (a.set_aside, b.set_aside),
    )


def told_diff(diff: PlanDiff, *, without: Collection[str] = (), tables: Collection[str] | None = None) -> list[str]:
    """Return a comparison in words, one line each.

    Parameters
    ----------
    diff
        As returned by :func:`diff_plans`.
    without
        Names of columns to leave out, for example remarks.
    tables
        Names of the tables to include; None for all.
    """

    def told(row: RowName) -> bool:
        return tables is None or row.table in tables

    lines = [say("diff.added", row=_told(row)) for row in diff.added if told(row)]
    lines += [say("diff.removed", row=_told(row)) for row in diff.removed if told(row)]
    lines += [say("diff.moved", row=_told(m.row), km=f"{m.km:.1f}") for m in diff.moved if told(m.row)]
    lines += [
        say("diff.changed", row=_told(c.row), column=_heading(c), before=_value(c.a), after=_value(c.b))
        for c in diff.changed
        if told(c.row) and c.column not in without
    ]
    if tables is not None and PLACEMENTS.name not in tables:
        return lines or [say("diff.nothing-shown")]
    lines += [
        say("diff.persons", count=a, nation=nation_name(nation), after=grouped(b), more=f"{b - a:+,d}")
        for nation, (a, b) in diff.totals.items()
        if a != b
    ]
    return [*lines, _sum(diff)]


def _sum(diff: PlanDiff) -> str:
    added, removed, moved = (grouped(len(rows)) for rows in (diff.added, diff.removed, diff.moved))
    fields, (a, b) = Text("diff.fields", count=len(diff.changed)), diff.not_compared
    if not any(diff.not_compared):
        return say("diff.sum", added=added, removed=removed, moved=moved, fields=fields)
    return say("diff.sum-aside", added=added, removed=removed, moved=moved, fields=fields, first=a, second=b)


def _told(row: RowName) -> Text:
    title = TABLE_BY_NAME[row.table].title
    if not row.start:
        return Text("diff.row", table=title, id=row.id)
    return Text("diff.row-from", table=title, id=row.id, start=row.start)


def _heading(change: FieldChange) -> str:
    """Return the heading of a column; a column that is the planner's own has its name."""
    labels = {column.name: column.label for column in TABLE_BY_NAME[change.row.table].columns}
    return labels.get(change.column, change.column)


def _value(text: str) -> str | Text:
    return text or Text("both.empty")


def _name(spec: TableSpec, row: Record) -> RowName:
    ids = [str(row[name]) for name in spec.key if name != FROM]
    return RowName(spec.name, " ".join(ids), format_instant(row[FROM]) if FROM in spec.key else "")


def _pairs(
    spec: TableSpec, a: list[dict[str, Any]], b: list[dict[str, Any]]
) -> Iterator[tuple[Record | None, Record | None]]:
    """Match rows by key, then what is left of an id in the order of time.

    The rows of b come first, in file order, and then the rows that only a has.
    """
    by_key = {tuple(row[name] for name in spec.key): row for row in a}
    partner = {i: by_key.pop(key) for i, row in enumerate(b) if (key := tuple(row[n] for n in spec.key)) in by_key}
    left: dict[Any, list[dict[str, Any]]] = {}
    for row in by_key.values():
        left.setdefault(_id(spec, row), []).append(row)
    for rows in left.values():
        rows.sort(key=_start)
    waiting = sorted((i for i in range(len(b)) if i not in partner), key=lambda i: _start(b[i]))
    for i in waiting:
        rows = left.get(_id(spec, b[i]), [])
        if rows:
            partner[i] = rows.pop(0)
    for i, row in enumerate(b):
        yield partner.get(i), row
    for rows in left.values():
        for row in rows:
            yield row, None


def _id(spec: TableSpec, row: Record) -> tuple[Any, ...]:
    return tuple(row[name] for name in spec.key if name != FROM)


def _start(row: Record) -> float:
    return float(row.get(FROM, 0.0))


def _moves(spec: TableSpec, name: RowName, old: Record, new: Record) -> Iterator[Moved]:
    if not spec.positioned:
        return
    was, now = ((row[LATITUDE], row[LONGITUDE]) for row in (old, new))
    if math.isnan(was[0]) or math.isnan(now[0]):
        if math.isnan(was[0]) != math.isnan(now[0]):
            yield Moved(name, 0.0, was, now)
        return
    km = distance_km(*was, *now)
    if km > SAME_PLACE_KM:
        yield Moved(name, km, was, now)


def _field_changes(spec: TableSpec, name: RowName, old: Record, new: Record) -> Iterator[FieldChange]:
    for column in spec.columns:
        if column not in _POSITION:
            a, b = value_text(column, old[column]), value_text(column, new[column])
            if a != b:
                yield FieldChange(name, column.name, a, b)
    extras = dict.fromkeys(key for row in (old, new) for key in row if key.startswith(EXTRA))
    for key in extras:
        a, b = str(old.get(key, "")), str(new.get(key, ""))
        if a != b:
            yield FieldChange(name, key.removeprefix(EXTRA), a, b)


def value_text(column: Column, value: Any) -> str:
    """Return a value as a CSV has it: codes, D+n, plain numbers; "" for unknown.

    Parameters
    ----------
    column
        The column of the value; its kind decides how the value is written.
    value
        As in an accepted row: hours since H+0 for an instant, a tuple for several ids.

    Examples
    --------
    >>> value_text(FROM, 720.0)
    'D+30'
    """
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if column.kind == "instant":
        return format_instant(value)
    if column.kind == "instants":
        return ";".join(format_instant(at) for at in value)
    if column.kind in ("ids", "terms", "bounds"):
        return ";".join(part if isinstance(part, str) else f"{part:.10g}" for part in value)
    if isinstance(value, GridPosition):
        return format_mgrs(value.latitude, value.longitude, digits_for(value.side_km))
    return f"{value:.10g}" if isinstance(value, float) else str(value)


def _phases(plan: Plan) -> list[tuple[str, float, float]]:
    frame = plan.rows(PHASES).sort_values([FROM, UNTIL], kind="stable")
    return [
        (str(name), float(start), float(end))
        for name, start, end in zip(frame[NAME], frame[FROM], frame[UNTIL], strict=True)
    ]


def _most(series: tuple[PersonnelSeries, PersonnelSeries], start: float, end: float) -> dict[str, tuple[int, int]]:
    """Return by nation the most persons in force at one time of a period, in a and in b."""
    a, b = (peaks(one, start, end) for one in series)
    return {n: (a.get(n, 0), b.get(n, 0)) for n in sorted(set(a) | set(b)) if a.get(n) or b.get(n)}
