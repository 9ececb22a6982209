"""What each verb does with one row and with many, what it says, and what it refuses."""

from __future__ import annotations

import math

import pytest

from geo.editing.verbs.assign import assign
from geo.editing.verbs.copy_to import copy_to
from geo.editing.verbs.join import join
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.result import Done
from geo.editing.verbs.shift import shift
from geo.editing.verbs.split import split
from geo.editing.verbs.withdraw import withdraw
from geo.editing.workspace import Workspace
from tests.actors import ANN
from tests.geo.editing.verbs.plans import (
    all_instants,
    answers,
    book_of,
    codes,
    handles,
    periods,
    space_of,
    take,
    texts,
)

D30 = 30 * 24.0


def notes(done: Done) -> list[str]:
    return [note.key.removeprefix("verbs.") for note in done.notes]


def assign_(space: Workspace, names: list[str], at: float | None, to: str, tie: str = "parent") -> Done:
    return take(space, assign(book_of(space), "placements", handles(space, *names), at, tie, to))


def test_a_withdrawn_unit_stands_until_then() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B", "until": "D+90"}, {"unit_id": "C"}])
    done = take(space, withdraw(book_of(space), "placements", handles(space, "A", "B"), D30))
    assert (periods(space, "A"), periods(space, "B"), periods(space, "C")) == (
        [("D+0", "D+30")], [("D+0", "D+30")], [("D+0", "")],
    )  # fmt: skip
    assert (space.current.can_undo, done.notes) == ("withdraw 2 rows at D+30", ())


