"""Everything one map page shows of a plan, as one JSON-ready value: the only thing a client is given.

The client selects and counts rows by the fields and instants that stand here; it never parses times, coordinates or
vocabularies of a plan's files.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from geo.analysis.orbat import personnel_by_nation
from geo.basemap.places import ATTRIBUTION
from geo.clock import HOURS_PER_DAY, LONG_AGO_H, format_utc
from geo.layers import TABLE_OF
from geo.nations import WITHOUT_PREJUDICE, nation_name
from geo.periods import instants
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H, chapters
from geo.scene.layers import build_layers, source_index
from geo.schema import BRIEFING, REMARKS, TABLE_BY_NAME
from geo.terms import (
    BASIS,
    CONTRIBUTION,
    ECHELON,
    FUNCTION,
    HUB_KIND,
    LAYER,
    LAYERS_SHOWN_FIRST,
    LEVEL,
    ROLLUPS,
    STATUS,
    VIEW,
    Vocabulary,
)

Scene = dict[str, Any]

NO_AGREEMENT = "Notional: no government has agreed to this."
NOT_CLASSIFIED = "Not for classified material."
VIEW_BOUNDS = {"ukraine": (22.0, 44.2, 40.3, 52.5), "europe": (-10.5, 36.0, 41.0, 60.0)}
"""West, south, east, north in degrees of each view."""

_LEAD_DAYS = 30
_TAIL_DAYS = 30
_USUAL_END_DAYS = 730


def build_scene(plan: Plan, *, notes: bool = True) -> Scene:
    """Return the scene of a plan; without ``notes``, remarks and speaker notes are left out."""
    layers = [layer.as_dict() for layer in build_layers(plan)]
    scene = _scene(plan, layers)
    return scene if notes else _without_notes(scene)


def with_layers_only(scene: Scene, layers: Collection[str]) -> Scene:
    """Return a scene that holds only some layers, codes of :data:`geo.terms.LAYER`; rows of others are not in it."""
    held = set(TABLE_OF) - set(layers)
    files = {TABLE_BY_NAME[TABLE_OF[name]].file for name in held}
    told = [problem for problem in scene["problems"]["items"] if problem["file"] not in files]
    kept = [layer | {"items": []} if layer["name"] in held else layer for layer in scene["layers"]]
    kept = [_without_columns(layer, {BRIEFING.column("focus").label}) for layer in kept]
    shown = [name for name in scene["layers_on"] if name in layers]
    terms = scene["terms"] | {LAYER.name: [t for t in scene["terms"][LAYER.name] if t["code"] in layers]}
    known = {item["id"] for layer in kept for item in layer["items"]}
    chapters = [
        chapter
        | {
            "layers": [name for name in chapter["layers"] if name in layers],
            "focus": [name for name in chapter["focus"] if name in known],
        }
        for chapter in scene["chapters"]
    ]
    nobody = {"nations": [], "unknown": [0] * len(scene["personnel"]["unknown"])}
    return scene | {
        "layers": kept,
        "layers_on": shown,
        "terms": terms,
        "chapters": chapters,
        "personnel": scene["personnel"] | ({} if "units" in layers else nobody),
        "problems": scene["problems"] | {"items": told},
    }


def _without_columns(layer: dict[str, Any], labels: Collection[str]) -> dict[str, Any]:
    keep = [i for i, label in enumerate(layer["columns"]) if label not in labels]
    items = [item | {"cells": [item["cells"][i] for i in keep]} for item in layer["items"]]
    return layer | {"columns": [layer["columns"][i] for i in keep], "items": items}


def _without_notes(scene: Scene) -> Scene:
    hidden = (REMARKS.label, BRIEFING.column("notes").label)
    scene["layers"] = [_without_columns(layer, hidden) for layer in scene["layers"]]
    for chapter in scene["chapters"]:
        chapter["notes"] = ""
    for source in scene["sources"].values():
        source["remarks"] = ""
    return scene


def _scene(plan: Plan, layers: list[dict[str, Any]]) -> Scene:
    return {
        "revision": plan.revision,
        "plan": plan.name,
        "title": plan.settings.title,
        "description": plan.settings.description,
        "marking": {"text": plan.settings.marking, "colour": plan.settings.marking_colour},
        "caveats": {"notional": NO_AGREEMENT, "handling": NOT_CLASSIFIED, "kosovo": WITHOUT_PREJUDICE},
        "attribution": ATTRIBUTION,
        "view": plan.settings.view,
        "views": [{"code": t.code, "label": t.label, "bounds": VIEW_BOUNDS[t.code]} for t in VIEW.terms],
        "time": _time(plan),
        "layers": layers,
        "layers_on": list(LAYERS_SHOWN_FIRST),
        "chapters": [chapter.as_dict() for chapter in chapters(plan)],
        "opening": {"view": plan.settings.view, "time": USUAL_TIME_H},
        "personnel": _personnel(plan),
        "sources": source_index(plan),
        "problems": _problems(plan),
        "terms": {v.name: _labels(v) for v in (BASIS, ECHELON, FUNCTION, HUB_KIND, LEVEL, CONTRIBUTION, STATUS, LAYER)},
        "rollups": [{"below_zoom": zoom, "echelons": list(echelons)} for zoom, echelons in ROLLUPS],
        "nations": _nations(plan),
    }


def _labels(vocabulary: Vocabulary) -> list[dict[str, str]]:
    return [{"code": t.code, "label": t.label} for t in vocabulary.terms]


def _time(plan: Plan) -> dict[str, Any]:
    stops = instants(*(plan.rows(n) for n in ("placements", "hubs", "command_nodes", "contributions", "phases")))
    stops = sorted({0.0, *stops})
    first, last = stops[0], stops[-1]
    start = first if first < 0 else -_LEAD_DAYS * HOURS_PER_DAY
    end = last + _TAIL_DAYS * HOURS_PER_DAY if last > 0 else _USUAL_END_DAYS * HOURS_PER_DAY
    ceasefire = plan.settings.ceasefire
    return {
        "start": start,
        "end": end,
        "stops": stops,
        "phases": _phases(plan, start, end),
        "ceasefire": None if ceasefire is None else format_utc(0, ceasefire),
    }


def _phases(plan: Plan, start: float, end: float) -> list[dict[str, Any]]:
    """Return the phases in time order, open ends cut to the shown time."""
    frame = plan.rows("phases").sort_values(["from", "until"], kind="stable")
    return [
        {
            "id": row["phase_id"],
            "name": row["name"],
            "detail": row["detail"],
            "from": max(row["from"], start),
            "until": min(row["until"], end),
        }
        for row in frame.to_dict("records")
    ]


def _personnel(plan: Plan) -> dict[str, Any]:
    series = personnel_by_nation(plan)
    nations = [
        {"nation": nation, "name": nation_name(nation), "persons": [int(v) for v in persons]}
        for nation, persons in zip(series.nations, series.persons.tolist(), strict=True)
    ]
    return {
        "instants": [max(t, LONG_AGO_H) for t in series.instants],
        "nations": nations,
        "unknown": series.unknown.tolist(),
    }


def _problems(plan: Plan) -> dict[str, Any]:
    return {"set_aside": plan.set_aside, "items": [p.as_dict() | {"where": p.where} for p in plan.problems]}


def _nations(plan: Plan) -> dict[str, str]:
    codes = {
        code for name in ("placements", "hubs", "command_nodes", "contributions") for code in plan.rows(name)["nation"]
    }
    return {code: nation_name(code) for code in sorted(codes)}
