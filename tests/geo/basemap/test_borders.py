"""What a border costs, who has which gauge, and what crossings are called."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from geo.analysis.losses import closed_at, read_losses
from geo.basemap.borders import areas, gauge_mm, has_customs, is_open
from geo.basemap.closures import edges_of_crossing
from geo.basemap.crossings import crossing_ids, known_crossings
from geo.basemap.network import crossings
from geo.basemap.pace import BorderDelay, border_delay
from geo.basemap.router import router
from geo.basemap.routes import Route
from geo.nations import is_country
from geo.plan import read_plan
from geo.reading.settings import Travel
from geo.resources import basemap_file

TRAVEL = Travel(border_crossing_schengen_h=0)


@pytest.mark.parametrize(
    ("mode", "a", "b", "hours", "gauge", "customs"),
    [
        ("road", "POL", "UKR", 4, False, True),
        ("rail", "POL", "UKR", 16, True, True),
        ("road", "IRL", "GBR", 0, False, True),
        ("rail", "IRL", "GBR", 0, False, True),
        ("road", "MCO", "FRA", 0, False, False),
        ("rail", "FRA", "ESP", 12, True, False),
        ("rail", "ESP", "PRT", 0, False, False),
        ("rail", "POL", "LTU", 12, True, False),
        ("rail", "FIN", "RUS", 4, False, True),
        ("rail", "FIN", "SWE", 12, True, False),
        ("road", "CHE", "DEU", 0, False, True),
        ("road", "GBR", "FRA", 4, False, True),
        ("road", "CYP", "GRC", 4, False, False),
    ],
)
def test_delays_follow_from_the_areas(mode: str, a: str, b: str, hours: float, gauge: bool, customs: bool) -> None:
    for ends in ((a, b), (b, a)):
        assert border_delay(mode, TRAVEL, *ends) == BorderDelay(hours, gauge, customs)  # type: ignore[arg-type]


def test_ireland_has_customs_over_the_sea_and_none_on_land() -> None:
    belfast, dublin, liverpool = (54.597, -5.930), (53.349, -6.260), (53.409, -2.978)
    on_land, by_sea = (router("road", TRAVEL).route(dublin, end) for end in (belfast, liverpool))
    assert isinstance(on_land, Route)
    assert isinstance(by_sea, Route)
    assert [(c.customs, c.delay_h) for c in on_land.crossings] == [(False, 0)]
    assert [(c.customs, c.delay_h) for c in by_sea.crossings] == [(True, 0)]


def test_nothing_crosses_the_strait_of_kerch() -> None:
    near = crossings()[(crossings()["country_a"] == "RUS") & (crossings()["country_b"] == "UKR")]
    assert near["latitude"].min() > 46.5
    everywhere = Travel(avoid_countries=())
    found = router("road", everywhere).route((45.357, 36.475), (45.213, 36.719))
    assert isinstance(found, Route)
    assert found.distance_km > 500


def test_an_earlier_id_closes_and_is_lost_like_the_present_one(make_plan: Callable[..., Path]) -> None:
    rows = [{"closure_id": "c", "crossing_id": "POL-UKR-RIVNE"}]
    plan = read_plan(make_plan(placements=[{}], closures=rows))
    assert plan.problems == []
    closed = edges_of_crossing("POL-UKR-DOROHUSK", "road")
    assert closed_at(plan, 0.0, "road") == closed != frozenset()
    other = read_plan(make_plan(placements=[{}]))
    assert closed_at(other, 0.0, "road", read_losses(["crossing:POL-UKR-RIVNE"], other)) == closed


def test_a_plan_without_a_figure_for_open_borders_counts_each() -> None:
    assert border_delay("road", Travel(), "DEU", "POL").hours == 4


def test_every_area_has_a_day_and_a_source_and_known_countries() -> None:
    for area in areas():
        assert area.as_of.year >= 1900
        assert len(area.source) > 20
        assert all(is_country(code) or code == "ALD" for code in area.members), area.name
    assert {gauge_mm(code) for code in ("POL", "UKR", "ESP", "IRL")} == {1435, 1520, 1668, 1600}
    assert is_open("DEU", "POL")
    assert not is_open("POL", "UKR")
    assert has_customs("POL", "UKR")


def test_crossings_of_ukraine_have_official_names() -> None:
    names = dict(zip(crossings()["crossing_id"], crossings()["name"], strict=True))
    assert names["POL-UKR-DOROHUSK"] == "Dorohusk–Yahodyn"
    assert names["POL-UKR-HREBENNE"] == "Hrebenne–Rava-Ruska"
    assert names["POL-UKR-MEDYKA"] == "Medyka–Shehyni"
    assert names["ROU-UKR-SIRET"] == "Siret–Porubne"
    near = crossings()[
        crossings()["country_a"].isin(["POL", "SVK", "HUN", "ROU"]) & (crossings()["country_b"] == "UKR")
    ]
    assert (near["name"] != "").all(), near[near["name"] == ""]


def test_a_crossing_without_a_name_is_called_by_its_position() -> None:
    unnamed = crossings()[crossings()["name"] == ""]
    assert unnamed["crossing_id"].str.fullmatch(r"[A-Z]{3}-[A-Z]{3}-\d{4}N-\d{5}[EW](-\d+)?").all()


def test_every_id_that_a_crossing_had_still_closes_a_border_of_its_countries() -> None:
    earlier = pd.read_csv(basemap_file("network/crossing_aliases.csv"))["crossing_id"]
    ids = crossing_ids()
    for name in earlier:
        row = known_crossings().get(name)
        if row is None:
            assert name in GONE
            continue
        assert ids[row][:7] == name[:7]
    assert known_crossings()["POL-UKR-RIVNE"] == ids.index("POL-UKR-DOROHUSK")
    assert (
        edges_of_crossing("POL-UKR-KRAKOVETS", "road") == edges_of_crossing("POL-UKR-KORCZOWA", "road") != frozenset()
    )


GONE = ("BGR-ROU-BECHET", "BGR-ROU-CORABIA", "BGR-ROU-GARCOV", "BGR-ROU-GIGHERA", "GBR-IRL-BANGOR")
"""Crossings that were none: joins over the Danube where no bridge is, and Bangor in Wales."""