def test_a_unit_that_stands_again_later_is_told_of_or_withdrawn_for_good() -> None:
    rows = [{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+60"}, {"unit_id": "B", "parent_id": "A"}]
    space = space_of(placements=rows)
    done = take(space, withdraw(book_of(space), "placements", handles(space, "A@D+0"), D30))
    assert periods(space, "A") == [("D+0", "D+30"), ("D+60", "")]
    assert notes(done) == ["left-under", "stands-again"]
    space.undo(ANN)
    done = take(space, withdraw(book_of(space), "placements", handles(space, "A@D+0"), D30, for_good=True))
    assert (periods(space, "A"), notes(done)) == ([("D+0", "D+30")], ["left-under"])


def test_a_withdrawn_unit_does_not_go_on_standing_by_a_row_that_did_not_count() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+10", "until": "D+90"}])
    take(space, withdraw(book_of(space), "placements", handles(space, "A@D+0"), D30))
    assert "A" not in answers(space.current.plan, D30)
    assert "A" in answers(space.current.plan, D30 - 1)


def test_what_does_not_stand_cannot_be_withdrawn_and_twice_is_once() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+9"}, {"unit_id": "B", "from": "D+40"}])
    assert codes(withdraw(book_of(space), "placements", handles(space, "A", "B"), D30)) == ["ended", "not-yet"]
    assert take(space, withdraw(book_of(space), "placements", handles(space, "A"), 9 * 24)).actions == ()


def test_a_reliever_takes_the_place_the_parent_and_the_hub_and_keeps_the_rest() -> None:
    rows = [
        {"unit_id": "A", "place": "Lviv", "parent_id": "N1", "hub_id": "H1", "personnel": "500", "until": "D+90"},
        {
            "unit_id": "B",
            "place": "Kyiv",
            "latitude": "50.45",
            "longitude": "30.52",
            "personnel": "70",
            "remarks": "B's",
        },
    ]
    space = space_of(placements=rows, hubs=[{"hub_id": "H1"}], command_nodes=[{"node_id": "N1"}])
    take(space, relieve(book_of(space), "placements", {handles(space, "A")[0]: "B"}, D30))
    assert (periods(space, "A"), periods(space, "B")) == ([("D+0", "D+30")], [("D+0", "D+30"), ("D+30", "")])
    new = texts(space)[2]
    assert [new[n] for n in ("place", "latitude", "parent_id", "hub_id", "personnel", "remarks")] == [
        "Lviv", "49.84", "N1", "H1", "70", "B's",
    ]  # fmt: skip
    assert space.current.can_undo == "relieve A by B at D+30"


def test_a_reliever_from_nowhere_comes_for_as_long_as_the_relieved_would_have_stood() -> None:
    rows = [{"unit_id": "A", "until": "D+90"}, {"unit_id": "B", "until": "D+5"}, {"unit_id": "B", "from": "D+70"}]
    space = space_of(placements=rows)
    take(space, relieve(book_of(space), "placements", {handles(space, "A")[0]: "B"}, D30))
    assert periods(space, "B") == [("D+0", "D+5"), ("D+30", "D+70"), ("D+70", "")]


def test_two_units_relieve_each_other() -> None:
    space = space_of(placements=[{"unit_id": "A", "latitude": "49"}, {"unit_id": "B", "latitude": "50"}])
    first, second = handles(space, "A", "B")
    done = take(space, relieve(book_of(space), "placements", {first: "B", second: "A"}, D30))
    now = answers(space.current.plan, D30)
    assert (now["A"][0], now["B"][0], notes(done)) == ("50.000", "49.000", [])
    assert [len(periods(space, unit)) for unit in "AB"] == [2, 2]


@pytest.mark.parametrize(
    ("by", "at", "code"),
    [
        ({"A": "A"}, D30, ["relieves-itself"]),
        ({"A": "gone"}, D30, ["no-such"]),
        ({"A": "C", "B": "C"}, D30, ["relieves-twice", "relieves-twice"]),
        ({"A": "B"}, 0.0, ["begins-no-sooner"]),
        ({"A": "B"}, 90 * 24.0, ["ended"]),
    ],
)
def test_who_cannot_relieve(by: dict[str, str], at: float, code: list[str]) -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+90"}, {"unit_id": "B"}, {"unit_id": "C"}])
    asked = {handles(space, unit)[0]: name for unit, name in by.items()}
    assert codes(relieve(book_of(space), "placements", asked, at)) == code


def test_units_are_assigned_from_a_time_on_or_for_their_whole_periods() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B"}, {"unit_id": "C"}], hubs=[{"hub_id": "H1"}])
    assign_(space, ["A", "B"], D30, "C")
    assert [row["parent_id"] for row in texts(space)] == ["", "C", "", "C", ""]
    assert space.current.can_undo == "assign 2 rows to C from D+30 on"
    assign_(space, ["C"], None, "H1", "hub")
    assert [row["hub_id"] for row in texts(space)] == ["", "", "", "", "H1"]
    assign_(space, ["C"], None, "", "hub")
    assert space.current.can_undo == "assign C to none"


def test_a_hub_is_supplied_by_another_and_a_node_by_none() -> None:
    space = space_of(hubs=[{"hub_id": "H1"}, {"hub_id": "H2"}], command_nodes=[{"node_id": "N1"}])
    take(space, assign(book_of(space), "hubs", handles(space, "H2", table="hubs"), None, "hub", "H1"))
    assert texts(space, "hubs")[1]["supplied_by"] == "H1"
    node = handles(space, "N1", table="command_nodes")
    assert codes(assign(book_of(space), "command_nodes", node, None, "hub", "H1")) == ["no-hub"]
    assert codes(assign(book_of(space), "hubs", handles(space, "H1", table="hubs"), None, "parent", "N1")) == [
        "no-parent"
    ]
    circle = assign(book_of(space), "hubs", handles(space, "H1", table="hubs"), None, "hub", "H2")
    assert codes(circle) == ["circle"]


def test_a_parent_that_stands_only_for_a_time_is_told_of() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "P", "from": "D+10", "until": "D+60"}])
    assert [str(note) for note in assign_(space, ["A"], 20 * 24, "P").notes] == ["row 2, A: P does not stand from D+60"]
    assert codes(assign(book_of(space), "placements", handles(space, "P"), None, "parent", "gone")) == ["no-such"]
    assert codes(assign(book_of(space), "placements", handles(space, "P"), 24 * 25, "parent", "A")) == ["circle"]


