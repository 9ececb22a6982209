"""What can be taken away: by the ending of the file."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from geo.geojson import plan_geojson
from geo.plan import Plan
from geo.scene import build_scene
from geo.spreadsheet import guarded
from geo.working import Working


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What an export holds.

    Attributes
    ----------
    at
        Hours since H+0; None for the whole plan (GeoJSON) or the usual opening time (HTML).
    view
        ``ukraine`` or ``europe``; None for the plan's own.
    notes
        Whether remarks and speaker notes are included.
    """

    at: float | None = None
    view: str | None = None
    notes: bool = False


def plan_html(plan: Plan, options: ExportOptions | None = None) -> str:
    """Return a plan as one HTML page that needs no network."""
    from dashboard.map.elements import PostureMap  # noqa: PLC0415  folium takes a third of a second to import

    options = options or ExportOptions()
    scene = build_scene(plan, notes=options.notes)
    scene["opening"] |= {
        name: value for name, value in (("view", options.view), ("time", options.at)) if value is not None
    }
    return str(PostureMap(scene).get_root().render())


def table_csv(working: Working, table: str) -> bytes:
    """Return a table with its unsaved edits as a CSV for a spreadsheet.

    UTF-8 as Excel writes it; what a spreadsheet would run gets a leading ``'``, which reading takes away again.
    """
    shown = working.table(table)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shown.columns)
    for row in shown.rows:
        if row.sound:
            writer.writerow([guarded(row.cells.get(name, "")) for name in shown.columns])
    return out.getvalue().encode("utf-8-sig", "replace")


def _geojson(plan: Plan, options: ExportOptions) -> str:
    return plan_geojson(plan, options.at, notes=options.notes)


EXPORTS: dict[str, Callable[[Plan, ExportOptions], str]] = {".html": plan_html, ".geojson": _geojson}
"""A writer for each ending."""


def export_plan(plan: Plan, target: Path, options: ExportOptions) -> None:
    """Write a plan into a file; KeyError when no export has the ending, OSError when it cannot be written."""
    text = EXPORTS[target.suffix.lower()](plan, options)
    target.write_text(text, encoding="utf-8")
