"""Rows of one id that overlap, follow each other, or are set aside: a verb does not leave one standing, and says what counts."""

from __future__ import annotations

import pytest

from geo.editing.verbs.assign import assign
from geo.editing.verbs.join import join
from geo.editing.verbs.move import move
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.result import Refused
from geo.editing.verbs.shift import shift
from geo.editing.verbs.split import split
from geo.editing.verbs.withdraw import withdraw
from tests.actors import ANN
from tests.geo.editing.verbs.plans import answers, book_of, codes, handles, periods, space_of, take

D30 = 30 * 24.0
TABLE = "placements"


def test_a_duplicate_that_is_set_aside_is_withdrawn_for_good_too() -> None:
    rows = [{"unit_id": "A", "from": "D+40", "personnel": strength} for strength in ("7", "9")]
    space = space_of(placements=rows)
    done = take(space, withdraw(book_of(space), TABLE, handles(space, "A"), D30, for_good=True))
    assert periods(space, "A") == []
    assert [str(note) for note in done.notes] == ["1 row of A that is set aside changed with it"]


def test_a_duplicate_that_is_set_aside_is_shifted_too() -> None:
    rows = [{"unit_id": "A", "from": "D+40", "until": "D+50", "personnel": strength} for strength in ("7", "9")]
    space = space_of(placements=rows)
    done = take(space, shift(book_of(space), TABLE, handles(space, "A"), 24))
    assert periods(space, "A") == [("D+41", "D+51")] * 2
    assert ([note.key for note in done.notes], space.current.plan.set_aside) == (["verbs.aside-too"], 1)


def test_a_duplicate_that_is_set_aside_does_not_outlast_a_join() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B", "from": "D+30"}, {"unit_id": "B", "from": "D+30"}])
    take(space, join(book_of(space), TABLE, handles(space, "A", "B"), D30))
    assert periods(space, "B") == []


def test_a_joined_unit_ends_with_all_its_rows_and_it_is_said_when_it_stands_again() -> None:
    rows = [
        {"unit_id": "A", "personnel": "100", "until": "D+90"},
        {"unit_id": "B", "personnel": "500", "until": "D+90"},
        {"unit_id": "B", "personnel": "300", "from": "D+5", "until": "D+99"},
        {"unit_id": "B", "personnel": "40", "from": "D+120"},
    ]
    space = space_of(placements=rows)
    done = take(space, join(book_of(space), TABLE, handles(space, "A", "B@D+0"), D30))
    assert periods(space, "B") == [("D+0", "D+30"), ("D+5", "D+30"), ("D+120", "")]
    assert [str(note) for note in done.notes] == ["B stands again from D+120 on, by another row"]
    assert answers(space.current.plan, D30)["A"][4] == "600"


def test_a_row_that_does_not_count_has_no_strength_to_give() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B"}, {"unit_id": "B", "from": "D+5"}])
    assert codes(join(book_of(space), TABLE, handles(space, "A", "B@D+5"), D30)) == ["uncounted"]
    refused = split(book_of(space), TABLE, handles(space, "B@D+5"), D30, 2)
    assert codes(refused) == ["uncounted"]
    assert isinstance(refused, Refused)
    assert str(refused.text) == ("row 4, B: row 3 of the same id counts instead of it from D+30; choose that row")


@pytest.mark.parametrize("at", [D30, None])
def test_what_a_hidden_row_does_not_show_is_said(at: float | None) -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+5"}])
    done = take(space, move(book_of(space), TABLE, handles(space, "A@D+5"), at, (51.5, 31.3)))
    since = "D+30" if at else "D+5"
    assert [str(note) for note in done.notes] == [
        f"row 3, A: row 2 of the same id counts instead of it {since} until D+60, so the change does not show then"
    ]


def test_what_is_done_until_the_next_row_of_the_id_is_said() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+60"}, {"unit_id": "B"}])
    told = "A is so until D+60 only: its row 3 begins then; change that row too"
    for result in (
        split(book_of(space), TABLE, handles(space, "A@D+0"), D30, 2),
        assign(book_of(space), TABLE, handles(space, "A@D+0"), D30, "parent", "B"),
    ):
        assert [str(note) for note in take(space, result).notes] == [told]
        space.undo(ANN)
    both = handles(space, "A@D+0", "A@D+60")
    assert take(space, split(book_of(space), TABLE, both, None, 2)).notes == ()


def test_what_begins_just_then_is_in_the_way_of_each_verb() -> None:
    rows = [{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+30", "until": "D+90"}, {"unit_id": "B"}]
    space = space_of(placements=rows)
    row = handles(space, "A@D+0")
    book = book_of(space)
    for result in (
        move(book, TABLE, row, D30, (51.5, 31.3)),
        withdraw(book, TABLE, row, D30),
        relieve(book, TABLE, {row[0]: "B"}, D30),
    ):
        assert codes(result) == ["begun"]
    take(space, withdraw(book, TABLE, row, D30, for_good=True))
    assert periods(space, "A") == [("D+0", "D+30")]


def test_two_new_rows_do_not_begin_at_one_instant_that_is_written_in_two_ways() -> None:
    rows = [{"unit_id": "A", "from": "2026-01-02"}, {"unit_id": "A", "from": "D+5"}, {"unit_id": "B", "from": "D+0"}]
    space = space_of("ceasefire = 2026-01-01T00:00:00Z\n", placements=rows)
    both = [entry.handle for entry in book_of(space).entries(TABLE) if entry.id == "A"]
    assert codes(assign(book_of(space), TABLE, both, D30, "parent", "B")) == ["begun-twice"]
