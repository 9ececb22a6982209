from __future__ import annotations

import json

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo.basemap.lookup import BORDER_ERROR_KM, where
from geo.basemap.places import admin1_at, countries_at, countries_within, nearest_place, places
from geo.geodesy import distances_km
from geo.resources import basemap_file
from tests.cases import cases
from tests.points import ELSEWHERE, UKRAINE

POINTS = [(name, lon, lat, "UKR", code) for name, (lon, lat, code) in UKRAINE.items()]
POINTS += [(name, lon, lat, country, None) for name, (lon, lat, country) in ELSEWHERE.items()]


@pytest.mark.parametrize(
    ("name", "longitude", "latitude", "country", "oblast"), POINTS, ids=lambda v: v if isinstance(v, str) else ""
)
def test_borders_are_right(name: str, longitude: float, latitude: float, country: str, oblast: str | None) -> None:
    found = where(latitude, longitude)
    assert found["country"] == country
    if oblast:
        assert found["admin1"] == oblast


def test_there_are_34_and_13() -> None:
    assert (len(UKRAINE), len(ELSEWHERE)) == (34, 13)


def test_the_drawn_polygons_put_crimea_in_ukraine() -> None:
    drawn = gpd.read_parquet(basemap_file("countries_t005.parquet")).set_index("a3").geometry
    oblasts = gpd.read_parquet(basemap_file("admin1_ukr_full.parquet"))
    crimea = oblasts[oblasts["iso"].isin(["UA-43", "UA-40"])].union_all()
    assert crimea.intersection(drawn["UKR"]).area / crimea.area > 0.99
    assert crimea.intersection(drawn["RUS"]).area < 1e-6


def test_no_border_line_crosses_perekop() -> None:
    borders = gpd.read_parquet(basemap_file("borders_t005.parquet"))
    between = borders[borders["a"].isin(["UKR", "RUS"]) & borders["b"].isin(["UKR", "RUS"])]
    assert len(between)
    assert between.total_bounds[1] > 47


def test_the_browser_draws_the_same_crimea() -> None:
    topology = json.loads(basemap_file("client_map.json").read_text(encoding="utf-8"))
    ukraine = next(g for g in topology["objects"]["countries"]["geometries"] if g["properties"]["a3"] == "UKR")
    polygon = shapely.union_all([shapely.Polygon(_ring(topology, rings[0])) for rings in ukraine["arcs"]])
    assert all(polygon.distance(shapely.Point(lon, lat)) < 0.03 for lon, lat, _ in UKRAINE.values())
    assert not any(polygon.contains(shapely.Point(lon, lat)) for lon, lat, _ in ELSEWHERE.values())


def test_the_browser_has_every_place_of_the_gazetteer() -> None:
    written, frame = json.loads(basemap_file("gazetteer.json").read_text(encoding="utf-8")), places()
    assert written["name"] == frame["name_en"].tolist()
    assert written["uk"] == frame["name_uk"].fillna("").tolist()
    assert written["cc"] == frame["cc"].tolist()
    for axis in ("lat", "lon"):
        assert np.abs(np.array(written[axis]) / 1e4 - frame[axis].to_numpy()).max() < 1e-4


def _ring(topology: dict, indices: list[int]) -> list[tuple[float, float]]:
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    points: list[tuple[float, float]] = []
    for index in indices:
        arc = np.cumsum(np.array(topology["arcs"][~index if index < 0 else index]).reshape(-1, 2), axis=0)
        arc = arc[::-1] if index < 0 else arc
        points += [(x * kx + dx, y * ky + dy) for x, y in arc[:, :2]]
    return points


def test_sea_is_no_country() -> None:
    found = where(43.0, 32.0)
    assert (found["country"], found["admin1"], found["admin1_name"]) == (None, None, None)


def test_a_place_on_the_coast_counts_to_the_land() -> None:
    assert countries_at(np.array([46.6330]), np.array([32.60])) == ["UKR"]


@pytest.mark.soak
def test_many_points_give_the_same_as_one_by_one() -> None:
    rng = np.random.default_rng(5)
    count = cases(60)
    latitudes, longitudes = rng.uniform(44, 53, count), rng.uniform(20, 42, count)
    together = list(zip(countries_at(latitudes, longitudes), admin1_at(latitudes, longitudes), strict=True))
    for i, (latitude, longitude) in enumerate(zip(latitudes, longitudes, strict=True)):
        found = where(latitude, longitude)
        assert together[i][0] == found["country"]
        if found["country"]:
            assert together[i][1] == found["admin1"]


@pytest.mark.soak
def test_nearest_place_against_a_search_of_all() -> None:
    from geo.basemap.places import places

    frame = places()
    rng, count = np.random.default_rng(3), cases(25)
    for latitude, longitude in zip(rng.uniform(36, 68, count), rng.uniform(-9, 55, count), strict=True):
        n = len(frame)
        apart = distances_km(
            np.full(n, latitude), np.full(n, longitude), frame["lat"].to_numpy(), frame["lon"].to_numpy()
        )
        name, km = nearest_place(latitude, longitude)
        assert km == pytest.approx(apart.min())
        assert name == frame["name_en"].fillna(frame["name"]).iloc[int(apart.argmin())]


def test_ukrainian_names() -> None:
    names = {where(lat, lon)["nearest_place"] for lon, lat, _ in UKRAINE.values()}
    assert {"Kyiv", "Odesa", "Lviv", "Kharkiv", "Mykolaiv", "Zaporizhzhia"} <= names
    assert not {"Kiev", "Odessa", "L'viv", "Kharkov"} & names


def test_a_look_up_near_a_border_says_so() -> None:
    narva, kyiv = where(59.3772, 28.1903), where(50.45, 30.52)
    assert (narva["country"], narva["border_countries"]) == ("EST", ["EST", "RUS"])
    assert narva["border_km"] <= 1
    assert not {"border_countries", "border_km"} & set(kyiv)


def test_a_position_beside_a_border_may_lie_in_both_countries() -> None:
    near = countries_within(48.6580, 22.2612, BORDER_ERROR_KM)
    assert set(near) == {"SVK", "UKR"}
    assert min(near.values()) == 0
    assert set(countries_within(48.6580, 22.2612, 500)) > set(near)


@pytest.mark.parametrize(
    ("latitude", "longitude", "country"),
    [(59.3772, 28.1903, "EST"), (52.1889, 34.0361, "UKR"), (52.0755, 23.6161, "POL"), (57.7752, 26.0101, "LVA")],
)
def test_a_town_at_a_border_is_in_its_own_country(latitude: float, longitude: float, country: str) -> None:
    assert countries_at(np.array([latitude]), np.array([longitude])) == [country]