@pytest.mark.parametrize(("strength", "parts", "shares"), [("600", 3, [200] * 3), ("7", 2, [4, 3]), ("", 2, ["", ""])])
def test_a_split_unit_has_its_strength_in_parts(strength: str, parts: int, shares: list[object]) -> None:
    space = space_of(placements=[{"unit_id": "A", "personnel": strength, "until": "D+60", "short_name": "a"}])
    take(space, split(book_of(space), "placements", handles(space, "A"), D30, parts))
    now = answers(space.current.plan, D30)
    assert list(now) == ["A", "A-2", "A-3"][:parts]
    assert [one[4] for one in now.values()] == [str(share) for share in shares]
    assert answers(space.current.plan, D30 - 1) == answers(space.current.plan, 0)
    assert [row["short_name"] for row in texts(space)][-1] == f"a ({parts})"


def test_strengths_are_as_typed_and_must_add_up() -> None:
    space = space_of(placements=[{"unit_id": "A", "personnel": "600"}, {"unit_id": "B", "personnel": ""}])
    book, a, b = book_of(space), handles(space, "A"), handles(space, "B")
    assert codes(split(book, "placements", a, D30, 2, [300, 299])) == ["strengths-differ"]
    assert codes(split(book, "placements", b, D30, 2, [300, 300])) == ["strength-unknown"]
    assert codes(split(book, "placements", a, D30, 1)) == ["parts"]
    assert codes(split(book, "hubs", [], D30, 2)) == ["no-strength"]
    take(space, split(book, "placements", a, D30, 2, [500, 100]))
    assert [answers(space.current.plan, D30)[unit][4] for unit in ("A", "A-2")] == ["500", "100"]


