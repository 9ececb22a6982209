"""Sound rows to start from, and CSV text of rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from geo.columns import TableSpec

_SOUND = {
    "placements": {
        "unit_id": "U1", "unit_name": "Unit", "nation": "FRA", "echelon": "battalion", "function": "infantry",
        "personnel": "600", "place": "Lviv", "latitude": "49.84", "longitude": "24.03", "from": "D+0",
    },
    "hubs": {"hub_id": "H1", "name": "Hub", "kind": "railhead", "nation": "POL", "latitude": "49.78", "longitude": "22.77"},
    "command_nodes": {"node_id": "N1", "name": "Node", "level": "operational", "nation": "MULTI", "latitude": "48.86", "longitude": "2.35"},
    "contributions": {"nation": "FRA", "kind": "ground_forces", "status": "announced"},
    "phases": {"phase_id": "p1", "name": "Phase"},
    "events": {"event_id": "e1", "title": "Event", "date": "2025-07-10"},
    "sources": {"source_id": "s1", "title": "Source"},
    "closures": {"closure_id": "x1", "name": "Closure", "crossing_id": "POL-UKR-MEDYKA"},
    "annotations": {"annotation_id": "a1", "chapter": "c1", "text": "A sentence", "latitude": "49.84", "longitude": "24.03"},
    "briefing": {"chapter": "c1", "title": "Chapter", "time": "D+0"},
}  # fmt: skip
_COMMON = {"basis": "notional", "as_of": "2025-07-10", "precision_km": "10"}


def defaults(spec: TableSpec) -> dict[str, str]:
    """Return a sound row of a table."""
    return {name: value for name, value in (_COMMON | _SOUND[spec.name]).items() if name in spec.column_names}


def csv_text(spec: TableSpec, rows: Iterable[Mapping[str, str]]) -> str:
    """Return a file of a table; columns beyond its own come last."""
    rows = list(rows)
    extra = [name for row in rows for name in row if name not in spec.column_names]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*spec.column_names, *dict.fromkeys(extra)], lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()
