"""A unit is added below another one or a node: where it stands, what it is, and who may not have one."""

from __future__ import annotations

from geo.editing.verbs.assign import assign
from geo.editing.verbs.below import below
from geo.editing.workspace import Workspace
from tests.actors import ANN
from tests.geo.editing.verbs.plans import answers, book_of, codes, handles, periods, space_of, take, texts

D30 = 30 * 24.0


def added(space: Workspace, name: str, at: float = D30, table: str = "placements") -> dict[str, str]:
    """Add a unit below a row; return its cells."""
    known = {row["unit_id"] for row in texts(space)}
    take(space, below(book_of(space), table, handles(space, name, table=table)[0], at))
    (row,) = [row for row in texts(space) if row["unit_id"] not in known]
    return row


def test_it_stands_at_the_place_of_its_superior_from_then_on() -> None:
    space = space_of(placements=[{"unit_id": "BN", "place": "Lviv", "parent_id": "X"}, {"unit_id": "OTHER"}])
    row = added(space, "BN")
    told = {
        name: row[name] for name in ("unit_id", "parent_id", "nation", "place", "from", "until", "basis", "personnel")
    }
    assert told == {
        "unit_id": "NEW-1", "parent_id": "BN", "nation": "FRA", "place": "Lviv", "from": "D+30", "until": "",
        "basis": "notional", "personnel": "",
    }  # fmt: skip
    assert (row["latitude"], row["longitude"], row["precision_km"]) == ("49.84", "24.03", "10")
    assert (row["echelon"], row["function"]) == ("company", "infantry")
    assert [one["unit_id"] for one in texts(space)] == ["BN", "NEW-1", "OTHER"]
    assert space.current.can_undo == "add NEW-1 under BN"
    assert answers(space.current.plan, D30)["NEW-1"][2] == "BN"
    assert "NEW-1" not in answers(space.current.plan, D30 - 1)
    space.undo(ANN)
    assert [one["unit_id"] for one in texts(space)] == ["BN", "OTHER"]


def test_below_a_node_it_is_a_battalion_and_no_more_exact_than_10_km() -> None:
    space = space_of(command_nodes=[{"node_id": "HQ", "nation": "MULTI", "precision_km": "1"}])
    row = added(space, "HQ", table="command_nodes")
    assert (row["echelon"], row["nation"], row["precision_km"], row["parent_id"]) == ("battalion", "MULTI", "10", "HQ")
    assert [p.code for p in space.current.plan.problems if p.severity != "notice" and p.column] == []


def test_a_position_in_mgrs_or_an_area_is_kept_as_it_is() -> None:
    rows = [{"unit_id": "A", "latitude": "", "longitude": "", "mgrs": "35U KR 8 2", "precision_km": "oblast"}]
    space = space_of(placements=rows)
    row = added(space, "A")
    first, second = (answers(space.current.plan, D30)[name][:2] for name in ("A", "NEW-1"))
    assert (first, row["precision_km"]) == (second, "oblast")


def test_its_id_is_free_among_units_hubs_and_nodes() -> None:
    space = space_of(
        placements=[{"unit_id": "A"}, {"unit_id": "new-1"}, {"unit_id": "BAD", "latitude": "950"}],
        hubs=[{"hub_id": "NEW-2"}],
        command_nodes=[{"node_id": "NEW-3"}],
    )
    assert [added(space, "A")["unit_id"], added(space, "A")["unit_id"]] == ["NEW-4", "NEW-5"]


def test_a_team_has_teams_below_it_and_a_headquarters_no_other_one() -> None:
    rows = [{"unit_id": "T", "echelon": "team", "function": "medical"}, {"unit_id": "H", "function": "headquarters"}]
    space = space_of(placements=rows)
    assert [added(space, "T")[name] for name in ("echelon", "function")] == ["team", "medical"]
    assert [added(space, "H")[name] for name in ("echelon", "function")] == ["company", "infantry"]


def test_what_does_not_stand_then_or_has_no_units_gets_none() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+10"}], hubs=[{"hub_id": "H"}])
    book, (row,), (hub,) = book_of(space), handles(space, "A"), handles(space, "H", table="hubs")
    assert codes(below(book, "placements", row, D30)) == ["ended"]
    assert codes(below(book, "placements", row, -D30)) == ["not-yet"]
    assert codes(below(book, "placements", "gone", D30)) == ["row-gone"]
    assert codes(below(book, "hubs", hub, D30)) == ["no-parent"]


def test_a_circle_at_any_time_of_the_period_is_refused() -> None:
    rows = [
        {"unit_id": "A"},
        {"unit_id": "B", "until": "D+50"},
        {"unit_id": "B", "from": "D+50", "parent_id": "A"},
    ]
    space = space_of(placements=rows)
    assert codes(assign(book_of(space), "placements", handles(space, "A"), None, "parent", "B")) == ["circle"]
    assert codes(assign(book_of(space), "placements", handles(space, "A"), D30, "parent", "B")) == ["circle"]
    space = space_of(placements=[{"unit_id": "A", "until": "D+50"}, *rows[1:]])
    take(space, assign(book_of(space), "placements", handles(space, "A"), None, "parent", "B"))
    assert periods(space, "A") == [("D+0", "D+50")]
