"""What has changed between two instants, and the ways of what moved."""

from __future__ import annotations

from geo.analysis.chapter_changes import Changes, Whereabouts
from geo.analysis.trails import trails
from geo.plan import read_plan
from geo.schema import PLACEMENTS
from tests.conftest import PlanMaker

LVIV = {"latitude": "49.84", "longitude": "24.03", "place": "Lviv"}
RIVNE = {"latitude": "50.62", "longitude": "26.25", "place": "Rivne"}
KYIV = {"latitude": "50.45", "longitude": "30.52", "place": "Kyiv"}
ROWS = [
    {"unit_id": "GAP", "from": "D+0", "until": "D+2"} | LVIV,
    {"unit_id": "GAP", "from": "D+4"} | KYIV,
    {"unit_id": "STAY", "from": "D+0", "until": "D+5"} | LVIV,
    {"unit_id": "STAY", "from": "D+5", "personnel": "700"} | LVIV,
    {"unit_id": "MOVE", "from": "D+0", "until": "D+3"} | LVIV,
    {"unit_id": "MOVE", "from": "D+3", "until": "D+6"} | RIVNE,
    {"unit_id": "MOVE", "from": "D+6"} | LVIV,
    {"unit_id": "SHORT", "from": "D+1", "until": "D+2"} | LVIV,
]


def changes(make_plan: PlanMaker, since: float, at: float) -> Changes:
    return Whereabouts(read_plan(make_plan(placements=ROWS)), PLACEMENTS).changes(since * 24, at * 24)


def test_only_what_differs_between_the_two_instants_counts(make_plan: PlanMaker) -> None:
    assert changes(make_plan, -1, 0) == Changes(("GAP", "STAY", "MOVE"), (), ())
    assert changes(make_plan, 0, 3) == Changes((), ("MOVE",), ("GAP",))
    assert changes(make_plan, 0, 4) == Changes((), ("GAP", "MOVE"), ())
    assert changes(make_plan, 0, 7) == Changes((), ("GAP",), ())
    assert changes(make_plan, 1, 3) == Changes((), ("MOVE",), ("GAP", "SHORT"))
    assert changes(make_plan, 5, 5) == Changes((), (), ())


def test_a_trail_is_a_change_of_place_without_a_gap(make_plan: PlanMaker) -> None:
    plan = read_plan(make_plan(placements=ROWS))
    found = trails(plan, (PLACEMENTS,))
    assert [(one.id, one.at) for one in found] == [("MOVE", 72.0), ("MOVE", 144.0)]
    out, back = found
    assert out.points[0] == back.points[-1] == (49.84, 24.03)
    assert out.points[-1] == back.points[0] == (50.62, 26.25)
    assert out.by_road
    assert len(out.points) > 2


def test_a_way_that_no_road_takes_is_straight(make_plan: PlanMaker) -> None:
    far = {"latitude": "64.15", "longitude": "-21.94", "place": ""}
    rows = [{"unit_id": "A", "until": "D+1"} | LVIV, {"unit_id": "A", "from": "D+1"} | far]
    (one,) = trails(read_plan(make_plan(placements=rows)), (PLACEMENTS,))
    assert (one.by_road, len(one.points)) == (False, 2)
