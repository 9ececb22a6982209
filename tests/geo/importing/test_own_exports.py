"""Our own files for maps, imported into a plan without rows: units, hubs and headquarters come back with place and period."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from geo.export.geojson import plan_geojson
from geo.export.geopackage import plan_geopackage
from geo.export.kml import plan_kml, plan_kmz
from geo.plan import Plan, read_plan
from geo.reading.tables import ROW
from geo.schema import COMMAND_NODES, FROM, HUBS, LATITUDE, LONGITUDE, PLACEMENTS, SETTINGS_FILE, UNTIL
from tests.geo.importing.imports import import_all, space_of

_CEASEFIRE = "ceasefire = 2026-01-01T06:00:00Z\n"
EXPORTS: dict[str, Callable[..., Any]] = {
    "x.geojson": plan_geojson,
    "x.gpkg": plan_geopackage,
    "x.kml": plan_kml,
    "x.kmz": plan_kmz,
}


def test_a_file_with_dates_is_read_again(tmp_path: Path, sample_copy: Path) -> None:
    settings = sample_copy / SETTINGS_FILE
    settings.write_text(f"{_CEASEFIRE}{settings.read_text(encoding='utf-8')}", encoding="utf-8")
    plan = read_plan(sample_copy)
    assert plan.settings.ceasefire is not None
    check(tmp_path, plan, "x.kml")


@pytest.mark.parametrize("name", EXPORTS)
def test_what_we_write_is_read_again(tmp_path: Path, sample: Plan, name: str) -> None:
    check(tmp_path, sample, name)


def check(folder: Path, sample: Plan, name: str) -> None:
    """Write a plan as a file, import that into a plan without rows, and compare; the second import changes nothing."""
    made = EXPORTS[name](sample, notes=True)
    data = made.encode() if isinstance(made, str) else made
    space = space_of(folder, toml=f'title = "T"\n{_CEASEFIRE if sample.settings.ceasefire else ""}')
    import_all(space, data, name)
    for spec in (PLACEMENTS, HUBS, COMMAND_NODES):
        wanted, found = sample.rows(spec), space.current.plan.rows(spec)
        if name.startswith("x.km"):
            wanted = wanted[wanted[ROW].isin(sample.counted(spec)[ROW])]
        columns = [spec.id.name, FROM.name, UNTIL.name, LATITUDE.name, LONGITUDE.name]
        rows = [sorted(map(tuple, frame[columns].round(4).to_numpy().tolist()), key=str) for frame in (wanted, found)]
        assert rows[0] == rows[1]
    again = import_all(space, data, name)
    assert not [row for proposal in again for row in proposal.rows if row.lands]
