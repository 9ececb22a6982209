"""What is under a unit or a hub when that stands no more, and what would be under itself."""

from __future__ import annotations

import pytest

from geo.editing.verbs.assign import assign
from geo.editing.verbs.index import Index
from geo.editing.verbs.join import FAR_KM, join
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.withdraw import withdraw
from tests.geo.editing.verbs.plans import book_of, codes, handles, space_of, take, texts

D30 = 30 * 24.0
TABLE = "placements"


def test_who_leaves_with_its_parent_is_not_left_under_it() -> None:
    rows = [{"unit_id": "P"}, {"unit_id": "C", "parent_id": "P"}, {"unit_id": "E", "parent_id": "P", "until": "D+60"}]
    space = space_of(placements=rows)
    assert take(space, withdraw(book_of(space), TABLE, handles(space, "P", "C", "E"), D30)).notes == ()


def test_who_stands_again_later_is_left_under_it() -> None:
    rows = [
        {"unit_id": "P"},
        {"unit_id": "C", "parent_id": "P", "until": "D+60"},
        {"unit_id": "C", "parent_id": "P", "from": "D+60"},
    ]
    space = space_of(placements=rows)
    done = take(space, withdraw(book_of(space), TABLE, handles(space, "P", "C"), D30))
    assert [note.key for note in done.notes] == ["verbs.left-under", "verbs.stands-again"]


def test_a_unit_that_was_under_the_one_it_takes_in_is_told_of() -> None:
    space = space_of(placements=[{"unit_id": "A", "parent_id": "B"}, {"unit_id": "B"}])
    done = take(space, join(book_of(space), TABLE, handles(space, "A", "B"), D30))
    assert [str(note) for note in done.notes] == ["1 row is still under B, or supplied by it; assign it to another one"]


def test_what_ended_before_a_join_is_not_left_under_it() -> None:
    rows = [{"unit_id": "A"}, {"unit_id": "B"}, {"unit_id": "C", "parent_id": "B", "until": "D+9"}]
    space = space_of(placements=rows)
    assert take(space, join(book_of(space), TABLE, handles(space, "A", "B"), D30)).notes == ()


def test_units_far_apart_or_of_another_function_are_joined_with_a_note() -> None:
    there = {"latitude": "50.45", "longitude": "30.52"}
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B", "function": "medical"}, {"unit_id": "C"} | there])
    done = take(space, join(book_of(space), TABLE, handles(space, "A", "B", "C"), D30))
    assert FAR_KM == 30
    assert [str(note) for note in done.notes] == [
        "B is of another function (medical) than A (infantry): its persons count as the latter now",
        "C is 469 km from A (more than 30 km apart): its persons are at the place of A now",
    ]


def test_a_circle_that_closes_later_is_seen() -> None:
    rows = [{"unit_id": "A"}, {"unit_id": "B", "until": "D+30"}, {"unit_id": "B", "parent_id": "A", "from": "D+30"}]
    space = space_of(placements=rows)
    book, row = book_of(space), handles(space, "A")
    assert codes(assign(book, TABLE, row, 240, "parent", "B")) == ["circle"]
    assert codes(assign(book, TABLE, row, None, "parent", "B")) == ["circle"]
    ended = space_of(placements=[rows[0] | {"until": "D+30"}, *rows[1:]])
    take(ended, assign(book_of(ended), TABLE, handles(ended, "A"), 240, "parent", "B"))


def test_nobody_relieves_into_a_circle() -> None:
    rows = [{"unit_id": "A", "parent_id": "C"}, {"unit_id": "B"}, {"unit_id": "C", "parent_id": "B"}]
    space = space_of(placements=rows)
    assert codes(relieve(book_of(space), TABLE, {handles(space, "A")[0]: "B"}, D30)) == ["circle"]


def test_a_hub_that_is_closed_is_taken_over_with_a_note() -> None:
    space = space_of(
        placements=[{"unit_id": "A", "hub_id": "H1"}, {"unit_id": "B", "latitude": "50"}],
        hubs=[{"hub_id": "H1", "until": "D+5"}],
    )
    done = take(space, relieve(book_of(space), TABLE, {handles(space, "A")[0]: "B"}, D30))
    assert [str(note) for note in done.notes] == ["row 3, B: H1 does not stand from D+30"]


def test_a_hub_that_relieves_another_keeps_its_id() -> None:
    space = space_of(hubs=[{"hub_id": "H1"}, {"hub_id": "H2", "latitude": "50"}])
    take(space, relieve(book_of(space), "hubs", {handles(space, "H1", table="hubs")[0]: "H2"}, D30))
    assert [row["hub_id"] for row in texts(space, "hubs")] == ["H1", "H2", "H2"]


@pytest.mark.parametrize("verb", [withdraw, relieve])
def test_tables_are_not_walked_through_for_each_row(verb: object, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    read = Index.entries
    monkeypatch.setattr(Index, "entries", lambda index, table: asked.append(table) or read(index, table))

    def times(count: int) -> int:
        rows = [{"unit_id": f"U{n}", "parent_id": "P"} for n in range(count)]
        space = space_of(placements=[{"unit_id": "P"}, *rows, *({"unit_id": f"R{n}"} for n in range(count))])
        chosen = handles(space, *(f"U{n}" for n in range(count)))
        asked.clear()
        if verb is withdraw:
            take(space, withdraw(book_of(space), TABLE, chosen, D30))
        else:
            take(space, relieve(book_of(space), TABLE, {row: f"R{n}" for n, row in enumerate(chosen)}, D30))
        return len(asked)

    assert 0 < times(3) == times(30)
