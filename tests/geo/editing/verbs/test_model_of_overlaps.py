"""Verbs against a model where rows of an id overlap or are set aside, and units are under each other."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.verbs.assign import assign
from geo.editing.verbs.book import Book
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.join import join
from geo.editing.verbs.result import Done, Refused, Result
from geo.editing.verbs.shift import shift
from geo.editing.verbs.split import split
from geo.editing.verbs.withdraw import withdraw
from geo.editing.workspace import Workspace
from geo.plan import Plan
from tests.actors import ANN
from tests.cases import cases
from tests.geo.editing.verbs.plans import (
    STEP_H,
    UNITS,
    Asked,
    all_instants,
    answers,
    asked_of,
    book_of,
    placements,
    space_with,
)

TABLE = "placements"
Model = dict[str, list[Entry]]
"""The rows of each unit that are left, in file order."""


def model_of(book: Book) -> Model:
    return {unit: [row for row in book.entries(TABLE) if row.id == unit] for unit in (*UNITS, "D")}


def counts(model: Model, at: float) -> dict[str, Asked]:
    """Return what is asked of each unit at an instant: of its rows in force, the first counts."""
    found = {unit: [row for row in rows if row.start <= at < row.end] for unit, rows in model.items()}
    return {unit: asked_of(rows[0]) for unit, rows in found.items() if rows}


def gone(model: Model, units: Iterable[str], *, after: float) -> Model:
    """Return the model without those rows of some units that do not begin after an instant."""
    return model | {unit: [row for row in model[unit] if row.start > after] for unit in units}


def strength(told: dict[str, Asked]) -> int:
    return sum(int(one[4] or 0) for one in told.values())


def circles(told: dict[str, Asked]) -> set[str]:
    """Return the units that are under themselves."""
    found = set()
    for unit in told:
        passed, name = {unit}, told[unit][2]
        while name in told and name not in passed:
            passed.add(name)
            name = told[name][2]
        if name == unit:
            found.add(unit)
    return found


def left_under(before: Plan, after: Plan, units: Iterable[str]) -> set[str]:
    """Return which of some units do not stand any more while a unit is under them that still stands."""
    instants = all_instants(before, after)
    return {
        one[2]
        for t in instants
        for one in answers(after, t).values()
        if one[2] in units and one[2] in answers(before, t) and one[2] not in answers(after, t)
    }


def is_over(space: Workspace, unit: str, at: float) -> bool:
    """Tell whether a row is under a unit at any instant from one on at which that does not stand."""
    plan = space.current.plan
    below = [row for row in book_of(space).entries(TABLE) if row.cells["parent_id"] == unit]
    away = [t for t in all_instants(plan) if t >= at and unit not in answers(plan, t)]
    return any(row.start <= t < row.end for row in below for t in away)


def told_of(done: Done) -> set[object]:
    return {note.values["id"] for note in done.notes if note.key == "verbs.left-under"}


@settings(max_examples=cases(30))
@given(rows=placements(overlaps=True, related=True), data=st.data())
@pytest.mark.parametrize("verb", ["withdraw", "withdraw for good", "join", "assign", "split", "shift"])
def test_verbs_do_what_the_model_does(verb: str, rows: list[dict[str, str]], data: st.DataObject) -> None:
    space = space_with(rows)
    book, before = book_of(space), space.current.plan
    entries = [row for row in book.entries(TABLE) if row.id != "D"]
    chosen: list[Entry] = data.draw(st.permutations(entries))[: data.draw(st.integers(1, 3))]
    at, model = data.draw(st.integers(-6, 20)) * STEP_H, model_of(book)
    result = done_with(verb, book, [row.handle for row in chosen], at, data)
    if isinstance(result, Refused):
        return
    space.take(result.label, result.actions, ANN)
    check(verb, space, before, result, model, chosen, at)


def done_with(verb: str, book: Book, handles: list[str], at: float, data: st.DataObject) -> Result:
    match verb:
        case "join":
            return join(book, TABLE, handles, at)
        case "assign":
            return assign(book, TABLE, handles, at, "parent", data.draw(st.sampled_from((*UNITS, "D"))))
        case "split":
            return split(book, TABLE, handles, at, 2)
        case "shift":
            return shift(book, TABLE, handles, data.draw(st.integers(-2, 2)) * STEP_H)
        case _:
            return withdraw(book, TABLE, handles, at, for_good=verb == "withdraw for good")


def check(verb: str, space: Workspace, before: Plan, done: Done, model: Model, chosen: list[Entry], at: float) -> None:
    after, units = space.current.plan, {row.id for row in chosen}
    instants = all_instants(before, after)
    if verb != "withdraw for good" and not any(action.kind == "delete" for action in done.actions):
        assert after.set_aside == before.set_aside
    if verb.startswith("withdraw") or verb == "join":
        ended = units - {chosen[0].id} if verb == "join" else units
        expected = gone(model, ended, after=math.inf if verb == "withdraw for good" else at)
        for t in (t for t in instants if t >= at):
            now, then = answers(after, t), counts(expected, t)
            if verb == "join":
                assert now.pop(chosen[0].id, ("",) * 5)[:4] == then.pop(chosen[0].id, ("",) * 5)[:4]
            assert now == then
        assert told_of(done) <= {unit for unit in ended if is_over(space, unit, at)}
        assert left_under(before, after, ended) <= told_of(done)
    if verb in ("split", "join"):
        for t in (t for t in instants if verb == "split" or t == at):
            assert strength(answers(after, t)) == strength(answers(before, t))
    for t in instants:
        assert circles(answers(after, t)) <= circles(answers(before, t))
        if t < at and verb not in ("shift", "assign", "split"):
            assert answers(after, t) == answers(before, t)
