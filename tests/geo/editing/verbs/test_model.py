"""Verbs against a model: for each instant, what is asked of each unit that stands then. With undo and redo."""

from __future__ import annotations

import copy
import math
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from geo.editing.placing import rounded_position
from geo.editing.verbs.assign import assign
from geo.editing.verbs.book import Book
from geo.editing.verbs.copy_to import copy_to
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.join import join
from geo.editing.verbs.move import move
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.result import Refused, Result
from geo.editing.verbs.shift import shift
from geo.editing.verbs.split import split
from geo.editing.verbs.withdraw import withdraw
from geo.editing.workspace import Workspace
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.cases import cases
from tests.geo.editing.verbs.plans import (
    STEP_H,
    UNITS,
    Asked,
    asked,
    asked_of,
    book_of,
    placements,
    space_with,
    texts,
)

TABLE = "placements"
GRID = [n * STEP_H for n in range(-20, 38)]
"""The instants of the model; everything begins and ends at one of them, or never."""

POSITION = (51.51, 31.28)
Model = dict[int, dict[str, Asked]]


def standing(space: Workspace) -> Model:
    rows = space.current.plan.counted(PLACEMENTS).to_dict("records")
    found: Model = {t: {} for t in GRID}
    for row in rows:
        for t in within(row["from"], row["until"]):
            found[t][row["unit_id"]] = asked(row)
    return found


def within(start: float, end: float) -> list[int]:
    return [t for t in GRID if start <= t < end]


class Acts:
    """Each verb on rows of a plan, and on the model."""

    def __init__(self, book: Book, model: Model, data: st.DataObject) -> None:
        self.book, self.model, self.data = book, model, data
        rows = [entry for entry in book.entries(TABLE) if entry.id != "D"]
        count = data.draw(st.integers(1, min(3, len(rows))))
        self.rows: list[Entry] = data.draw(st.permutations(rows))[:count]
        self.handles = [row.handle for row in self.rows]
        self.at = data.draw(st.integers(-6, 20)) * STEP_H

    def write(self, row: Entry, at: float, **new: Any) -> None:
        names = ("latitude", "longitude", "parent", "hub", "strength")
        for t in within(max(row.start, at), row.end):
            old = dict(zip(names, self.model[t][row.id], strict=True))
            self.model[t][row.id] = tuple({**old, **new}.values())  # type: ignore[assignment]

    def gone(self, row: Entry, at: float) -> None:
        for t in within(max(row.start, at), row.end):
            del self.model[t][row.id]

    def move(self) -> Result:
        for row in self.rows:
            latitude, longitude = _rounded()
            self.write(row, self.at, latitude=latitude, longitude=longitude)
        return move(self.book, TABLE, self.handles, self.at, POSITION)

    def assign(self) -> Result:
        to = self.data.draw(st.sampled_from(("", "D", "N1")))
        for row in self.rows:
            self.write(row, self.at, parent=to)
        return assign(self.book, TABLE, self.handles, self.at, "parent", to)

    def withdraw(self) -> Result:
        for row in self.rows:
            self.gone(row, self.at)
        return withdraw(self.book, TABLE, self.handles, self.at)

    def relieve(self) -> Result:
        by = self.data.draw(st.permutations([*UNITS, "D"]))[: len(self.rows)]
        result = relieve(self.book, TABLE, dict(zip(self.handles, by, strict=True)), self.at)
        if not isinstance(result, Refused):
            for row in self.rows:
                self.gone(row, self.at)
            for row, name in zip(self.rows, by, strict=True):
                self._take(row, name)
        return result

    def _take(self, row: Entry, by: str) -> None:
        """Let a unit stand where a row stood: with its own strength, for as long as its own row lasts."""
        others = [one for one in self.book.entries(TABLE) if one.id == by]
        now = next((one for one in others if one.start <= self.at < one.end), None)
        like, start, end = self._like(others, row) if now is None else (now, self.at, now.end)
        place, own = asked_of(row), asked_of(like)
        ties = [one if one != by else mine for one, mine in zip(place[2:4], own[2:4], strict=True)]
        for t in within(start, end):
            self.model[t][by] = (*place[:2], *ties, own[4])  # type: ignore[assignment]

    def _like(self, others: list[Entry], row: Entry) -> tuple[Entry, float, float]:
        past = [one for one in others if one.end <= self.at]
        like = max(past, key=lambda one: one.end) if past else min(others, key=lambda one: one.start)
        return like, self.at, min([row.end, *(one.start for one in others if one.start > self.at)])

    def shift(self) -> Result:
        by = self.data.draw(st.integers(-2, 2)) * STEP_H
        result = shift(self.book, TABLE, self.handles, by)
        if not isinstance(result, Refused):
            for row in self.rows:
                self.gone(row, -math.inf)
            for row in self.rows:
                for t in within(row.start + by, row.end + by):
                    self.model[t][row.id] = asked_of(row)
        return result

    def copy_to(self) -> Result:
        length = self.data.draw(st.sampled_from([1, 3, math.inf]))
        start, end = self.at, self.at + length * STEP_H
        result = copy_to(self.book, TABLE, self.handles, (start, end))
        if not isinstance(result, Refused):
            for row in self.rows:
                for t in within(start, end):
                    assert row.id not in self.model[t]
                    self.model[t][row.id] = asked_of(row)
        return result

    def split(self) -> Result:
        parts, whole = self.data.draw(st.integers(2, 3)), asked_of(self.rows[0])[4]
        strengths: list[int] = []
        if len(self.rows) == 1 and whole and self.data.draw(st.booleans()):
            first, second = sorted(self.data.draw(st.tuples(*[st.integers(0, int(whole))] * 2)))
            strengths = [first, int(whole) - first] if parts == 2 else [first, second - first, int(whole) - second]
        result = split(self.book, TABLE, self.handles, self.at, parts, strengths)
        if not isinstance(result, Refused):
            origin = {row.handle: row for row in self.rows}
            for action in (one for one in result.actions if one.kind == "add"):
                origin[action.handle] = origin[action.place]
            for row in self.rows:
                added = [a.cells["unit_id"] for a in result.actions if a.kind == "add" and origin[a.handle] is row]
                self._split(row, parts, strengths, [name for name in added if name != row.id])
        return result

    def _split(self, row: Entry, parts: int, strengths: list[int], new: list[str]) -> None:
        *place, whole = asked_of(row)
        assert len(new) == parts - 1
        each = int(whole) // parts if whole else 0
        shares = strengths or [int(whole) - each * (parts - 1), *[each] * (parts - 1)] if whole else []
        texts = [str(share) for share in shares] or [""] * parts
        self.write(row, self.at, strength=texts[0])
        for t in within(max(row.start, self.at), row.end):
            assert not set(new) & set(self.model[t])
            self.model[t] |= dict(zip(new, [(*place, share) for share in texts[1:]], strict=True))  # type: ignore[arg-type]

    def join(self) -> Result:
        result = join(self.book, TABLE, self.handles, self.at)
        if not isinstance(result, Refused):
            strengths = [asked_of(row)[4] for row in self.rows]
            total = str(sum(map(int, strengths))) if all(strengths) else ""
            self.write(self.rows[0], self.at, strength=total)
            for row in self.rows[1:]:
                self.gone(row, self.at)
        return result


