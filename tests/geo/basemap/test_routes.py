"""Routes, geodesy against GeographicLib, borders, gauges and closures."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.analysis.losses import closed_at, read_losses
from geo.basemap.closures import closed_edges
from geo.basemap.network import crossings, network
from geo.basemap.router import router
from geo.basemap.routes import NoRoute, Route, thinned
from geo.geodesy import distance_km
from geo.plan import read_plan
from geo.reading.settings import Travel

MakePlan = Callable[..., Path]
TRAVEL = Travel(border_crossing_schengen_h=0)
WARSAW, KRAKOW, GDANSK, BERLIN, MUNICH = (
    (52.230, 21.012),
    (50.061, 19.937),
    (54.352, 18.649),
    (52.524, 13.411),
    (48.137, 11.576),
)
PARIS, LYON, BRUSSELS, KYIV, LVIV = (
    (48.853, 2.349),
    (45.749, 4.848),
    (50.850, 4.349),
    (50.455, 30.524),
    (49.838, 24.023),
)
ODESA, KHARKIV, TERNOPIL, ZHYTOMYR = (46.486, 30.744), (49.982, 36.255), (49.554, 25.591), (50.262, 28.679)
VIENNA, BUDAPEST, PRAGUE, BRNO = (48.209, 16.372), (47.498, 19.040), (50.088, 14.421), (49.195, 16.608)
BUCHAREST, CONSTANTA, ROME, MILAN = (44.432, 26.106), (44.181, 28.634), (41.892, 12.511), (45.464, 9.190)
VINNYTSIA, UMAN, RZESZOW, HAMBURG, WROCLAW = (
    (49.232, 28.469),
    (48.750, 30.219),
    (50.041, 21.999),
    (53.551, 9.993),
    (51.103, 17.030),
)


def route(start: tuple[float, float], end: tuple[float, float], mode: str = "road", travel: Travel = TRAVEL) -> Route:
    found = router(mode, travel).route(start, end)  # type: ignore[arg-type]
    assert isinstance(found, Route)
    return found


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(-89, 89), st.floats(-180, 180))
def test_geodesy_is_geographiclibs(a: float, b: float, c: float, d: float) -> None:
    """Karney's own implementation, to the millimetre."""
    from geographiclib.geodesic import Geodesic

    assert distance_km(a, b, c, d) == pytest.approx(Geodesic.WGS84.Inverse(a, b, c, d)["s12"] / 1000, abs=1e-6)


def test_hours_are_the_way_and_its_delays() -> None:
    found = route(KRAKOW, KYIV)
    assert [(c.start, c.end, c.delay_h) for c in found.crossings] == [("POL", "UKR", 4.0)]
    along_km = found.distance_km - found.access_from_km - found.access_to_km
    assert found.hours == pytest.approx(along_km / 45 + 4 + found.access_hours)
    assert found.countries == ("POL", "UKR")
    assert distance_km(found.crossings[0].latitude, found.crossings[0].longitude, 49.9, 23.4) < 120


def test_the_schengen_delay_holds_inside_and_a_plan_without_it_has_the_usual_one() -> None:
    inside = route(BERLIN, WARSAW)
    assert [c.delay_h for c in inside.crossings] == [0.0]
    assert [c.delay_h for c in route(BERLIN, WARSAW, travel=Travel()).crossings] == [4.0]


def test_the_gauge_changes_at_ukraines_and_the_baltic_border_and_nowhere_inside() -> None:
    to_lviv, to_vilnius, to_odesa = (
        route(a, b, "rail") for a, b in ((KRAKOW, LVIV), (WARSAW, (54.687, 25.28)), (LVIV, ODESA))
    )
    assert [(c.delay_h, c.change_of_gauge) for c in to_lviv.crossings] == [(16.0, True)]
    assert [(c.start, c.end, c.delay_h, c.change_of_gauge) for c in to_vilnius.crossings] == [
        ("POL", "LTU", 12.0, True)
    ]
    assert to_odesa.crossings == ()
    assert not any(c.change_of_gauge for c in route(BERLIN, WARSAW, "rail").crossings)


def test_no_route_enters_a_country_that_is_avoided() -> None:
    vilnius_kyiv = route((54.687, 25.28), KYIV)
    assert vilnius_kyiv.countries == ("LTU", "POL", "UKR")
    assert "BLR" in route((54.687, 25.28), KYIV, travel=Travel(avoid_countries=())).countries


def test_a_position_off_the_network_and_one_that_is_cut_off_are_told_apart() -> None:
    at_sea = router("road", TRAVEL).route((43.3, 31.0), KYIV)
    assert isinstance(at_sea, NoRoute)
    assert at_sea.code == "off-network"
    into = crossings()
    borders = into[(into["country_a"] == "UKR") | (into["country_b"] == "UKR")]["crossing_id"]
    graph = network("road")
    closed = frozenset(np.flatnonzero(np.isin(graph.crossing, borders.index)).tolist())
    cut = router("road", TRAVEL, closed).route(WARSAW, LVIV)
    assert isinstance(cut, NoRoute)
    assert cut.code == "cut-off"
    assert "closures" in cut.reason


