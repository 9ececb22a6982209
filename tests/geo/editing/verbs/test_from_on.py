"""From an instant on: everything before stays as it was, and after it only what was asked changes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.calendar import told_date
from geo.clock import parse_instant
from geo.editing.verbs.assign import assign
from geo.editing.verbs.book import Book
from geo.editing.verbs.move import move
from geo.editing.verbs.result import Done, Refused, Result
from geo.editing.workspace import Workspace
from geo.periods import instants
from geo.plan import Plan
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.cases import cases
from tests.geo.editing.verbs.plans import (
    STEP_H,
    Asked,
    all_instants,
    answers,
    book_of,
    codes,
    handles,
    periods,
    placements,
    space_of,
    space_with,
    take,
    texts,
)

FAR_OFF = (51.51, 31.28)
Verb = Callable[[Book, list[str], float | None], Result]
Without = Callable[[Asked], object]


def _moved(book: Book, rows: list[str], at: float | None) -> Result:
    return move(book, PLACEMENTS.name, rows, at, FAR_OFF)


def _assigned(book: Book, rows: list[str], at: float | None) -> Result:
    return assign(book, PLACEMENTS.name, rows, at, "parent", "D")


def _supplied(book: Book, rows: list[str], at: float | None) -> Result:
    return assign(book, PLACEMENTS.name, rows, at, "hub", "H2")


VERBS: list[tuple[Verb, Without]] = [
    (_moved, lambda asked: asked[2:]),
    (_assigned, lambda asked: (*asked[:2], *asked[3:])),
    (_supplied, lambda asked: (*asked[:3], asked[4])),
]
"""Each verb that has an instant, and what of a unit it leaves as it is."""


@pytest.mark.parametrize(("verb", "without"), VERBS)
@settings(max_examples=cases(25))
@given(rows=placements(overlaps=True), data=st.data())
def test_before_the_instant_nothing_changes_and_after_it_only_what_was_asked(
    verb: Verb, without: Without, rows: list[dict[str, str]], data: st.DataObject
) -> None:
    space = space_with(rows)
    before, contents = space.current.plan, dict(space.current.contents)
    chosen = data.draw(st.lists(st.sampled_from(handles_of(space)), min_size=1, unique=True))
    at = data.draw(st.integers(-6, 20)) * STEP_H
    result = verb(book_of(space), chosen, at)
    if isinstance(result, Refused):
        return
    space.take(result.label, result.actions, ANN)
    after = space.current.plan
    assert not after.set_aside
    for t in all_instants(before, after):
        then, now = answers(before, t), answers(after, t)
        if t < at:
            assert now == then
        assert {unit: without(one) for unit, one in now.items()} == {u: without(one) for u, one in then.items()}
    assert_undone_and_redone(space, contents, result, after)


@pytest.mark.parametrize(("verb", "without"), VERBS)
@settings(max_examples=cases(25))
@given(
    rows=placements(overlaps=True),
    minutes=st.integers(0, 60 * 24 * 366),
    at=st.integers(-6 * STEP_H * 60, 20 * STEP_H * 60).map(lambda minutes: minutes / 60),
    data=st.data(),
)
def test_in_a_plan_with_dates_no_minute_is_lost(
    verb: Verb, without: Without, rows: list[dict[str, str]], minutes: int, at: float, data: st.DataObject
) -> None:
    ceasefire = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    dated = [row | {end: as_date(row[end], ceasefire) for end in ("from", "until")} for row in rows]
    space = space_with(dated, f"ceasefire = {ceasefire:%Y-%m-%dT%H:%M:%SZ}")
    before, contents = space.current.plan, dict(space.current.contents)
    chosen = data.draw(st.lists(st.sampled_from(handles_of(space)), min_size=1, unique=True))
    result = verb(book_of(space), chosen, at)
    if isinstance(result, Refused):
        return
    space.take(result.label, result.actions, ANN)
    after = space.current.plan
    assert set(instants(after.rows(PLACEMENTS))) <= {*instants(before.rows(PLACEMENTS)), at}
    for t in {*all_instants(before, after), at - 1 / 60, at}:
        then, now = answers(before, t), answers(after, t)
        if t < at:
            assert now == then
        assert {unit: without(one) for unit, one in now.items()} == {u: without(one) for u, one in then.items()}
    assert_undone_and_redone(space, contents, result, after)


def as_date(text: str, ceasefire: datetime) -> str:
    return told_date(parse_instant(text), ceasefire) if text else ""


def handles_of(space: Workspace) -> list[str]:
    return [entry.handle for entry in book_of(space).entries("placements") if entry.id != "D"]


def assert_undone_and_redone(space: Workspace, contents: object, result: Done, after: Plan) -> None:
    done = dict(space.current.contents)
    assert (done == contents) == (not result.actions)
    if result.actions:
        assert space.current.can_undo == str(result.label)
        assert space.undo(ANN)
        assert space.current.contents == contents
        assert space.redo(ANN)
    assert space.current.contents == done
    assert space.current.plan.revision == after.revision


@pytest.mark.parametrize(("verb", "without"), VERBS)
@settings(max_examples=cases(25))
@given(rows=placements(overlaps=True), data=st.data())
def test_several_rows_at_once_are_as_one_after_the_other(
    verb: Verb, without: Without, rows: list[dict[str, str]], data: st.DataObject
) -> None:
    at = data.draw(st.one_of(st.none(), st.integers(-6, 20).map(lambda n: n * STEP_H)))
    together, singly = space_with(rows), space_with(rows)
    chosen = data.draw(st.lists(st.sampled_from(handles_of(together)), min_size=1, unique=True))
    result = verb(book_of(together), chosen, at)
    refused = False
    for one in chosen:
        single = verb(book_of(singly), [one], at)
        if isinstance(single, Done):
            singly.take(single.label, single.actions, ANN)
        refused |= isinstance(single, Refused)
    assert isinstance(result, Refused) == refused
    if isinstance(result, Done):
        together.take(result.label, result.actions, ANN)
        assert together.current.contents == singly.current.contents


def test_a_row_ends_and_a_second_one_begins_just_after_it() -> None:
    space = space_of(
        placements=[{"unit_id": "A", "until": "D+60", "remarks": "kept", "as_of": "2025-01-02"}, {"unit_id": "B"}]
    )
    take(space, move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF))
    first, second, third = texts(space)
    assert periods(space, "A") == [("D+0", "D+30"), ("D+30", "D+60")]
    assert third["unit_id"] == "B"
    changed = {name for name, text in second.items() if text != first[name]}
    assert changed == {"latitude", "longitude", "place", "from", "until", "as_of"}
    assert space.current.can_undo == "move A from D+30 on"


def test_a_row_that_begins_later_changes_for_its_whole_period_and_that_is_said() -> None:
    space = space_of(placements=[{"unit_id": "A", "from": "D+40"}])
    done = take(space, move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF))
    assert periods(space, "A") == [("D+40", "")]
    assert [str(note) for note in done.notes] == ["A only begins later than D+30: its whole period (from D+40) changed"]


def test_a_row_that_begins_just_then_changes_for_its_whole_period() -> None:
    space = space_of(placements=[{"unit_id": "A", "from": "D+30"}])
    done = take(space, move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF))
    assert (periods(space, "A"), done.notes) == ([("D+30", "")], ())


def test_a_row_without_a_beginning_ends_like_any_other() -> None:
    space = space_of(placements=[{"unit_id": "A", "from": ""}])
    take(space, move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF))
    assert periods(space, "A") == [("", "D+30"), ("D+30", "")]


def test_a_row_that_has_ended_is_refused() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+30"}])
    assert codes(move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF)) == ["ended"]


def test_a_second_row_that_begins_just_then_is_no_reason_to_lose_one() -> None:
    space = space_of(placements=[{"unit_id": "A", "until": "D+60"}, {"unit_id": "A", "from": "D+30", "until": "D+90"}])
    refused = move(book_of(space), "placements", handles(space, "A"), 30 * 24, FAR_OFF)
    assert codes(refused) == ["begun"]
    assert isinstance(refused, Refused)
    assert str(refused.text) == "row 2, A: row 3 of the same id begins at D+30 already; edit that row"


def test_one_row_in_the_way_leaves_all_as_they_are() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B", "until": "D+3"}, {"unit_id": "C", "until": "D+4"}])
    refused = move(book_of(space), "placements", handles(space, "A", "B", "C"), 30 * 24, FAR_OFF)
    assert codes(refused) == ["ended", "ended"]
    assert isinstance(refused, Refused)
    assert str(refused.text).endswith("1 more row stands in the way. Nothing was changed")


def test_rows_that_are_gone_or_set_aside_are_refused() -> None:
    space = space_of(placements=[{"unit_id": "A"}, {"unit_id": "B", "latitude": "124"}])
    aside = space.current.table("placements").rows[1].handle
    assert codes(move(book_of(space), "placements", ["gone", aside], None, FAR_OFF)) == ["row-gone", "row-aside"]
    assert codes(move(book_of(space), "sources", ["gone"], None, FAR_OFF)) == ["no-position"]


def test_a_plan_of_dates_gets_dates_and_a_row_of_days_gets_days() -> None:
    rows = [
        {"unit_id": "A", "from": "2026-01-01", "until": "2026-03-01"},
        {"unit_id": "B", "from": "D+0"},
        {"unit_id": "C", "from": ""},
    ]
    space = space_of("ceasefire = 2026-01-01T00:00:00Z\n", placements=rows)
    take(space, move(book_of(space), "placements", handles(space, "A", "B", "C"), 30 * 24, FAR_OFF))
    assert periods(space, "A") == [("2026-01-01", "2026-01-31"), ("2026-01-31", "2026-03-01")]
    assert periods(space, "B") == [("D+0", "D+30"), ("D+30", "")]
    assert periods(space, "C") == [("", "2026-01-31"), ("2026-01-31", "")]
    take(space, move(book_of(space), "placements", handles(space, "A"), 6.5, FAR_OFF))
    assert periods(space, "A")[0] == ("2026-01-01", "2026-01-01T06:30Z")


def test_what_is_so_already_is_no_step() -> None:
    space = space_of(placements=[{"unit_id": "A", "parent_id": "B"}, {"unit_id": "B"}])
    done = take(space, assign(book_of(space), "placements", handles(space, "A"), 48, "parent", "B"))
    assert (done.actions, space.current.can_undo) == ((), "")
