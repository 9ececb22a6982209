"""The browser's base map: the derived layers as one quantised TopoJSON, with the numbers of each arc in one list.

TopoJSON stores each border once, so what the client draws as borders are the edges of the corrected polygons and
nothing else. ``geo2topo`` comes with the client's own Node packages (npm ``topojson-server``). A browser reads one list
in half of the time that a list of pairs takes.
"""

from __future__ import annotations

import json
import subprocess
import tempfile
from pathlib import Path

import geopandas as gpd
import pandas as pd
import shapely

QUANTIZATION = "1e5"
"""Grid steps along each axis of the extent: about 60 m in latitude."""

COARSE_DEG = 0.01
"""Tolerance for first-level units of neighbours, which are drawn faintly."""

PLACES = {"UA": 3_000, "PL": 25_000, "RO": 25_000, "SK": 20_000, "HU": 25_000, "MD": 10_000}
"""Smallest population of a place that the map labels, by country."""
PLACES_ELSEWHERE = 120_000
CLASSES = {"town": 0, "capital": 1, "country": 2, "oblast": 3, "sea": 4}
"""Classes of labels, as the client knows them."""

SEAS = {
    "Black Sea": (34.0, 43.3),
    "Sea of Azov": (36.6, 46.2),
    "Baltic Sea": (19.3, 56.3),
    "North Sea": (3.2, 56.0),
    "Mediterranean Sea": (18.0, 35.2),
    "Adriatic Sea": (15.3, 43.0),
    "Aegean Sea": (25.0, 38.6),
    "Norwegian Sea": (3.0, 66.0),
    "Bay of Biscay": (-4.5, 45.2),
    "Atlantic Ocean": (-16.0, 46.0),
    "Caspian Sea": (50.4, 41.5),
}
"""Where the names of seas stand: longitude, latitude in degrees."""

NOT_NAMED = "Dhekelia|Akrotiri|Buffer Zone|Baikonur"
"""Areas inside a country that the source lists beside countries: drawn, but not named as one."""

_TOOL = Path(__file__).parents[2] / "client/node_modules/topojson-server/bin/geo2topo"


def write_client_map(folder: Path, node: str = "node") -> Path:
    """Write ``client_map.json`` from the derived files in a folder and return its path."""
    target = folder / "client_map.json"
    with tempfile.TemporaryDirectory() as scratch:
        arguments = []
        for name, frame in _layers(folder).items():
            path = Path(scratch) / f"{name}.json"
            path.write_text(frame.to_json(drop_id=True), encoding="utf-8")
            arguments.append(f"{name}={path}")
        subprocess.run([node, str(_TOOL), "-q", QUANTIZATION, "-o", str(target), *arguments], check=True)
    _compact(target)
    return target


def _compact(path: Path) -> None:
    topology = json.loads(path.read_text(encoding="utf-8"))
    topology["arcs"] = [[number for point in arc for number in point] for arc in topology["arcs"]]
    path.write_text(json.dumps(topology, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _layers(folder: Path) -> dict[str, gpd.GeoDataFrame]:
    countries = gpd.read_parquet(folder / "countries_t005.parquet")
    countries["a3"] = countries["a3"].replace({"KOS": "XKX"})
    return {
        "countries": countries[["a3", "geometry"]],
        "admin1": _admin1(folder),
        "lakes": _lakes(folder),
        "rivers": gpd.read_parquet(folder / "rivers_t003.parquet")[["km", "geometry"]].astype({"km": int}),
        "roads": _network(folder / "network/eu_highways_main.fgb"),
        "rails": _network(folder / "network/eu_railways_main.fgb"),
        "places": _places(folder),
    }


def _admin1(folder: Path) -> gpd.GeoDataFrame:
    units = gpd.read_parquet(folder / "admin1_region_t005.parquet")
    foreign = units["a3"] != "UKR"
    units.loc[foreign, "geometry"] = shapely.coverage_simplify(units.loc[foreign, "geometry"].to_numpy(), COARSE_DEG)
    return units[["iso", "a3", "geometry"]]


def _lakes(folder: Path) -> gpd.GeoDataFrame:
    lakes = gpd.read_parquet(folder / "lakes_t003.parquet")
    return lakes[["scalerank", "geometry"]].rename(columns={"scalerank": "rank"}).astype({"rank": int})


def _network(path: Path) -> gpd.GeoDataFrame:
    lines = gpd.read_file(path)
    return lines.dissolve("rank", as_index=False)[["rank", "geometry"]]


def _places(folder: Path) -> gpd.GeoDataFrame:
    """Return every label: ``n`` the name, ``p`` its weight, ``c`` its class (see :data:`CLASSES`)."""
    labels = pd.concat([_towns(folder), _countries(folder), _oblasts(folder), _seas()], ignore_index=True)
    points = gpd.points_from_xy(labels.pop("lon"), labels.pop("lat"))
    return gpd.GeoDataFrame(labels, geometry=points, crs=4326)


def _towns(folder: Path) -> pd.DataFrame:
    frame = pd.read_parquet(folder / "cities_eu.parquet")
    smallest = frame["cc"].map(PLACES).fillna(PLACES_ELSEWHERE)
    capital = frame["fc"] == "PPLC"
    kept = frame[(frame["population"] >= smallest) | capital].sort_values("population", ascending=False)
    classes = capital[kept.index].map({True: CLASSES["capital"], False: CLASSES["town"]})
    names = kept["name_en"].fillna(kept["name"])
    return pd.DataFrame(
        {"n": names, "p": kept["population"] // 100, "c": classes, "lon": kept["lon"], "lat": kept["lat"]}
    )


def _countries(folder: Path) -> pd.DataFrame:
    frame = pd.read_parquet(folder / "countries_t005.parquet", columns=["a3", "name", "labelrank", "lx", "ly"])
    frame = frame[~frame["name"].str.contains(NOT_NAMED)]
    names = frame["name"].where(frame["a3"] != "KOS", "Kosovo*")
    weight = 10 - frame["labelrank"].fillna(9).astype(int)
    inside = frame["lx"].between(-25, 60) & frame["ly"].between(33, 72)
    labels = pd.DataFrame({"n": names, "p": weight, "c": CLASSES["country"], "lon": frame["lx"], "lat": frame["ly"]})
    return labels[inside]


def _oblasts(folder: Path) -> pd.DataFrame:
    frame = pd.read_parquet(folder / "admin1_ukr_full.parquet", columns=["iso", "name_en", "lx", "ly"])
    frame = frame[~frame["iso"].isin(["UA-30", "UA-40"])]
    return pd.DataFrame({"n": frame["name_en"], "p": 1, "c": CLASSES["oblast"], "lon": frame["lx"], "lat": frame["ly"]})


def _seas() -> pd.DataFrame:
    return pd.DataFrame(
        [{"n": n, "p": 5, "c": CLASSES["sea"], "lon": lon, "lat": lat} for n, (lon, lat) in SEAS.items()]
    )
