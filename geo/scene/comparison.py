"""Two plans compared, as plain data for the map: what to draw of the one that was, beside the one that is."""

from __future__ import annotations

from typing import Any

from geo.analysis.diff import PlanDiff, RowName, diff_plans
from geo.clock import format_instant
from geo.nations import nation_name
from geo.plan import Plan
from geo.scene.layers import LayerSpec, build_layers
from geo.schema import TABLE_BY_NAME

_SYMBOL_FIELDS = ("lat", "lon", "from", "until", "sidc", "name", "nation")


def build_comparison(a: Plan, b: Plan, a_name: str, b_name: str) -> dict[str, Any]:
    """Return what a scene of plan b carries to show how it differs from plan a.

    Returns
    -------
    dict
        ``a``, ``b`` (names), ``items`` (one for each row that differs: kind, table, id, from, ``row`` of b's file or
        None, ``km``, ``was`` (degrees) of what moved, ``ghost`` of what was removed, ``fields``), ``personnel`` by
        phase and nation, ``not_compared``.
    """
    diff = diff_plans(a, b)
    items = _items(diff, _index(build_layers(a)), _index(build_layers(b)))
    personnel = [
        {"phase": phase, "nation": nation_name(nation), "a": before, "b": after}
        for phase, nation, before, after in diff.phases
    ]
    return {"a": a_name, "b": b_name, "items": items, "personnel": personnel, "not_compared": sum(diff.not_compared)}


def _index(layers: list[LayerSpec]) -> dict[RowName, dict[str, Any]]:
    found = {}
    for layer in layers:
        for item in layer.items:
            start = item.get("from")
            ids = f"{item['id']} {item['kind']}" if layer.table == "contributions" else item["id"]
            timed = layer.table not in ("events", "phases", "sources", "briefing")
            found[RowName(layer.table, ids, format_instant(start) if timed and start is not None else "")] = item
    return found


def _items(
    diff: PlanDiff, old: dict[RowName, dict[str, Any]], new: dict[RowName, dict[str, Any]]
) -> list[dict[str, Any]]:
    items: dict[RowName, dict[str, Any]] = {}
    for row in diff.added:
        items[row] = _item("added", row, new.get(row))
    for row in diff.removed:
        gone = old.get(row, {})
        items[row] = _item("removed", row, None) | {"ghost": {n: gone[n] for n in _SYMBOL_FIELDS if n in gone}}
    for move in diff.moved:
        was = {"lat": move.was[0], "lon": move.was[1]}
        items[move.row] = _item("moved", move.row, new.get(move.row)) | {"km": round(move.km, 1), "was": was}
    for change in diff.changed:
        item = items.setdefault(change.row, _item("changed", change.row, new.get(change.row)))
        item["fields"].append({"column": change.column, "a": change.a, "b": change.b})
    return list(items.values())


def _item(kind: str, row: RowName, shown: dict[str, Any] | None) -> dict[str, Any]:
    return {
        "kind": kind,
        "table": row.table,
        "title": TABLE_BY_NAME[row.table].title,
        "id": row.id,
        "from": row.start,
        "row": None if shown is None else shown["row"],
        "handle": None if shown is None else shown.get("key", shown["id"]),
        "fields": [],
    }
