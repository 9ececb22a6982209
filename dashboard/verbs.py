"""Verbs that a page asks for, as steps of the planner's workspace."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import UNSET, UnsetType

from dashboard.day import present_day
from dashboard.steps import MessageError
from geo.clock import BEFORE_ALL, MINUTES_PER_HOUR, OPEN_END, parse_instant
from geo.contract.messages import Move, Verb
from geo.contract.verbs import Assign, CopyTo, Join, PlaceTemplate, Relieve, Shift, Split, Withdraw
from geo.editing.basis import check_readable
from geo.editing.verbs.assign import assign
from geo.editing.verbs.book import Book
from geo.editing.verbs.copy_to import copy_to
from geo.editing.verbs.join import join
from geo.editing.verbs.move import move
from geo.editing.verbs.notation import FARTHEST_H
from geo.editing.verbs.relieve import relieve
from geo.editing.verbs.result import Done, Refused, Result
from geo.editing.verbs.shift import shift
from geo.editing.verbs.split import split
from geo.editing.verbs.template import place_template
from geo.editing.verbs.templates import read_shipped, shipped
from geo.editing.verbs.withdraw import withdraw
from geo.editing.workspace import Workspace
from geo.layers import PLACED
from geo.nations import is_nation
from geo.problem import excerpt
from geo.schema import TABLE_BY_NAME
from geo.words.text import Text


def is_verb(message: object) -> bool:
    """Tell whether a message asks for a verb; a move is one from an instant on, or of several rows."""
    if isinstance(message, Move):
        return message.at is not UNSET or message.more is not UNSET
    return type(message) in _ACTS


def done(space: Workspace, message: Verb | Move) -> Done:
    """Return the step that a verb makes.

    Parameters
    ----------
    space
        The workspace that the step is for; it is not changed.
    message
        The verb, checked.

    Raises
    ------
    MessageError
        If the verb cannot be done, or an instant of it cannot be read; it says why.
    PlanUnreadableError
        If a file of it cannot be read just now.
    """
    if not isinstance(message, PlaceTemplate) and message.table not in TABLE_BY_NAME:
        raise MessageError(Text("editing.message.no-table"))
    for table in [spec.name for spec in PLACED] if isinstance(message, PlaceTemplate) else [message.table]:
        check_readable(space.current, table)
    result: Result = _ACTS[type(message)](_Desk(space), message)
    if isinstance(result, Refused):
        raise MessageError(result.text)
    return result


def templates_of(space: Workspace) -> dict[str, str]:
    """Return the titles of the templates that a planner may place, by name; one of the plan comes before one of the app."""
    return shipped() | space.store.templates()


class _Desk:
    """A workspace, and how its plan reads instants."""

    def __init__(self, space: Workspace) -> None:
        self.store = space.store
        self.book = Book(space.current, space.new_handle, present_day().isoformat())

    def at(self, text: str) -> float:
        """Read an instant; raise InstantError or MessageError if it is none, or too far from H+0."""
        hours = parse_instant(text, self.book.plan.settings.context.ceasefire)
        if abs(hours) > FARTHEST_H:
            raise MessageError(Text("verbs.instant-far", at=excerpt(text)))
        return hours

    def from_(self, text: str | UnsetType) -> float | None:
        return None if text is UNSET else self.at(text)


def _move(desk: _Desk, asked: Move) -> Result:
    rows = (asked.row, *(() if asked.more is UNSET else asked.more))
    return move(desk.book, asked.table, rows, desk.from_(asked.at), (asked.lat, asked.lon))


def _withdraw(desk: _Desk, asked: Withdraw) -> Result:
    return withdraw(desk.book, asked.table, asked.rows, desk.at(asked.at), for_good=asked.for_good)


def _relieve(desk: _Desk, asked: Relieve) -> Result:
    if len(asked.rows) != len(asked.by):
        raise MessageError(Text("verbs.relievers"))
    return relieve(desk.book, asked.table, dict(zip(asked.rows, asked.by, strict=True)), desk.at(asked.at))


def _assign(desk: _Desk, asked: Assign) -> Result:
    return assign(desk.book, asked.table, asked.rows, desk.from_(asked.at), asked.tie, asked.to)


def _split(desk: _Desk, asked: Split) -> Result:
    strengths = () if asked.strengths is UNSET else asked.strengths
    return split(desk.book, asked.table, asked.rows, desk.from_(asked.at), asked.parts, strengths)


def _join(desk: _Desk, asked: Join) -> Result:
    return join(desk.book, asked.table, asked.rows, desk.at(asked.at))


def _shift(desk: _Desk, asked: Shift) -> Result:
    return shift(desk.book, asked.table, asked.rows, round(asked.hours * MINUTES_PER_HOUR) / MINUTES_PER_HOUR)


def _copy_to(desk: _Desk, asked: CopyTo) -> Result:
    begin = desk.at(asked.begin) if asked.begin.strip() else BEFORE_ALL
    until = desk.at(asked.until) if asked.until.strip() else OPEN_END
    return copy_to(desk.book, asked.table, asked.rows, (begin, until))


def _template(desk: _Desk, asked: PlaceTemplate) -> Result:
    contents = desk.store.read_template(asked.name) or read_shipped(asked.name)
    if contents is None:
        raise MessageError(Text("verbs.no-template", name=excerpt(asked.name)))
    nation = "" if asked.nation is UNSET else asked.nation
    if nation and not is_nation(nation):
        raise MessageError(Text("verbs.no-nation", nation=excerpt(nation)))
    return place_template(desk.book, asked.name, contents, (asked.lat, asked.lon), desk.at(asked.at), nation)


_ACTS: dict[type, Callable[[_Desk, Any], Result]] = {
    Move: _move,
    Withdraw: _withdraw,
    Relieve: _relieve,
    Assign: _assign,
    Split: _split,
    Join: _join,
    Shift: _shift,
    CopyTo: _copy_to,
    PlaceTemplate: _template,
}
