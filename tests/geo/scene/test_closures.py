"""Which closures a map for editing shows."""

from __future__ import annotations

from geo.plan import read_plan
from geo.scene.closures import placed_closures
from tests.conftest import PlanMaker


def test_a_closure_at_a_position_is_shown_and_one_of_a_crossing_is_not(make_plan: PlanMaker) -> None:
    here = {
        "latitude": "49.8",
        "longitude": "24.0",
        "mgrs": "",
        "crossing_id": "",
        "basis": "notional",
        "name": "Bridge",
    }
    rows = [
        {"closure_id": "A", **here, "radius_km": "5", "from": "D+1", "until": "D+2"},
        {"closure_id": "B", **here, "radius_km": "", "from": "", "until": ""},
        {"closure_id": "C", **here, "crossing_id": "POL-UKR-KRAKOVETS"},
        {"closure_id": "D", **here, "latitude": "", "longitude": ""},
    ]
    plan = read_plan(make_plan(closures=rows))
    handles = {2: "a", 3: "b", 4: "c", 5: "d"}
    found = placed_closures(plan, handles)
    assert [(one.id, one.handle, one.km, one.start, one.end) for one in found] == [
        ("A", "a", 5.0, 24.0, 48.0),
        ("B", "b", None, None, None),
    ]
    assert (found[0].lat, found[0].lon, found[0].name, found[0].key) == (49.8, 24.0, "Bridge", "closures/A")
