"""Places of files for maps: which point of a geometry is read, in which system, for which time, and what is told of the rest."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import shapely
from pyproj import Transformer

from geo.errors import ForeignFileError
from geo.importing.foreign import ForeignTable
from geo.importing.sources import foreign_tables
from tests.geo.importing.geopackages import LVIV, UNITS, blob, geopackage, point
from tests.geo.importing.imports import import_all, landed, space_of

CEASEFIRE = 'title = "T"\nceasefire = 2026-01-10T00:00:00Z\n'
SPOT = {"type": "Point", "coordinates": list(LVIV)}
SQUARE = {"type": "Polygon", "coordinates": [[[23, 49], [25, 49], [25, 51], [23, 49]]]}
LINE = {"type": "LineString", "coordinates": [[23, 49], [25, 50]]}
METRES = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}}
IN_METRES = {
    "type": "Point",
    "coordinates": [*Transformer.from_crs("EPSG:4326", "EPSG:3857", always_xy=True).transform(*LVIV)],
}


def geojson(geometry: Any, crs: Any = None, feature: Any = None, **properties: str) -> ForeignTable:
    one = {"type": "Feature", "geometry": geometry, "properties": {"unit_id": "U1", **properties}, **(feature or {})}
    found = {"type": "FeatureCollection", "features": [one], **({"crs": crs} if crs else {})}
    (table,) = foreign_tables(json.dumps(found).encode(), "x.geojson")
    return table


def told(table: ForeignTable) -> list[str]:
    return [note.key.removeprefix("importing.note.") for note in table.notes]


def place(table: ForeignTable) -> tuple[float, float]:
    return float(table.column("longitude")[0]), float(table.column("latitude")[0])


def kml(*marks: str, around: str = "%s") -> bytes:
    space = 'xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"'
    return f'<?xml version="1.0"?><kml {space}><Document>{around % "".join(marks)}</Document></kml>'.encode()


def mark(inside: str, name: str = "K1") -> str:
    data = {"unit_id": name, "nation": "FRA", "echelon": "battalion", "function": "infantry"}
    fields = "".join(f'<Data name="{key}"><value>{value}</value></Data>' for key, value in data.items())
    return f"<Placemark><name>First</name><ExtendedData>{fields}</ExtendedData>{inside}</Placemark>"


POINT = "<Point><coordinates>24.03, 49.84, 0</coordinates></Point>"
SPAN = "<TimeSpan><begin>2026-02-01</begin><end>2026-03-01T12:00:00Z</end></TimeSpan>"


@pytest.mark.parametrize(
    ("geometry", "notes"),
    [
        (SPOT, []),
        ({"type": "MultiPoint", "coordinates": [list(LVIV)]}, []),
        ({"type": "MultiPoint", "coordinates": [list(LVIV), [30, 50]]}, ["several"]),
        ({"type": "GeometryCollection", "geometries": [SQUARE, SPOT]}, ["several"]),
        ({"type": "GeometryCollection", "geometries": [LINE, {"type": "MultiPoint", "coordinates": [list(LVIV)]}]}, ["several"]),
    ],
)  # fmt: skip
def test_a_point_among_shapes_is_the_place(geometry: dict[str, Any], notes: list[str]) -> None:
    table = geojson(geometry)
    assert (place(table), told(table)) == (LVIV, notes)


@pytest.mark.parametrize(("geometry", "note"), [(SQUARE, "area"), (LINE, "line"), (None, "without")])
def test_what_is_no_point_is_told_as_what_it_is(geometry: Any, note: str) -> None:
    assert told(geojson(geometry)) == [note]


@pytest.mark.parametrize(
    ("crs", "feature"),
    [
        (METRES, None),
        ({"type": "EPSG", "properties": {"code": 3857}}, None),
        (None, {"crs": METRES}),
        (None, {"geometry": IN_METRES | {"crs": METRES}}),
    ],
)
def test_a_system_is_taken_from_where_it_is_said(crs: Any, feature: Any) -> None:
    assert place(geojson(IN_METRES, crs, feature)) == pytest.approx(LVIV, abs=1e-5)


def test_a_system_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ForeignFileError):
        geojson(SPOT, {"type": "link", "properties": {"href": "http://127.0.0.1:1/"}})


@pytest.mark.parametrize(
    ("latitude", "longitude", "notes"),
    [("49.84", "24.03", []), ("49,8401", "24.03", []), ("48", "30", ["contradicted"]), ("north", "", ["contradicted"])],
)
def test_fields_that_contradict_a_place_are_told(latitude: str, longitude: str, notes: list[str]) -> None:
    table = geojson(SPOT, latitude=latitude, longitude=longitude)
    assert (place(table), told(table)) == (LVIV, notes)


@pytest.mark.parametrize("text", ["24.03, 49.84, 0", "24.03,49.84", " 24.03 ,49.84,\n 12 "])
def test_blanks_around_a_comma_divide_nothing(text: str) -> None:
    (table,) = foreign_tables(kml(mark(f"<Point><coordinates>{text}</coordinates></Point>")), "x.kml")
    assert (place(table), told(table)) == (LVIV, [])


def test_the_point_of_several_shapes_is_the_place() -> None:
    line = "<LineString><coordinates>23,49 24,50</coordinates></LineString>"
    ring = "<LinearRing><coordinates>23,49 24,50 24,49 23,49</coordinates></LinearRing>"
    area = f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs><innerBoundaryIs>{ring}</innerBoundaryIs></Polygon>"
    (table,) = foreign_tables(kml(mark(f"<MultiGeometry>{line}{area}{POINT}</MultiGeometry>")), "x.kml")
    assert (place(table), told(table)) == (LVIV, ["several"])
    (table,) = foreign_tables(kml(mark(area)), "x.kml")
    assert told(table) == ["area"]


def test_tracks_and_models_and_hidden_placemarks_are_told() -> None:
    track = "<gx:Track><when>2026-01-11</when><gx:coord>24 50 0</gx:coord></gx:Track>"
    model = "<Model><Location><longitude>24</longitude><latitude>50</latitude></Location></Model>"
    hidden = "<visibility>0</visibility>" + POINT
    (table,) = foreign_tables(kml(mark(track), mark(model), mark(hidden), mark(POINT)), "x.kml")
    assert [(note.key.rpartition(".")[2], note.values["count"]) for note in table.notes] == [
        ("hidden", 1), ("shapeless", 2), ("without", 2),
    ]  # fmt: skip


def test_what_a_folder_says_is_read() -> None:
    folder = f"<Folder><name>North</name><visibility>0</visibility>{SPAN}<Folder><name>Hubs</name>%s</Folder></Folder>"
    (table,) = foreign_tables(kml(mark(POINT), around=folder), "x.kml")
    assert table.column("Folder") == ["North / Hubs"]
    assert table.column("time begin") == ["2026-02-01"]
    assert told(table) == ["hidden"]


@pytest.mark.parametrize(
    ("time", "period"),
    [
        (SPAN, ("D+22", "H+1212")),
        ("<TimeSpan><begin>2026-02-01</begin></TimeSpan>", ("D+22", "")),
        ("<TimeStamp><when>2026-02-01T00:00:00Z</when></TimeStamp>", ("D+22", "")),
    ],
)
def test_the_time_of_a_placemark_is_the_period(tmp_path: Path, time: str, period: tuple[str, str]) -> None:
    space = space_of(tmp_path, {}, toml=CEASEFIRE)
    import_all(space, kml(mark(time + POINT)), "x.kml")
    row = landed(space)[-1]
    assert row["unit_id"] == "K1"
    assert row["from"] == period[0]
    assert row.get("until", "") == period[1]
    (again,) = import_all(space, kml(mark(time + POINT)), "x.kml")
    assert [row.kind for row in again.rows] == ["equal"]


def test_without_a_ceasefire_the_time_is_told_and_not_read(tmp_path: Path) -> None:
    space = space_of(tmp_path, {})
    (found,) = import_all(space, kml(mark(SPAN + POINT)), "x.kml")
    assert "from" not in found.rows[0].cells
    assert [doubt.key for doubt in found.rows[0].doubts] == ["importing.doubt.no-ceasefire"] * 2


@pytest.mark.parametrize(
    ("wkt", "notes"),
    [
        ("POINT (24.03 49.84)", []),
        ("MULTIPOINT ((24.03 49.84), (30 50))", ["several"]),
        ("GEOMETRYCOLLECTION (LINESTRING (23 49, 25 50), MULTIPOINT ((24.03 49.84), (30 50)))", ["several"]),
        ("LINESTRING (23 49, 24.03 49.84, 25 50)", ["line"]),
        ("GEOMETRYCOLLECTION (GEOMETRYCOLLECTION (POINT (24.03 49.84)))", ["without"]),
    ],
)
def test_a_geopackage_may_have_several_shapes(wkt: str, notes: list[str]) -> None:
    shape = blob(shapely.to_wkb(shapely.from_wkt(wkt)))
    (table,) = foreign_tables(geopackage(_SYSTEMS + UNITS.format(srs=4326, geom=shape)), "x.gpkg")
    assert told(table) == notes
    assert notes == ["without"] or place(table) == pytest.approx(LVIV, abs=0.01)


_SYSTEMS = "INSERT INTO gpkg_spatial_ref_sys VALUES ('', 4326, 'EPSG', 4326, ''), ('', 9, 'EPSG', 999999, '');"
_OPEN = "INSERT INTO gpkg_spatial_ref_sys VALUES ('', 0, 'NONE', 0, ''), ('', -1, 'NONE', -1, '');"


def test_a_layer_of_an_unknown_system_leaves_the_others() -> None:
    good = UNITS.format(srs=4326, geom=point(*LVIV))
    bad = UNITS.replace("units", "bad").format(srs=9, geom=point(*LVIV))
    (table,) = foreign_tables(geopackage(_SYSTEMS + bad + good), "x.gpkg")
    assert (table.name, place(table)) == ("units", LVIV)
    (note,) = table.notes
    assert str(note).startswith("bad is not read: the places are in the coordinate system “EPSG:999999”")
    with pytest.raises(ForeignFileError, match="EPSG:999999"):
        foreign_tables(geopackage(_SYSTEMS + bad), "x.gpkg")


@pytest.mark.parametrize("system", [0, -1])
@pytest.mark.parametrize("listed", [_OPEN, ""])
def test_a_layer_that_leaves_its_system_open_is_read_in_degrees(system: int, listed: str) -> None:
    (table,) = foreign_tables(geopackage(listed + UNITS.format(srs=system, geom=point(*LVIV))), "x.gpkg")
    assert (place(table), told(table)) == (LVIV, ["no-system"])
    with pytest.raises(ForeignFileError):
        foreign_tables(geopackage(listed + UNITS.format(srs=system, geom=point(2675000.0, 6415000.0))), "x.gpkg")
