"""A plan as a GeoPackage, for QGIS and others, through GDAL: tables, lines, outlines, symbols as styles, and metadata.

No column has a word of SQL as its name; see :data:`geo.export.sql_names.RENAMED`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

from geo.columns import TableSpec
from geo.contract.layers import Layer
from geo.export.features import placed_tables
from geo.export.flat import Record, about, records
from geo.export.gdal_files import append_table
from geo.export.geopackage_links import LINES, OUTLINES, lines_frame, outlines_frame
from geo.export.geopackage_notes import write_notes
from geo.export.icons import icons
from geo.export.qgis_styles import Style, line_style, outline_style, symbol_style
from geo.export.relations import PRECISION
from geo.export.sql_names import sql_names
from geo.export.standings import standings
from geo.export.xml_text import clean
from geo.layers import DRAWN, NATION_LAYER, TABLE_OF
from geo.periods import in_force
from geo.plan import CRS, Plan
from geo.scene.layers import build_layers
from geo.schema import ANNOTATIONS, CONTRIBUTIONS, NOTES, REMARKS, SIDC

_HOURS = ("from_h", "until_h")


def plan_geopackage(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> bytes:
    """Return a plan as a GeoPackage: a layer for each table with places, links, outlines, the other tables, and one about the plan.

    Parameters
    ----------
    plan, at, notes, layers
        What is exported, as :class:`geo.export.format.Data` gives it to each maker.

    Returns
    -------
    bytes
        The file. Positions are longitude, latitude in degrees (EPSG:4326); ``from_h`` and ``until_h`` are hours since
        H+0, null where a period is open.

    Raises
    ------
    TakeAwayError
        If GDAL cannot write a table.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.gpkg"
        styles = [*_symbols(plan, path, at, notes=notes, layers=layers), *_relations(plan, path, at, layers)]
        _lists(plan, path, at, notes=notes, layers=layers)
        append_table(pd.DataFrame(about(plan, at), columns=["what", "told"]), path, "about")
        write_notes(path, plan, styles)
        return path.read_bytes()


def _symbols(plan: Plan, path: Path, at: float | None, *, notes: bool, layers: Collection[str] | None) -> list[Style]:
    """Write the tables with places; return the styles of those with symbols."""
    drawn: list[tuple[TableSpec, list[str], list[str]]] = []
    for spec in placed_tables(at, layers):
        rows, places = records(plan, spec, at, notes=notes)
        frame = _placed(rows, places, spec)
        append_table(frame, path, spec.name, [row["row"] for row in rows])
        if spec in DRAWN.values():
            drawn.append((spec, [str(name) for name in frame.columns], [row[SIDC] for row in rows]))
    pictures = icons((code for _, _, codes in drawn for code in codes), centred=True)
    return [symbol_style(*one, pictures) for one in drawn]


def _placed(rows: list[Record], places: list[tuple[float, float]], spec: TableSpec) -> gpd.GeoDataFrame:
    columns = list(dict.fromkeys(name for row in rows for name in row)) or list(spec.column_names)
    frame = pd.DataFrame(rows, columns=columns)
    for name in _HOURS:
        if name in frame:
            frame[name] = frame[name].astype("Float64")
    frame.columns = pd.Index(sql_names(columns))
    return gpd.GeoDataFrame(frame, geometry=shapely.points(places) if places else [], crs=CRS)


def _relations(plan: Plan, path: Path, at: float | None, layers: Collection[str] | None) -> Iterator[Style]:
    """Write links and outlines, if there are any; yield their styles."""
    standing = standings(plan, at, layers)
    lines = lines_frame(plan, standing, layers)
    if len(lines):
        append_table(lines, path, LINES)
        yield line_style(LINES)
    if layers is None or PRECISION in layers:
        outlines = outlines_frame(plan, standing)
        if len(outlines):
            append_table(outlines, path, OUTLINES)
            yield outline_style(OUTLINES)


def _lists(plan: Plan, path: Path, at: float | None, *, notes: bool, layers: Collection[str] | None) -> None:
    """Write the tables without places."""
    placed = {*TABLE_OF.values(), ANNOTATIONS.name} - {CONTRIBUTIONS.name}
    for layer in build_layers(plan if at is None else _of_time(plan, at)):
        shown = layer.name != NATION_LAYER.code or layers is None or NATION_LAYER.code in layers
        if layer.table not in placed and shown:
            append_table(_list_frame(layer, notes=notes), path, layer.table, [item.row for item in layer.items])


def _of_time(plan: Plan, at: float) -> Plan:
    """Return the plan with only the contributions in force at a time (hours since H+0)."""
    table = plan.tables[CONTRIBUTIONS.name]
    kept = replace(table, frame=in_force(table.frame, at).reset_index(drop=True))
    return replace(plan, tables={**plan.tables, CONTRIBUTIONS.name: kept})


def _list_frame(layer: Layer, *, notes: bool) -> pd.DataFrame:
    hidden = () if notes else (REMARKS, NOTES)
    keep = [i for i, head in enumerate(layer.columns) if head.name not in hidden]
    cells = [[clean(item.cells[i]) for i in keep] for item in layer.items]
    return pd.DataFrame(cells, columns=sql_names(clean(layer.columns[i].name) for i in keep))
