"""A plan for other tools: GeoPackage (QGIS), KML and KMZ (Google Earth), through GDAL.

Text of a plan goes into fields, never into a description: other tools read a description as HTML.
"""

from __future__ import annotations

import math
import tempfile
import zipfile
from collections.abc import Collection
from dataclasses import replace
from datetime import datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pyogrio
from lxml import etree
from pyogrio.errors import DataLayerError, DataSourceError, FieldError

from geo.basemap.places import attribution
from geo.clock import format_instant
from geo.columns import TableSpec
from geo.contract.layers import Layer, SymbolLayer
from geo.errors import TakeAwayError
from geo.export.geojson import placed_tables, table_features
from geo.export.typeset import Drawing, pngs
from geo.export.xml_text import clean
from geo.layers import DRAWN, EVENT_LAYER, NATION_LAYER
from geo.nations import without_prejudice
from geo.periods import in_force
from geo.plan import CRS, Plan
from geo.reading.tables import ROW
from geo.scene.build import no_agreement, not_classified
from geo.scene.layers import build_layers
from geo.schema import CONTRIBUTIONS, FROM, NOTES, PRECISION, PUBLISHED, PUBLISHER, REMARKS, TITLE, UNTIL, URL
from geo.sidc import with_status
from geo.symbols import symbol_svg
from geo.words.text import Text, say

ICON_PX = 40
"""Height of a symbol's octagon in the pictures of a KMZ."""

_CODE = "symbol_code"
_HEAD = 2
"""Name and snippet come first in a KML document, before its styles."""
_UTC = "datetime64[ms, UTC]"


