"""Where the road and rail graphs cross a border: the country of each node, and crossings with names that stay."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from geo.basemap.places import countries_at, nearest_place
from geo.geodesy import on_sphere

SHORT_STRETCH_KM = 10.0
"""A stretch of network this short beyond a border, and then back, is the drawn border's inaccuracy and no crossing."""

SAME_CROSSING_KM = 3.0
"""Roads and railways that cross the same border this near to each other are one crossing."""

_HALVINGS = 24

Codes = NDArray[np.str_]


@dataclass(frozen=True)
class Borders:
    """The border edges of one graph: country of each node, index of each border edge, and where it crosses."""

    country: Codes
    edge: NDArray[np.int32]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    pair: Codes


def write_crossings(folder: Path, graphs: tuple[str, ...]) -> None:
    """Write ``crossings.parquet``, and for each graph the countries of its nodes and the crossing of its border edges."""
    borders = {name: _borders(folder / f"{name}.npz") for name in graphs}
    pairs, latitude, longitude = (
        np.concatenate([getattr(found, field) for found in borders.values()])
        for field in ("pair", "latitude", "longitude")
    )
    crossing, table = _grouped(pairs, latitude, longitude)
    table.to_parquet(folder / "crossings.parquet", compression="zstd")
    start = 0
    for name, found in borders.items():
        own = crossing[start : start + len(found.edge)].astype("i4")
        start += len(found.edge)
        where = {"lat": found.latitude.astype("f4"), "lon": found.longitude.astype("f4")}
        np.savez_compressed(
            folder / f"{name}_borders.npz", country=found.country, edge=found.edge, crossing=own, **where
        )
    print(f"crossings.parquet: {len(table)} rows", flush=True)


def _borders(path: Path) -> Borders:
    with np.load(path) as graph:
        lat, lon, i, j, km = (graph[name] for name in ("lat", "lon", "i", "j", "km"))
    lat, lon = lat.astype(float), lon.astype(float)
    country = _settled(_on_land(lat, lon), i, j, km)
    edge = np.flatnonzero(country[i] != country[j]).astype("i4")
    a, b = i[edge], j[edge]
    share = _share(country, lat, lon, a, b)
    pair = np.array(["-".join(sorted(two)) for two in zip(country[a].tolist(), country[b].tolist(), strict=True)])
    return Borders(country, edge, lat[a] + share * (lat[b] - lat[a]), lon[a] + share * (lon[b] - lon[a]), pair)


def _on_land(lat: NDArray[np.float64], lon: NDArray[np.float64]) -> Codes:
    """Return the country of each node; one at sea belongs to the nearest that is not."""
    country = np.array([code or "" for code in countries_at(lat, lon)], dtype="U3")
    known = np.flatnonzero(country != "")
    points = on_sphere(lat, lon)
    at_sea = np.flatnonzero(country == "")
    country[at_sea] = country[known[cKDTree(points[known]).query(points[at_sea])[1]]]
    return country


def _settled(country: Codes, i: NDArray[np.int32], j: NDArray[np.int32], km: NDArray[np.float32]) -> Codes:
    """Give short stretches inside another country to that country, but for the largest part of each country."""
    inside = country[i] == country[j]
    count = len(country)
    part = connected_components(
        coo_matrix((np.ones(inside.sum()), (i[inside], j[inside])), shape=(count, count)), directed=False
    )[1]
    length = np.bincount(part[i[inside]], weights=km[inside], minlength=part.max() + 1)
    code_of = np.empty(part.max() + 1, dtype="U3")
    code_of[part] = country
    largest = {code: int(max(np.flatnonzero(code_of == code), key=lambda p: length[p])) for code in np.unique(country)}
    settled = code_of.copy()
    for short in np.flatnonzero(length < SHORT_STRETCH_KM):
        if largest[str(code_of[short])] == short:
            continue
        around = np.r_[country[j[(part[i] == short) & ~inside]], country[i[(part[j] == short) & ~inside]]]
        if len(around):
            codes, counts = np.unique(around, return_counts=True)
            settled[short] = codes[np.argmax(counts)]
    return settled[part]


def _share(
    country: Codes, lat: NDArray[np.float64], lon: NDArray[np.float64], a: NDArray[np.int32], b: NDArray[np.int32]
) -> NDArray[np.float64]:
    """Return how far along each edge, from 0 to 1, the country of its first end is left, by halving."""
    low, high = np.zeros(len(a)), np.ones(len(a))
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        at = countries_at(lat[a] + middle * (lat[b] - lat[a]), lon[a] + middle * (lon[b] - lon[a]))
        still = np.array([code or "" for code in at]) == country[a]
        low, high = np.where(still, middle, low), np.where(still, high, middle)
    return (low + high) / 2


def _grouped(
    pairs: Codes, lat: NDArray[np.float64], lon: NDArray[np.float64]
) -> tuple[NDArray[np.int64], pd.DataFrame]:
    """Return the crossing of each border edge, and the crossings, in the order of their ids."""
    near = cKDTree(on_sphere(lat, lon)).query_pairs(SAME_CROSSING_KM, output_type="ndarray")
    near = near[pairs[near[:, 0]] == pairs[near[:, 1]]]
    count = len(pairs)
    group = connected_components(
        coo_matrix((np.ones(len(near)), (near[:, 0], near[:, 1])), shape=(count, count)), directed=False
    )[1]
    rows = []
    for number in range(group.max() + 1):
        own = np.flatnonzero(group == number)
        latitude, longitude = float(lat[own].mean()), float(lon[own].mean())
        a, b = str(pairs[own[0]]).split("-")
        rows.append((number, nearest_place(latitude, longitude)[0], a, b, round(latitude, 4), round(longitude, 4)))
    table = pd.DataFrame(rows, columns=["group", "name", "country_a", "country_b", "latitude", "longitude"])
    table["crossing_id"] = _ids(table)
    table = table.sort_values("crossing_id", kind="stable").reset_index(drop=True)
    place = np.empty(len(table), dtype=np.int64)
    place[table["group"]] = np.arange(len(table))
    names = ["crossing_id", "name", "country_a", "country_b", "latitude", "longitude"]
    return place[group], table[names]


def _ids(table: pd.DataFrame) -> list[str]:
    """Return ids like POL-UKR-MEDYKA; the second of a name, from north to south, ends in -2."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for row in table.sort_values(["latitude", "longitude"], ascending=[False, True], kind="stable").itertuples():
        plain = unicodedata.normalize("NFKD", str(row.name).replace("ł", "l").replace("Ł", "L"))
        stem = f"{row.country_a}-{row.country_b}-{re.sub('[^A-Z0-9]+', '-', plain.encode('ascii', 'ignore').decode().upper()).strip('-')}"
        taken[stem] = taken.get(stem, 0) + 1
        ids[int(row.Index)] = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
    return [ids[i] for i in table.index]
