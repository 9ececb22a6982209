"""The way from a position to the network: in its own country, on its own side of water, and counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.basemap.access import FARTHEST_ACCESS_KM, access, country_of
from geo.basemap.network import Mode, network
from geo.basemap.places import places
from geo.basemap.router import router
from geo.basemap.routes import NoRoute, Position, Route
from geo.basemap.shores import is_parted
from geo.geodesy import distance_km
from geo.reading.settings import Travel

TRAVEL = Travel(border_crossing_schengen_h=0)
NOVOVOLYNSK, RIVNE, BRANIEWO, TERESPOL = (50.734, 24.165), (50.620, 26.251), (54.380, 19.820), (52.075, 23.616)
WARSAW, KYIV, OCHAKIV, KINBURN = (52.230, 21.012), (50.455, 30.524), (46.614, 31.545), (46.556, 31.530)
FARTHEST_TOWN_KM, TOWN = 20.0, 5_000


def route(start: Position, end: Position, mode: Mode = "road", travel: Travel = TRAVEL) -> Route:
    found = router(mode, travel).route(start, end)
    assert isinstance(found, Route), found.reason
    return found


def test_no_border_counts_that_nobody_crosses() -> None:
    found = route(NOVOVOLYNSK, RIVNE)
    assert (found.countries, found.crossings) == (("UKR",), ())


@pytest.mark.parametrize("town", [BRANIEWO, TERESPOL])
def test_a_town_beside_a_country_that_no_route_enters_takes_the_road_of_its_own(town: Position) -> None:
    assert route(town, WARSAW).countries == ("POL",)
    everywhere = replace(TRAVEL, avoid_countries=())
    assert route(town, WARSAW, travel=everywhere).countries == ("POL",)


def test_a_position_in_a_country_that_no_route_enters_is_refused_by_its_name() -> None:
    brest = router("road", TRAVEL).route((52.094, 23.693), WARSAW)
    assert isinstance(brest, NoRoute)
    assert (brest.code, "BLR" in brest.reason) == ("off-network", True)


def test_the_way_to_the_road_counts_in_km_and_hours() -> None:
    slow = replace(TRAVEL, access_kmh=10.0, access_factor=2.0)
    start = (51.0034, 26.7462)
    usual, changed = route(start, KYIV), route(start, KYIV, travel=slow)
    assert usual.snap_from_km > 10
    assert usual.access_from_km == pytest.approx(usual.snap_from_km * 1.3)
    assert usual.access_hours == pytest.approx((usual.access_from_km + usual.access_to_km) / 25)
    more_km = (usual.snap_from_km + usual.snap_to_km) * 0.7
    assert changed.distance_km - usual.distance_km == pytest.approx(more_km)
    assert changed.access_hours == pytest.approx((changed.access_from_km + changed.access_to_km) / 10)
    assert changed.hours - changed.access_hours == pytest.approx(usual.hours - usual.access_hours)


def test_water_parts_a_spit_from_the_town_across() -> None:
    assert is_parted(*OCHAKIV, *KINBURN)
    assert not is_parted(50.0, 30.0, 50.1, 30.2)
    found = access(network("road"), KINBURN, np.ones(network("road").size, dtype=bool))
    if found:
        node = float(network("road").latitude[found.node]), float(network("road").longitude[found.node])
        assert not is_parted(*KINBURN, *node)


def test_a_harbour_just_outside_the_drawn_coast_has_a_road_and_the_open_sea_none() -> None:
    assert router("road", TRAVEL).is_on_network((54.395, 18.670))
    at_sea = router("road", TRAVEL).route((46.35, 30.95), KYIV)
    assert isinstance(at_sea, NoRoute)
    assert (at_sea.code, "sea" in at_sea.reason) == ("off-network", True)


def test_a_way_so_short_that_it_needs_no_road_is_straight() -> None:
    start, end = (51.0034, 26.7462), (51.0034, 26.7562)
    found = route(start, end)
    assert found.distance_km == pytest.approx(distance_km(*start, *end) * 1.3)
    assert route(start, start).hours == 0
    legs = router("road", TRAVEL).legs([start], [start, end])
    assert legs.km[0].tolist() == pytest.approx([0, found.distance_km])
    assert legs.hours[0].tolist() == pytest.approx([0, found.hours])


def test_nobody_goes_straight_over_water_or_a_border() -> None:
    over_water = router("road", TRAVEL).route(OCHAKIV, KINBURN)
    assert isinstance(over_water, NoRoute) or over_water.distance_km > 50
    frankfurt, slubice = (52.347, 14.550), (52.352, 14.568)
    assert [(c.start, c.end) for c in route(frankfurt, slubice).crossings] == [("DEU", "POL")]
    legs = router("road", TRAVEL).legs([OCHAKIV, frankfurt], [KINBURN, slubice])
    assert legs.km[0, 0] > 50
    assert legs.km[1, 1] == pytest.approx(route(frankfurt, slubice).distance_km)


def test_every_ukrainian_town_is_near_a_road_and_a_way_leads_there() -> None:
    towns = places()[(places()["cc"] == "UA") & (places()["population"] > TOWN)]
    positions = list(zip(towns["lat"].tolist(), towns["lon"].tolist(), strict=True))
    roads = network("road")
    found = [access(roads, position, np.ones(roads.size, dtype=bool)) for position in positions]
    far = [
        name for name, one in zip(towns["name_en"], found, strict=True) if not one or one.straight_km > FARTHEST_TOWN_KM
    ]
    assert (len(towns), far) == (916, [])
    legs = router("road", TRAVEL).legs([KYIV], positions)
    assert np.isfinite(legs.hours).all()


@given(st.floats(46, 52), st.floats(22, 38))
def test_a_position_joins_only_its_own_country(latitude: float, longitude: float) -> None:
    roads, position = network("road"), (latitude, longitude)
    found = access(roads, position, np.ones(roads.size, dtype=bool))
    if found:
        assert found.country == country_of(position) == roads.country[found.node]
        assert found.straight_km <= FARTHEST_ACCESS_KM