def test_parts_get_ids_that_no_row_has_and_one_each_in_all_rows_of_the_unit() -> None:
    rows = [{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+60"}, {"unit_id": "B"}]
    space = space_of(placements=rows, hubs=[{"hub_id": "a-2"}])
    take(space, split(book_of(space), "placements", handles(space, "A@D+0", "A@D+60", "B"), None, 2))
    assert periods(space, "A-3") == [("D+0", "D+60"), ("D+60", "")]
    assert periods(space, "B-2") == [("D+0", "")]
    assert not space.current.plan.set_aside


def test_too_few_persons_are_not_split() -> None:
    space = space_of(placements=[{"unit_id": "A", "personnel": "2"}])
    assert codes(split(book_of(space), "placements", handles(space, "A"), None, 3)) == ["strength-too-small"]


def test_a_join_is_the_inverse_of_a_split() -> None:
    space = space_of(
        placements=[{"unit_id": "A", "personnel": "601", "until": "D+60"}, {"unit_id": "B", "parent_id": "A-2"}]
    )
    before = space.current.plan
    take(space, split(book_of(space), "placements", handles(space, "A"), D30, 3))
    parts = handles(space, "A@D+30", "A-2", "A-3")
    take(space, join(book_of(space), "placements", parts, D30))
    for t in all_instants(before, space.current.plan):
        assert answers(space.current.plan, t) == answers(before, t)


def test_joined_units_end_and_the_first_has_their_strength() -> None:
    space = space_of(
        placements=[
            {"unit_id": "A", "personnel": "5"},
            {"unit_id": "B", "personnel": "7"},
            {"unit_id": "C", "parent_id": "B"},
        ]
    )
    done = take(space, join(book_of(space), "placements", handles(space, "A", "B"), D30))
    now = answers(space.current.plan, D30)
    assert (now["A"][4], "B" in now, notes(done)) == ("12", False, ["left-under"])
    assert space.current.can_undo == "join 2 rows into A at D+30"


def test_what_does_not_fit_is_not_joined() -> None:
    rows = [
        {"unit_id": "A"}, {"unit_id": "B", "nation": "GBR"}, {"unit_id": "C", "until": "D+90"},
        {"unit_id": "D", "personnel": ""}, {"unit_id": "E", "from": "D+40"}, {"unit_id": "F", "until": "D+9"},
    ]  # fmt: skip
    space = space_of(placements=rows)
    found = join(book_of(space), "placements", handles(space, *"ABCDEF"), D30)
    assert codes(found) == ["join-nations", "join-ends", "join-unknown", "not-yet", "ended"]
    assert codes(join(book_of(space), "placements", handles(space, "A"), D30)) == ["join-one"]
    assert codes(join(book_of(space), "hubs", [], D30)) == ["no-strength"]


def test_periods_shift_together_and_open_ends_stay_open() -> None:
    rows = [{"unit_id": "A", "from": "", "until": "D+30"}, {"unit_id": "A", "from": "D+30"}]
    space = space_of(placements=rows)
    take(space, shift(book_of(space), "placements", [r.handle for r in book_of(space).entries("placements")], 36))
    assert periods(space, "A") == [("", "H+756"), ("H+756", "")]
    assert space.current.can_undo == "shift 2 rows by +36:00 hours"


def test_a_shift_says_what_falls_outside_the_phases() -> None:
    phases = [{"phase_id": "p", "from": "D+0", "until": "D+60"}]
    space = space_of(placements=[{"unit_id": "A", "until": "D+10"}, {"unit_id": "B"}], phases=phases)
    done = take(space, shift(book_of(space), "placements", handles(space, "A", "B"), -24 * 4))
    assert [str(note) for note in done.notes] == [
        "row 2, A: no phase of the plan covers the time D-4 until D+0",
        "row 3, B: no phase of the plan covers the time D-4 until D+0",
    ]
    assert notes(take(space, shift(book_of(space), "placements", handles(space, "A", "B"), 24 * 4))) == []
    done = take(space, shift(book_of(space), "placements", handles(space, "B"), 24 * 70))
    assert notes(done) == ["outside"]


def test_a_shift_onto_another_row_of_the_id_or_beyond_all_time_is_refused() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+30"}, {"unit_id": "A", "from": "D+30"}])
    assert codes(shift(book_of(space), "placements", handles(space, "A@D+0"), 1)) == ["overlaps"]
    assert codes(shift(book_of(space), "placements", handles(space, "A@D+30"), 1e7)) == ["too-far"]
    assert take(space, shift(book_of(space), "placements", handles(space, "A@D+30"), 0)).actions == ()


def test_dates_shift_as_dates() -> None:
    row = {"unit_id": "A", "from": "2026-01-01", "until": "2026-02-01"}
    space = space_of("ceasefire = 2026-01-01T00:00:00Z\n", placements=[row])
    take(space, shift(book_of(space), "placements", handles(space, "A"), 24))
    assert periods(space, "A") == [("2026-01-02", "2026-02-02")]


def test_phases_and_contributions_shift_too() -> None:
    rows = [{"kind": "ground_forces", "from": "D+0", "until": "D+9"}, {"kind": "logistics", "from": "D+9"}]
    space = space_of(contributions=rows)
    entries = book_of(space).entries("contributions")
    take(space, shift(book_of(space), "contributions", [entry.handle for entry in entries], 24))
    assert periods(space, "FRA", "contributions") == [("D+1", "D+10"), ("D+10", "")]


def test_rows_are_copied_to_a_free_period_only() -> None:
    space = space_of(
        placements=[{"unit_id": "A", "until": "D+30", "remarks": "kept"}, {"unit_id": "B", "until": "D+9"}]
    )
    chosen = handles(space, "A", "B")
    assert codes(copy_to(book_of(space), "placements", chosen, (D30 - 1, math.inf))) == ["overlaps"]
    assert codes(copy_to(book_of(space), "placements", chosen, (D30, D30))) == ["period-empty"]
    take(space, copy_to(book_of(space), "placements", chosen, (D30, math.inf)))
    assert (periods(space, "A"), periods(space, "B")) == (
        [("D+0", "D+30"), ("D+30", "")],
        [("D+0", "D+9"), ("D+30", "")],
    )
    assert texts(space)[1]["remarks"] == "kept"
    two = handles(space, "A@D+0", "A@D+30")
    assert codes(copy_to(book_of(space), "placements", two, (-48, -24))) == ["copied-twice"]