def _rounded() -> tuple[str, str]:
    latitude, longitude, _ = rounded_position(*POSITION, 10)
    return f"{float(latitude):.3f}", f"{float(longitude):.3f}"


VERBS = ("move", "assign", "withdraw", "relieve", "shift", "copy_to", "split", "join")


@settings(max_examples=cases(30))
@given(rows=placements(overlaps=False), data=st.data())
def test_verbs_do_what_the_model_does(rows: list[dict[str, str]], data: st.DataObject) -> None:
    space = space_with(rows)
    models, files, undone = [standing(space)], [dict(space.current.contents)], 0
    for name in data.draw(st.lists(st.sampled_from([*VERBS, "undo", "redo"]), min_size=3, max_size=8)):
        place = len(models) - 1 - undone
        if name == "undo":
            assert space.undo(ANN) == (place > 0)
            undone += place > 0
        elif name == "redo":
            assert space.redo(ANN) == (undone > 0)
            undone -= undone > 0
        elif any(row["unit_id"] != "D" for row in texts(space)):
            model = copy.deepcopy(models[place])
            result = getattr(Acts(book_of(space), model, data), name)()
            if isinstance(result, Refused):
                assert str(result.text)
                continue
            before = space.current
            taken = space.take(result.label, result.actions, ANN)
            assert taken == bool(result.actions)
            assert standing(space) == model, (name, str(result.label))
            assert taken or space.current is before
            if taken:
                del models[place + 1 :], files[place + 1 :]
                undone = 0
                models.append(model)
                files.append(dict(space.current.contents))
        now = len(models) - 1 - undone
        assert standing(space) == models[now]
        assert space.current.contents == files[now]
        assert not space.current.plan.set_aside
