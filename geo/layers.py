"""The layers of the map: which table each shows."""

from __future__ import annotations

from collections.abc import Mapping

from geo.columns import TableSpec
from geo.schema import COMMAND_NODES, CONTRIBUTIONS, EVENTS, HUBS, PLACEMENTS

DRAWN: Mapping[str, TableSpec] = {"units": PLACEMENTS, "hubs": HUBS, "nodes": COMMAND_NODES}
"""Layers of symbols, and the table that each draws."""

TABLE_OF: Mapping[str, str] = {name: spec.name for name, spec in DRAWN.items()} | {
    "events": EVENTS.name,
    "nations": CONTRIBUTIONS.name,
}
"""Layers that show rows, and the table whose rows each shows."""
