"""What a planner's page is given beside the scene: handles of rows, unsaved edits, and a table as a grid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from dashboard.load import Published
from geo.clock import parse_instant
from geo.columns import Column, TableSpec
from geo.editing.actor import Planner
from geo.editing.document import RAW
from geo.editing.working import WorkingRow, WorkingTable
from geo.errors import InstantError
from geo.nations import all_countries, all_nations
from geo.problem import Problem
from geo.reading.header import folded
from geo.reading.settings import Settings
from geo.scene.build import Scene
from geo.schema import BRIEFING, TABLE_BY_NAME
from geo.terms import LAYER

MOST_ROWS = 5_000
"""Rows that one grid is given; a filter finds the others."""


def editing_block(
    shown: Published, planner: Planner | None, received: Mapping[str, int], refusal: str | None
) -> dict[str, Any]:
    """Return what every editing page is told: who edits, what is unsaved, and which messages were acted upon."""
    working = shown.working
    return {
        "planner": None if planner is None else planner.name,
        "unsaved": len(working.changes),
        "clashes": len(working.clashes),
        "undo": working.can_undo,
        "redo": working.can_redo,
        "received": dict(received),
        "refusal": refusal,
    }


def editable_scene(shown: Published, editing: dict[str, Any] | None) -> Scene:
    """Return the scene with what editing on the map needs; without it (a read-only server) as it is."""
    if editing is None:
        return shown.scene
    scene = shown.scene | {"editing": editing}
    if editing["planner"] is not None:
        scene["layers"] = [_with_handles(shown, layer) for layer in scene["layers"]]
        handles = shown.working.table(BRIEFING.name).handles
        scene["chapters"] = [chapter | {"handle": handles.get(chapter["row"])} for chapter in scene["chapters"]]
    return scene


def _with_handles(shown: Published, layer: dict[str, Any]) -> dict[str, Any]:
    if not TABLE_BY_NAME[layer["table"]].positioned:
        return layer
    table = shown.working.table(layer["table"])
    items = []
    for item in layer["items"]:
        handle = table.handles.get(item["row"], "")
        row = table.by_handle.get(handle)
        state = "" if row is None else _state(row)
        items.append(item | {"handle": handle} | ({"unsaved": state} if state else {}))
    return layer | {"items": items}


def _state(row: WorkingRow) -> str:
    return "new" if row.is_new else "edited" if row.edited else ""


def grid_data(
    shown: Published, table: str, wanted: str, focus: str | None, focus_column: str | None = None
) -> dict[str, Any]:
    """Return one table as the grid shows it.

    Parameters
    ----------
    shown
        What is published.
    table
        Its name.
    wanted
        A text that a row must hold to be given; "" for all.
    focus, focus_column
        Handle of the row to show first and the column to point at, or None.
    """
    spec, working = TABLE_BY_NAME[table], shown.working.table(table)
    names = [*working.columns, *(n for n in spec.column_names if n not in working.columns)]
    rows = [row for row in working.rows if _holds(row, wanted)]
    return {
        "table": table,
        "title": spec.title,
        "plan": shown.plan.name,
        "positioned": spec.positioned,
        "columns": [{"index": i} | _column(spec, name, shown) for i, name in enumerate(names)],
        "rows": [_row(row, names) for row in rows[:MOST_ROWS]],
        "total": len(working.rows),
        "matching": len(rows),
        "problems": _problems(shown.plan.problems, spec, working, names),
        "notes": _last_days(rows[:MOST_ROWS], shown.plan.settings),
        "key": [names.index(name) for name in spec.key if name in names],
        "focus": focus,
        "focus_column": focus_column,
        "revision": f"{table}/{shown.generation}",
    }


def _holds(row: WorkingRow, wanted: str) -> bool:
    return not wanted or row.is_new or any(wanted.casefold() in text.casefold() for text in row.cells.values())


def _row(row: WorkingRow, names: list[str]) -> dict[str, Any]:
    cells = [row.cells[RAW]] if RAW in row.cells else [row.cells.get(name, "") for name in names]
    edited = [i for i, name in enumerate(names) if name in row.edited]
    return {"handle": row.handle, "number": row.number, "cells": cells, "raw": RAW in row.cells, "edited": edited,
            "new": row.is_new}  # fmt: skip


def _column(spec: TableSpec, name: str, shown: Published) -> dict[str, Any]:
    if name not in spec.column_names:
        return {"name": name, "label": name, "help": "A column of your own; it is kept.", "kind": "text", "unit": "",
                "needed": False, "choices": [], "strict": False}  # fmt: skip
    column = spec.column(name)
    return {
        "name": name,
        "label": column.label,
        "help": column.help,
        "kind": column.kind,
        "unit": column.unit,
        "needed": name in spec.needed,
        "choices": _choices(column, shown),
        "strict": column.kind in ("term", "nation", "country"),
    }


def _choices(column: Column, shown: Published) -> list[list[str]]:
    """Return what a cell may hold, as code and label each."""
    if column.vocabulary is not None:
        return [[term.code, term.label] for term in column.vocabulary.terms]
    if column.kind == "nation":
        return [[code, name] for code, name in all_nations().items()]
    if column.kind == "country":
        return [[code, name] for code, name in all_countries().items()]
    if column.name == "layers":
        return [[term.code, term.label] for term in LAYER.terms]
    found: dict[str, str] = {}
    for table in column.refers:
        key, label = TABLE_BY_NAME[table].column_names[:2]
        for row in shown.working.table(table).rows:
            found.setdefault(row.cells.get(key, ""), row.cells.get(label, ""))
    found.pop("", None)
    return [[code, name] for code, name in found.items()]


def _problems(
    problems: list[Problem], spec: TableSpec, working: WorkingTable, names: list[str]
) -> dict[str, list[list[Any]]]:
    """Return the problems of a table by the handle of their row: column index (-1: the row), severity, message, fix."""
    found: dict[str, list[list[Any]]] = {}
    for problem in problems:
        if problem.file == spec.file and problem.row is not None:
            handle = working.handles.get(problem.row, "")
            column = folded(problem.column) if problem.column else ""
            at = names.index(column) if column in names else -1
            found.setdefault(handle, []).append([at, problem.severity, problem.message, problem.fix])
    return found


def _last_days(rows: list[WorkingRow], settings: Settings) -> dict[str, str]:
    """Return for each row with an ``until`` its last day as a date, since at ``until`` it is no longer there."""
    if settings.ceasefire is None:
        return {}
    days: dict[str, str] = {}
    for row in rows:
        try:
            hours = parse_instant(row.cells.get("until", ""), settings.ceasefire)
            days[row.handle] = f"{settings.ceasefire + timedelta(hours=hours - 1):%Y-%m-%d}"
        except (InstantError, OverflowError):
            continue
    return days