def plan_geopackage(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> bytes:
    """Return a plan as a GeoPackage: a layer for each table with places, the other tables, and one about the plan.

    Parameters
    ----------
    plan
        What is exported; rows that are set aside are not in it.
    at
        Hours since H+0: only rows in force then, without events. None: the whole plan.
    notes
        Whether remarks and speaker notes are included.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.

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
        for spec in placed_tables(at, layers):
            _write(_frame(plan, spec, at, notes=notes), path, spec.name, "GPKG")
        for layer in build_layers(plan if at is None else _of_time(plan, at)):
            if layer.name not in (*DRAWN, EVENT_LAYER.code) and (
                layer.name != NATION_LAYER.code or layers is None or NATION_LAYER.code in layers
            ):
                _write(_list_frame(layer, notes=notes), path, layer.table, "GPKG")
        _write(pd.DataFrame(_about(plan, at), columns=["what", "told"]), path, "about", "GPKG")
        return path.read_bytes()


def _of_time(plan: Plan, at: float) -> Plan:
    """Return the plan with only the contributions in force at a time (hours since H+0)."""
    table = plan.tables[CONTRIBUTIONS.name]
    kept = replace(table, frame=in_force(table.frame, at).reset_index(drop=True))
    return replace(plan, tables={**plan.tables, CONTRIBUTIONS.name: kept})


def plan_kml(plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None) -> str:
    """Return a plan as KML text: a folder for each table; time spans if ``plan.toml`` gives the ceasefire.

    Parameters
    ----------
    plan
        What is exported; rows that are set aside are not in it.
    at
        Hours since H+0: only rows in force then, without events. None: the whole plan.
    notes
        Whether remarks are included.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.

    Raises
    ------
    TakeAwayError
        If GDAL cannot write a table.
    """
    return _kml(plan, at, notes=notes, layers=layers).decode()


def plan_kmz(
    plan: Plan, at: float | None = None, *, notes: bool = False, layers: Collection[str] | None = None
) -> bytes:
    """Return a plan as KMZ: the KML, and the picture of each symbol.

    Parameters
    ----------
    plan
        What is exported; rows that are set aside are not in it.
    at
        Hours since H+0: only rows in force then, without events. None: the whole plan.
    notes
        Whether remarks are included.
    layers
        Codes of :data:`geo.layers.LAYER` that are included; None for all.

    Raises
    ------
    TakeAwayError
        If GDAL cannot write a table, or a picture cannot be drawn.
    """
    document = etree.fromstring(_kml(plan, at, notes=notes, layers=layers))
    codes = _style_by_code(document)
    svgs = [symbol_svg(code, ICON_PX) for code in codes]
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("doc.kml", etree.tostring(document, xml_declaration=True, encoding="UTF-8"))
        for code, png in zip(codes, pngs((Drawing(svg, *_size(svg)) for svg in svgs), 1.0), strict=True):
            archive.writestr(_icon(code), png)
    return out.getvalue()


def _icon(code: str) -> str:
    return f"icons/{code}.png"


def _style_by_code(document: Any) -> list[str]:
    """Give each placemark the picture of its symbol's code; return the codes, each once."""
    space = f"{{{document.nsmap[None]}}}"
    codes: dict[str, None] = {}
    for mark in document.iter(f"{space}Placemark"):
        code = next((d.text for d in mark.iter(f"{space}SimpleData") if d.get("name") == _CODE and d.text), None)
        data = mark.find(f"{space}ExtendedData")
        if code and data is not None:
            style = etree.Element(f"{space}styleUrl")
            style.text = f"#{code}"
            data.addprevious(style)
            codes[code] = None
    for place, code in enumerate(codes):
        style = etree.Element(f"{space}Style", id=code)
        icon = etree.SubElement(etree.SubElement(style, f"{space}IconStyle"), f"{space}Icon")
        etree.SubElement(icon, f"{space}href").text = _icon(code)
        document[0].insert(place + _HEAD, style)
    return list(codes)


def _size(svg: str) -> tuple[float, float]:
    """Return width and height of an SVG picture in pixels, from its first element."""
    head = svg[: svg.index(">")]
    width, height = (head.split(f'{name}="')[1].split('"')[0] for name in ("width", "height"))
    return float(width), float(height)


def _kml(plan: Plan, at: float | None, *, notes: bool, layers: Collection[str] | None) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.kml"
        options = {"NAME": clean(plan.settings.title), "SNIPPET": clean(_snippet(plan, at))}
        for spec in placed_tables(at, layers):
            frame = _as_counted(_frame(plan, spec, at, notes=notes), plan, spec)
            frame.insert(0, "Name", frame[spec.label_column])
            _timed(frame, plan)
            _write(frame, path, spec.title, "LIBKML", dataset_options=options)
        if not path.exists():
            nothing = gpd.GeoDataFrame({"Name": []}, geometry=[], crs=CRS)
            _write(nothing, path, say("export_data.nothing"), "LIBKML", dataset_options=options)
        return path.read_bytes()


def _as_counted(frame: gpd.GeoDataFrame, plan: Plan, spec: TableSpec) -> gpd.GeoDataFrame:
    """Return each row once for each period in which it counts, in hours since H+0: no id is then in force twice."""
    if frame.empty or spec not in DRAWN.values():
        return frame
    parts = plan.counted(spec)[[ROW, FROM.name, UNTIL.name]].replace([-math.inf, math.inf], math.nan)
    together = frame.drop(columns=["from_h", "until_h"]).merge(parts, left_on="row", right_on=ROW, suffixes=("", "_h"))
    return together.drop(columns=ROW)


def _snippet(plan: Plan, at: float | None) -> str:
    return " ".join(told for _, told in _about(plan, at)[1:3])


def _timed(frame: gpd.GeoDataFrame, plan: Plan) -> None:
    """Add the time spans that viewers of KML play; without a ceasefire date there are none, and D+n is only a field."""
    ceasefire = plan.settings.ceasefire
    if ceasefire is None or "from_h" not in frame:
        return
    for name, hours in (("begin", frame["from_h"]), ("end", frame["until_h"])):
        frame[name] = pd.Series([_moment(ceasefire, h) for h in hours], dtype=_UTC)


def _moment(ceasefire: datetime, hours: Any) -> Any:
    try:
        return pd.NaT if pd.isna(hours) else ceasefire + timedelta(hours=hours)
    except OverflowError:  # thousands of years away, which no calendar shows
        return pd.NaT


def _frame(plan: Plan, spec: TableSpec, at: float | None, *, notes: bool) -> gpd.GeoDataFrame:
    """Return the rows of a table with positions (EPSG:4326), flat fields, the fields of the source, and the symbol code."""
    features = table_features(plan, spec, at, notes=notes)
    records = [_flat(feature["properties"]) for feature in features]
    columns = list(dict.fromkeys(name for record in records for name in record)) or list(spec.column_names)
    frame = pd.DataFrame(records, columns=columns)
    points = [feature["geometry"]["coordinates"] for feature in features]
    geometry = gpd.points_from_xy([p[0] for p in points], [p[1] for p in points], crs=CRS)
    placed = gpd.GeoDataFrame(frame, geometry=geometry, crs=CRS)
    if spec in DRAWN.values():
        _add_hours_and_codes(placed, plan, spec, at)
    placed["marking"] = clean(plan.settings.marking)
    return placed


def _add_hours_and_codes(frame: gpd.GeoDataFrame, plan: Plan, spec: TableSpec, at: float | None) -> None:
    layer = next(one for one in build_layers(plan) if one.table == spec.name)
    assert isinstance(layer, SymbolLayer)
    items = {item.row: item for item in layer.items}
    found = [items[row] for row in frame["row"]] if len(frame) else []
    frame["from_h"] = pd.array([item.start for item in found], dtype="Float64")
    frame["until_h"] = pd.array([item.end for item in found], dtype="Float64")
    planned = at is not None and at < 0
    frame[_CODE] = [with_status(item.sidc, planned=planned) for item in found]


def _flat(properties: dict[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in properties.items() if name not in ("source", "extra")}
    for name, text in (properties.get("extra") or {}).items():
        plain = f"extra_{clean(name)}"
        flat[plain if plain not in flat else f"{plain}_{len(flat)}"] = text
    source = properties.get("source") or {}
    flat |= {f"source_{name}": source.get(name, "") for name in (TITLE, PUBLISHER, PUBLISHED, URL)}
    # One column holds one kind of value: a precision is a number of km, or oblast, or country.
    flat[PRECISION.name] = None if flat.get(PRECISION) is None else str(flat[PRECISION])
    return {clean(name): clean(value) if isinstance(value, str) else value for name, value in flat.items()}


def _list_frame(layer: Layer, *, notes: bool) -> pd.DataFrame:
    cells = [[clean(text) for text in item.cells] for item in layer.items]
    hidden = () if notes else (REMARKS, NOTES)
    keep = [i for i, head in enumerate(layer.columns) if head.name not in hidden]
    frame = pd.DataFrame(cells, columns=[head.name for head in layer.columns])
    return frame.iloc[:, keep]


def _about(plan: Plan, at: float | None) -> list[tuple[str, str]]:
    return [
        ("title", clean(plan.settings.title)),
        ("marking", clean(plan.settings.marking)),
        ("handling", not_classified()),
        ("time", say("export_data.whole-plan") if at is None else format_instant(at)),
        ("notional", no_agreement()),
        ("rows not shown", str(plan.set_aside)),
        ("attribution", f"{attribution()} {without_prejudice()}"),
    ]


def _unique(names: list[str]) -> list[str]:
    """Return the names, numbered where two differ only in case or one is a column that a GeoPackage adds."""
    taken, unique = {"fid", "geom"}, []
    for name in names:
        free = next(
            n for k in range(len(names) + 3) if (n := name if k == 0 else f"{name}_{k + 1}").casefold() not in taken
        )
        taken.add(free.casefold())
        unique.append(free)
    return unique


def _write(frame: pd.DataFrame, path: Path, layer: str, driver: str, **options: Any) -> None:
    more = {} if path.exists() else options
    if driver == "GPKG":
        frame = frame.set_axis(_unique([str(name) for name in frame.columns]), axis=1)
    try:
        pyogrio.write_dataframe(frame, path, layer=layer, driver=driver, append=path.exists(), **more)
    except (DataSourceError, DataLayerError, FieldError) as error:
        raise TakeAwayError(Text("export.refusals.not-written", layer=layer, error=str(error))) from error
