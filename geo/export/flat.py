"""Rows as flat records, for files whose columns hold one plain value each."""

from __future__ import annotations

from typing import Any

from geo.basemap.places import attribution
from geo.clock import format_instant
from geo.columns import TableSpec
from geo.export.features import table_features
from geo.export.xml_text import clean
from geo.nations import without_prejudice
from geo.plan import Plan
from geo.scene.build import no_agreement, not_classified
from geo.schema import PRECISION, PUBLISHED, PUBLISHER, SIDC, TITLE, URL
from geo.words.text import say

SYMBOL_CODE = "symbol_code"
"""The code of the symbol under the name that it had before the column ``sidc`` had it too."""

EXTRA_COLUMN = "extra_"
"""What begins the name of a column that no table has by itself."""

Record = dict[str, Any]


def records(
    plan: Plan, spec: TableSpec, at: float | None, *, notes: bool
) -> tuple[list[Record], list[tuple[float, float]]]:
    """Return the rows of a table with positions, and the longitude and latitude of each in degrees (EPSG:4326).

    Parameters
    ----------
    plan, spec, at, notes
        As for :func:`geo.export.features.table_features`.
    """
    features = table_features(plan, spec, at, notes=notes)
    places = [tuple(feature["geometry"]["coordinates"]) for feature in features]
    return [_flat(feature["properties"]) for feature in features], places


def _flat(properties: Record) -> Record:
    flat = {name: value for name, value in properties.items() if name not in ("source", "extra")}
    for name, text in (properties.get("extra") or {}).items():
        plain = f"{EXTRA_COLUMN}{clean(name)}"
        flat[plain if plain not in flat else f"{plain}_{len(flat)}"] = text
    source = properties.get("source") or {}
    flat |= {f"source_{name}": source.get(name, "") for name in (TITLE, PUBLISHER, PUBLISHED, URL)}
    # One column holds one kind of value: a precision is a number of km, or oblast, or country.
    flat[PRECISION.name] = None if flat.get(PRECISION) is None else str(flat[PRECISION])
    if SIDC in flat:
        flat[SYMBOL_CODE] = flat[SIDC]
    return {clean(name): clean(value) if isinstance(value, str) else value for name, value in flat.items()}


def about(plan: Plan, at: float | None) -> list[tuple[str, str]]:
    """Return what a file says about its plan: pairs of a name and a text.

    Parameters
    ----------
    plan
        The plan.
    at
        Hours since H+0 if the file shows one time; None if it shows the whole plan.
    """
    return [
        ("title", clean(plan.settings.title)),
        ("marking", clean(plan.settings.marking)),
        ("handling", not_classified()),
        ("time", say("export_data.whole-plan") if at is None else format_instant(at)),
        ("notional", no_agreement()),
        ("rows not shown", str(plan.set_aside)),
        ("attribution", f"{attribution()} {without_prejudice()}"),
    ]
