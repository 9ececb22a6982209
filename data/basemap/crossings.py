"""Where the road and rail graphs cross a border: crossings with official names, and with ids that stay."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from countries import Codes, shares_of
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components
from scipy.spatial import cKDTree

from geo.geodesy import distances_km, on_sphere

HERE = Path(__file__).parent / "network"

SAME_CROSSING_KM = 3.0
"""Roads and railways that cross the same border this near to each other are one crossing."""

NAMED_WITHIN_KM, ALIAS_WITHIN_KM = 8.0, 40.0
"""How far a crossing may be from the place of its official name, and from where it was when it had an earlier id."""


@dataclass(frozen=True)
class Borders:
    """The border edges of one graph: country of each node, index of each border edge, and where it crosses."""

    country: Codes
    edge: NDArray[np.int32]
    latitude: NDArray[np.float64]
    longitude: NDArray[np.float64]
    pair: Codes


def write_crossings(folder: Path, countries: dict[str, Codes]) -> None:
    """Write the crossings, and for each graph the countries of its nodes and the crossing of its border edges.

    ``countries`` has the country of each node, by the name of the graph.
    """
    borders = {name: _borders(folder / f"{name}.npz", country) for name, country in countries.items()}
    pairs, latitude, longitude = (
        np.concatenate([getattr(found, field) for found in borders.values()])
        for field in ("pair", "latitude", "longitude")
    )
    crossing, table = _grouped(pairs, latitude, longitude)
    table.to_parquet(folder / "crossings.parquet", compression="zstd")
    aliases(table).to_parquet(folder / "crossing_aliases.parquet", compression="zstd")
    start = 0
    for name, found in borders.items():
        own = crossing[start : start + len(found.edge)].astype("i4")
        start += len(found.edge)
        where = {"lat": found.latitude.astype("f4"), "lon": found.longitude.astype("f4")}
        np.savez_compressed(
            folder / f"{name}_borders.npz", country=found.country, edge=found.edge, crossing=own, **where
        )
    print(f"crossings.parquet: {len(table)} rows", flush=True)


def aliases(table: pd.DataFrame) -> pd.DataFrame:
    """Return for each id that a crossing once had the nearest crossing of the same two countries, if it is near enough."""
    found, taken = [], set(table["crossing_id"])
    for row in pd.read_csv(HERE / "crossing_aliases.csv").itertuples():
        own = table[(table["country_a"] + "-" + table["country_b"]) == row.crossing_id[:7]]
        km = _km_to(own, row.latitude, row.longitude)
        if row.crossing_id not in taken and len(km) and km.min() <= ALIAS_WITHIN_KM:
            found.append((row.crossing_id, own["crossing_id"].iloc[int(km.argmin())]))
    return pd.DataFrame(found, columns=["alias", "crossing_id"])


def _km_to(table: pd.DataFrame, latitude: float, longitude: float) -> NDArray[np.float64]:
    here = np.full(len(table), latitude), np.full(len(table), longitude)
    return distances_km(*here, table["latitude"].to_numpy(), table["longitude"].to_numpy())


def _borders(path: Path, country: Codes) -> Borders:
    with np.load(path) as graph:
        lat, lon, i, j = (graph[name] for name in ("lat", "lon", "i", "j"))
    lat, lon = lat.astype(float), lon.astype(float)
    edge = np.flatnonzero(country[i] != country[j]).astype("i4")
    a, b = i[edge], j[edge]
    share = shares_of(country, lat, lon, a, b)
    pair = np.array(["-".join(sorted(two)) for two in zip(country[a].tolist(), country[b].tolist(), strict=True)])
    return Borders(country, edge, lat[a] + share * (lat[b] - lat[a]), lon[a] + share * (lon[b] - lon[a]), pair)


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
        a, b = str(pairs[own[0]]).split("-")
        rows.append((number, a, b, round(float(lat[own].mean()), 4), round(float(lon[own].mean()), 4)))
    table = pd.DataFrame(rows, columns=["group", "country_a", "country_b", "latitude", "longitude"])
    table["name"] = official_names(table)
    table["crossing_id"] = _ids(table)
    table = table.sort_values("crossing_id", kind="stable").reset_index(drop=True)
    place = np.empty(len(table), dtype=np.int64)
    place[table["group"]] = np.arange(len(table))
    names = ["crossing_id", "name", "country_a", "country_b", "latitude", "longitude"]
    return place[group], table[names]


def official_names(table: pd.DataFrame) -> list[str]:
    """Return the official name of each crossing, "" for one without; each name belongs to the crossing nearest to it."""
    names, pairs = [""] * len(table), table["country_a"] + "-" + table["country_b"]
    wanted: list[tuple[float, int, str]] = []
    for row in pd.read_csv(HERE / "crossing_names.csv").to_dict("records"):
        own = table[pairs == f"{row['country_a']}-{row['country_b']}"]
        km = _km_to(own, row["latitude"], row["longitude"])
        wanted += [(far, int(index), row["name"]) for far, index in zip(km.tolist(), own.index, strict=True)]
    for far, index, name in sorted(wanted):
        if far <= NAMED_WITHIN_KM and not names[index] and name not in names:
            names[index] = name
    return names


def _ids(table: pd.DataFrame) -> list[str]:
    """Return ids like POL-UKR-MEDYKA; a crossing without a name has its position, like DEU-POL-5233N-01458E."""
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for row in table.sort_values(["latitude", "longitude"], ascending=[False, True], kind="stable").itertuples():
        stem = f"{row.country_a}-{row.country_b}-{_last_part(row)}"
        taken[stem] = taken.get(stem, 0) + 1
        ids[int(row.Index)] = stem if taken[stem] == 1 else f"{stem}-{taken[stem]}"
    return [ids[i] for i in table.index]


def _last_part(row: Any) -> str:
    if row.name:
        plain = unicodedata.normalize("NFKD", str(row.name).split("–")[0].replace("ł", "l").replace("Ł", "L"))
        return re.sub("[^A-Z0-9]+", "-", plain.encode("ascii", "ignore").decode().upper()).strip("-")
    east = "E" if row.longitude >= 0 else "W"
    return f"{round(row.latitude * 100):04d}N-{abs(round(row.longitude * 100)):05d}{east}"