def test_a_closure_turns_routes_while_it_holds(make_plan: MakePlan) -> None:
    used = route(KRAKOW, LVIV).crossings[0]
    table = crossings()
    crossing = table.iloc[
        ((table["latitude"] - used.latitude).abs() + (table["longitude"] - used.longitude).abs()).argmin()
    ]
    rows = [{"closure_id": "c", "crossing_id": crossing["crossing_id"], "from": "D+10", "until": "D+20"}]
    plan = read_plan(make_plan(placements=[{}], closures=rows))
    assert plan.problems == []
    ways = [router("road", TRAVEL, closed_at(plan, at * 24.0, "road")).route(KRAKOW, LVIV) for at in (9, 10, 19, 20)]
    hours = [way.hours for way in ways if isinstance(way, Route)]
    assert hours[0] == hours[3] == route(KRAKOW, LVIV).hours
    assert hours[1] == hours[2] > hours[0]
    lost = closed_at(plan, 0.0, "road", read_losses(["crossing:c"], plan))
    assert lost == closed_at(plan, 240.0, "road")


def test_a_stretch_is_closed_for_its_mode_by_position_with_and_without_radius(make_plan: MakePlan) -> None:
    near = {"crossing_id": "", "latitude": "49.84", "longitude": "24.03", "mode": "road"}
    plan = read_plan(
        make_plan(placements=[{}], closures=[near | {"closure_id": "a"}, near | {"closure_id": "b", "radius_km": "30"}])
    )
    rows = plan.rows("closures")
    point, wide = closed_edges(rows[:1], "road"), closed_edges(rows[1:], "road")
    assert 0 < len(point) <= 8
    assert point < wide
    assert closed_edges(rows, "rail") == frozenset()
    turned = router("road", TRAVEL, wide).route(KRAKOW, TERNOPIL)
    assert isinstance(turned, Route)
    assert turned.distance_km > route(KRAKOW, TERNOPIL).distance_km + 5
    assert all(distance_km(a, b, 49.84, 24.03) > 29 for a, b in turned.line[1:-1])


@pytest.mark.parametrize(
    ("row", "code", "fix"),
    [
        ({"crossing_id": "POL-UKR-MEDIKA"}, "crossing-unknown", "POL-UKR-MEDYKA"),
        ({"crossing_id": ""}, "closure-nowhere", None),
        ({"basis": "reported"}, "source-missing", None),
        ({"from": "D+9", "until": "D+3"}, "period", None),
        ({"mode": "ship"}, "term-mode", None),
    ],
)
def test_what_is_wrong_with_a_closure_is_told(
    make_plan: MakePlan, row: dict[str, str], code: str, fix: str | None
) -> None:
    (problem,) = read_plan(make_plan(placements=[{}], closures=[row])).problems
    assert (problem.file, problem.row, problem.code) == ("closures.csv", 2, code)
    if fix:
        assert problem.fix == fix


def test_a_plan_without_closures_says_nothing_of_it(make_plan: MakePlan) -> None:
    folder = make_plan(placements=[{}])
    (folder / "closures.csv").unlink()
    assert read_plan(folder).problems == []


def test_every_border_edge_belongs_to_a_crossing_of_its_two_countries() -> None:
    table = crossings()
    assert table["crossing_id"].is_unique
    for mode in ("road", "rail"):
        graph = network(mode)  # type: ignore[arg-type]
        border = np.flatnonzero(graph.country[graph.i] != graph.country[graph.j])
        assert (graph.crossing[border] >= 0).all()
        assert (np.delete(graph.crossing, border) == -1).all()
        for edge in border.tolist():
            row = table.iloc[graph.crossing[edge]]
            assert {row["country_a"], row["country_b"]} == {graph.country[graph.i[edge]], graph.country[graph.j[edge]]}


def test_crimea_is_ukraine_on_the_network_too() -> None:
    graph = network("road")
    inside = (graph.latitude < 45.9) & (graph.latitude > 44.3) & (graph.longitude > 32.4) & (graph.longitude < 36.3)
    assert set(graph.country[inside].tolist()) == {"UKR"}


@given(st.floats(44.5, 52), st.floats(14, 36), st.floats(44.5, 52), st.floats(14, 36))
def test_a_way_is_as_long_back_as_there_and_no_shorter_than_straight(a: float, b: float, c: float, d: float) -> None:
    there, back = router("road", TRAVEL).route((a, b), (c, d)), router("road", TRAVEL).route((c, d), (a, b))
    if isinstance(there, NoRoute):
        assert isinstance(back, NoRoute)
        return
    assert isinstance(back, Route)
    assert there.hours == pytest.approx(back.hours)
    straight = distance_km(a, b, c, d) - there.snap_from_km - there.snap_to_km
    assert there.distance_km >= straight * 0.99 - 0.5
    legs = router("road", TRAVEL).legs([(a, b)], [(c, d)])
    assert legs.hours[0, 0] == pytest.approx(there.hours)
    assert legs.km[0, 0] == pytest.approx(there.distance_km)


def test_a_drawn_way_keeps_its_ends() -> None:
    found = route(KRAKOW, LVIV)
    drawn = thinned(found.line)
    assert drawn[0] == pytest.approx(list(KRAKOW), abs=1e-3)
    assert drawn[-1] == pytest.approx(list(LVIV), abs=1e-3)
    assert 10 < len(drawn) < len(found.line)
