"""The proof that the borders are right: points whose country and oblast are known."""

from __future__ import annotations

from pathlib import Path

import geopandas as gpd
import shapely

from tests.points import ELSEWHERE, UKRAINE

COAST_DEG = 0.03
"""A place on the coast may lie just outside a simplified polygon."""

SHARED_WITH_CRIMEA = 0.99


def wrong_borders(folder: Path) -> list[str]:
    """Return what is wrong in the derived files of a folder, a sentence each; nothing when the borders are right."""
    wrong = []
    for name in ("countries_full", "countries_t005"):
        countries = gpd.read_parquet(folder / f"{name}.parquet").replace({"a3": {"KOS": "XKX"}})
        for place, (lon, lat, _) in UKRAINE.items():
            wrong += _expect(name, place, _at(countries, lon, lat, "a3"), "UKR")
        for place, (lon, lat, country) in ELSEWHERE.items():
            wrong += _expect(name, place, _at(countries, lon, lat, "a3"), country)
    for name in ("admin1_ukr_full", "admin1_region_t005"):
        units = gpd.read_parquet(folder / f"{name}.parquet")
        for place, (lon, lat, oblast) in UKRAINE.items():
            wrong += _expect(name, place, _at(units, lon, lat, "iso"), oblast)
    return wrong + _crimea(folder) + _perekop(folder)


def _expect(file: str, place: str, found: str | None, expected: str) -> list[str]:
    return [] if found == expected else [f"{file}: {place} lies in {found}, not in {expected}"]


def _at(frame: gpd.GeoDataFrame, longitude: float, latitude: float, column: str) -> str | None:
    point = shapely.Point(longitude, latitude)
    inside = frame[frame.contains(point)]
    if len(inside):
        return str(inside[column].iloc[0])
    distance = shapely.distance(frame.geometry.to_numpy(), point)
    return str(frame[column].iloc[int(distance.argmin())]) if distance.min() < COAST_DEG else None


def _crimea(folder: Path) -> list[str]:
    units = gpd.read_parquet(folder / "admin1_ukr_full.parquet")
    crimea = units[units["iso"].isin(["UA-43", "UA-40"])].union_all()
    drawn = gpd.read_parquet(folder / "countries_t005.parquet").set_index("a3").geometry
    share = crimea.intersection(drawn["UKR"]).area / crimea.area
    return [] if share > SHARED_WITH_CRIMEA else [f"only {share:.1%} of Crimea lies in the drawn Ukraine"]


def _perekop(folder: Path) -> list[str]:
    borders = gpd.read_parquet(folder / "borders_t005.parquet")
    between = borders[borders["a"].isin(["UKR", "RUS"]) & borders["b"].isin(["UKR", "RUS"])]
    south = between.total_bounds[1]
    return [] if south > 47 else [f"a border between Ukraine and Russia runs at {south:.2f}° N"]
