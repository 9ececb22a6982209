"""Links by hand are in the networks as the table has them, and the ways that lacked them lead over them."""

from __future__ import annotations

import numpy as np
import pytest

from geo.basemap.links import links
from geo.basemap.network import network
from geo.basemap.router import router
from geo.basemap.routes import Position, Route
from geo.geodesy import distance_km
from geo.reading.settings import Travel

TRAVEL = Travel(border_crossing_schengen_h=0)
COPENHAGEN, HAMBURG, STOCKHOLM, MALMO = (55.676, 12.568), (53.551, 9.993), (59.329, 18.068), (55.605, 13.003)
DUBLIN, LONDON, PARIS, MESSINA, REGGIO = (
    (53.349, -6.260),
    (51.507, -0.128),
    (48.853, 2.349),
    (38.194, 15.550),
    (38.110, 15.647),
)
OSLO, HELSINKI, WARSAW, BOLHRAD, ODESA = (
    (59.913, 10.752),
    (60.170, 24.938),
    (52.230, 21.012),
    (45.678, 28.618),
    (46.486, 30.744),
)
ODENSE, KOSICE, UZHHOROD = (55.396, 10.388), (48.720, 21.258), (48.621, 22.288)


def route(start: Position, end: Position) -> Route:
    found = router("road", TRAVEL).route(start, end)
    assert isinstance(found, Route), found.reason
    return found


def named(found: Route) -> set[str]:
    return {passage.name for passage in found.passages}


@pytest.mark.parametrize("mode", ["road", "rail"])
def test_every_link_is_in_its_network_with_its_length(mode: str) -> None:
    graph = network(mode)  # type: ignore[arg-type]
    for number, link in enumerate(links()):
        own = np.flatnonzero(graph.link == number)
        if link.mode != mode:
            assert not len(own)
            continue
        assert graph.km[own].sum() == pytest.approx(link.km, rel=1e-4), link.name
        ends = np.unique(np.r_[graph.i[own], graph.j[own]])
        for end in (link.start, link.end):
            near = min(distance_km(*end, float(graph.latitude[n]), float(graph.longitude[n])) for n in ends)
            assert near < 4.5, link.name


def test_a_link_is_no_shorter_than_its_straight_line_and_names_its_source() -> None:
    for link in links():
        assert link.km >= distance_km(*link.start, *link.end) * 0.97, link.name
        assert len(link.source) > 15
        assert link.is_named == (link.kind in ("bridge", "tunnel", "ferry"))
        assert (link.speed_kmh is not None) == (link.kind in ("ferry", "tunnel")), link.name


@pytest.mark.parametrize(
    ("start", "end", "name", "kind"),
    [
        (COPENHAGEN, HAMBURG, "Rødby–Puttgarden ferry", "ferry"),
        (COPENHAGEN, ODENSE, "Great Belt bridge", "bridge"),
        (COPENHAGEN, MALMO, "Øresund bridge and tunnel", "bridge"),
        (DUBLIN, LONDON, "Dublin–Holyhead ferry", "ferry"),
        (PARIS, LONDON, "Channel Tunnel shuttle", "tunnel"),
        (MESSINA, REGGIO, "Strait of Messina ferry", "ferry"),
        (HELSINKI, WARSAW, "Helsinki–Tallinn ferry", "ferry"),
    ],
)
def test_a_way_over_water_is_named_and_waits(start: Position, end: Position, name: str, kind: str) -> None:
    found = route(start, end)
    (passage,) = [one for one in found.passages if one.name == name]
    assert passage.kind == kind
    assert (passage.delay_h > 0) == (kind != "bridge")
    moving = found.hours - found.waiting_hours
    assert found.waiting_hours >= passage.delay_h
    assert found.distance_km / moving < 60


def test_copenhagen_to_hamburg_is_335_km_by_the_ferry_and_470_by_the_great_belt() -> None:
    ferry = route(COPENHAGEN, HAMBURG)
    assert ferry.distance_km == pytest.approx(335, rel=0.06)
    graph = network("road")
    closed = frozenset(np.flatnonzero(np.isin(graph.link, _ferries("Rødby", "Gedser"))).tolist())
    round_it = router("road", TRAVEL, closed).route(COPENHAGEN, HAMBURG)
    assert isinstance(round_it, Route)
    assert "Great Belt bridge" in named(round_it)
    assert round_it.distance_km == pytest.approx(470, rel=0.06)


def _ferries(*starts: str) -> list[int]:
    return [number for number, link in enumerate(links()) if link.name.startswith(starts)]


def test_the_north_is_joined() -> None:
    assert route(STOCKHOLM, MALMO).distance_km == pytest.approx(615, rel=0.05)
    assert route(OSLO, STOCKHOLM).countries == ("NOR", "SWE")
    assert route(OSLO, HAMBURG).countries[-1] == "DEU"


def test_bolhrad_to_odesa_stays_in_ukraine_by_the_coast() -> None:
    found = route(BOLHRAD, ODESA)
    assert found.countries == ("UKR",)
    near_zatoka = min(distance_km(a, b, 46.07, 30.46) for a, b in found.line)
    assert near_zatoka < 6


def test_kosice_to_uzhhorod_goes_by_vysne_nemecke() -> None:
    found = route(KOSICE, UZHHOROD)
    assert [c.name for c in found.crossings] == ["Vyšné Nemecké–Uzhhorod"]
    assert found.distance_km == pytest.approx(98, rel=0.08)
