"""What a planner chooses for a row of a source is inferred, and what is made up is notional; a row that only ends keeps its basis."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from geo.editing.verbs.assign import assign
from geo.editing.verbs.book import Book
from geo.editing.verbs.copy_to import copy_to
from geo.editing.verbs.join import join
from geo.editing.verbs.move import move
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.result import Done, Result
from geo.editing.verbs.split import split
from geo.editing.verbs.withdraw import withdraw
from geo.editing.workspace import Workspace
from geo.words.text import Text, say
from tests.geo.editing.verbs.plans import TODAY, book_of, handles, space_of, take, texts

D30 = 30 * 24.0
TABLE = "placements"
KNOWN = ("reported", "s1", "2025-01-02")
CHOSEN = ("inferred", "s1", "2025-01-02")
MADE_UP = ("notional", "", TODAY)
A_CHOSEN = "A is inferred where it changed: its source names it, and you chose the rest"
Act = Callable[[Book, list[str]], Result]


def reported() -> Workspace:
    known = {"basis": "reported", "source_id": "s1", "as_of": "2025-01-02", "until": "D+90"}
    rows = [{"unit_id": "A", "latitude": "49.84"}, {"unit_id": "B", "latitude": "49.9", "from": "D+1"}]
    return space_of(placements=[known | row for row in rows], sources=[{"source_id": "s1"}])


def origins(space: Workspace) -> list[tuple[str, tuple[str, ...]]]:
    return [(row["unit_id"], tuple(row[name] for name in ("basis", "source_id", "as_of"))) for row in texts(space)]


ACTS: list[tuple[Act, list[tuple[str, tuple[str, ...]]], str]] = [
    (
        lambda book, ab: move(book, TABLE, ab[:1], D30, (51.5, 31.3)),
        [("A", KNOWN), ("A", CHOSEN), ("B", KNOWN)],
        A_CHOSEN,
    ),
    (
        lambda book, ab: move(book, TABLE, ab[:1], None, (51.5, 31.3)),
        [("A", CHOSEN), ("B", KNOWN)],
        A_CHOSEN,
    ),
    (
        lambda book, ab: assign(book, TABLE, ab[:1], D30, "parent", "B"),
        [("A", KNOWN), ("A", CHOSEN), ("B", KNOWN)],
        A_CHOSEN,
    ),
    (
        lambda book, ab: split(book, TABLE, ab[:1], D30, 2),
        [("A", KNOWN), ("A", MADE_UP), ("A-2", MADE_UP), ("B", KNOWN)],
        "2 rows (A first) are notional where they changed: they have no source there, and are as of today",
    ),
    (
        lambda book, ab: join(book, TABLE, ab, D30),
        [("A", KNOWN), ("A", MADE_UP), ("B", KNOWN)],
        "A is notional where it changed: it has no source there, and is as of today",
    ),
    (
        lambda book, ab: relieve(book, TABLE, {ab[0]: "B"}, D30),
        [("A", KNOWN), ("B", KNOWN), ("B", CHOSEN)],
        A_CHOSEN.replace("A", "B"),
    ),
    (
        lambda book, ab: relieve(book, TABLE, {ab[0]: "B"}, 12.0),
        [("A", KNOWN), ("B", KNOWN), ("B", CHOSEN)],
        A_CHOSEN.replace("A", "B"),
    ),
    (
        lambda book, ab: copy_to(book, TABLE, ab[:1], (-48.0, -24.0)),
        [("A", KNOWN), ("A", CHOSEN), ("B", KNOWN)],
        A_CHOSEN,
    ),
    (lambda book, ab: withdraw(book, TABLE, ab[:1], D30), [("A", KNOWN), ("B", KNOWN)], ""),
]


@pytest.mark.parametrize(("act", "expected", "note"), ACTS)
def test_what_is_chosen_is_inferred_and_what_is_made_up_is_notional(
    act: Act, expected: list[tuple[str, tuple[str, ...]]], note: str
) -> None:
    space = reported()
    done = take(space, act(book_of(space), handles(space, "A", "B")))
    assert origins(space) == expected
    assert [str(one) for one in done.told][:1] == ([note] if note else [])
    assert not space.current.plan.set_aside


def test_an_inferred_row_stays_so_and_nothing_is_said() -> None:
    known = {"unit_id": "A", "basis": "inferred", "source_id": "s1", "as_of": "2025-01-02"}
    space = space_of(placements=[known], sources=[{"source_id": "s1"}])
    done = take(space, move(book_of(space), TABLE, handles(space, "A"), D30, (51.5, 31.3)))
    assert origins(space) == [("A", CHOSEN), ("A", CHOSEN)]
    assert done.notes == ()


def test_a_notional_row_is_as_of_today_and_nothing_is_said() -> None:
    space = space_of(placements=[{"unit_id": "A", "as_of": "2025-01-02"}])
    done = take(space, move(book_of(space), TABLE, handles(space, "A"), D30, (51.5, 31.3)))
    assert [row["as_of"] for row in texts(space)] == ["2025-01-02", TODAY]
    assert done.notes == ()


def test_each_kind_of_note_is_told_and_the_rest_is_counted_as_like_these() -> None:
    made = Text("verbs.notional", id="A", count=1)
    left = [Text("verbs.left-under", id=name, count=1) for name in "BCDEF"]
    days = Text("verbs.inferred", id="G", count=1)
    told = [str(note) for note in Done(Text("verbs.days", sign="+", count=1), (), (made, *left, days)).told]
    assert told == [str(made), str(left[0]), str(days), say("verbs.more-notes", count=4)]
    few = Done(Text("verbs.days", sign="+", count=1), (), (made, *left)).told
    assert few == [made, left[0], left[1], Text("verbs.more-notes", count=3)]
    assert Done(Text("verbs.days", sign="+", count=1), (), tuple(left[:3])).told == left[:3]
