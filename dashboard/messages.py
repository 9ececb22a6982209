"""What a page asks the server to change: checked, numbered, and turned into steps of the planner's workspace.

A page keeps each message until the server has noted its number, and sends it again after a refresh or a lost
connection. The workspace ignores a message that it has seen. No message is trusted: each must be a part of
:mod:`geo.contract.messages`, key by key, before any code uses it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, cast

import msgspec

from dashboard.bounds import MOST_BOXES, MOST_SENDERS, Rate, beyond
from dashboard.steps import MessageError, Plain, step_of
from dashboard.verbs import done, is_verb
from geo.contract.messages import Introduction, Message, Move, MoveEach, Redo, Undo, Verb
from geo.contract.part import Part
from geo.editing.actor import Actor, Planner
from geo.editing.workspace import Workspace
from geo.errors import PlanUnreadableError, PostureError
from geo.words.system import reason
from geo.words.text import Text, say

LONGEST_SENDER = 64
HIGHEST_NUMBER = 2**53
LONGEST_DETAIL = 200


_RATE = Rate()


class _UnknownSenderError(MessageError):
    """The draft notes the numbers of so many pages that it takes no other one."""


class UncheckedBox(Part):
    """The messages of one open page that the server has not confirmed, unchecked; see :class:`geo.contract.messages.Box`."""

    plan: str
    sender: str
    messages: tuple[Any, ...]


class _Outbox(Part):
    """What a component sent, like :class:`geo.contract.messages.Sent`, with unchecked messages."""

    planner: Any = None
    boxes: tuple[Any, ...] = ()
    ask: Any = None


def planner_of(outbox: Any) -> Planner | None:
    """Return the planner that an outbox names; None if it names none, or not a valid one."""
    said = outbox.get("planner") if isinstance(outbox, Mapping) else None
    try:
        introduced = msgspec.convert(said, Introduction)
    except msgspec.ValidationError:
        return None
    found = Planner(introduced.id, introduced.name)
    return found if found.sound else None


def boxes_of(outbox: Any) -> Iterator[UncheckedBox]:
    """Yield the boxes of an outbox. An invalid box or message is left out; the others are kept."""
    try:
        boxes = msgspec.convert(outbox, _Outbox).boxes
    except msgspec.ValidationError:
        return
    for sent in boxes[:MOST_BOXES]:
        try:
            box = msgspec.convert(sent, UncheckedBox)
        except msgspec.ValidationError:
            continue
        messages = tuple(message for message in box.messages if isinstance(message, Mapping))
        yield UncheckedBox(plan=box.plan, sender=box.sender[:LONGEST_SENDER], messages=messages)


def number_of(message: Mapping[str, Any]) -> int:
    """Return the number of an unchecked message; 0 if it has no valid one."""
    number = message.get("n")
    return number if isinstance(number, int) and 0 < number <= HIGHEST_NUMBER else 0


def _unheard(_: list[str]) -> None:
    """Say nothing: what :func:`receive` calls if nobody asks what verbs tell."""


def receive(space: Workspace, outbox: Any, actor: Actor, tell: Callable[[list[str]], None] = _unheard) -> str | None:
    """Act on every message that the workspace has not seen.

    Parameters
    ----------
    space
        The workspace that the messages change.
    outbox
        What a component of the page sent, unchecked.
    actor
        Who sent it.
    tell
        Called after each message that was acted upon, with what the planner should know of it.

    Returns
    -------
    str or None
        Why the last refused message was refused, for the planner; None if none was.
    """
    refusal = None
    strange = 0
    for box in boxes_of(outbox):
        if box.plan != space.plan_id:
            strange += len(box.messages)
            continue
        for message in sorted(box.messages, key=number_of):
            if number_of(message) <= space.received.get(box.sender, 0):
                continue
            if not _RATE.allows(box.plan, box.sender):
                break
            try:
                _check_sender(space, box.sender)
                tell(_act(space, _checked(message), actor, box.sender))
            except _UnknownSenderError as error:
                refusal = str(error)
                break
            except PlanUnreadableError as error:
                refusal = str(error)
                break
            except PostureError as error:
                refusal = str(error)
                space.note(box.sender, number_of(message))
            except OSError as error:
                refusal = say("editing.message.not-kept", reason=reason(error))
                break
    return say("editing.message.other-plan", count=strange) if strange else refusal


def _check_sender(space: Workspace, sender: str) -> None:
    if sender not in space.received and len(space.received) >= MOST_SENDERS:
        raise _UnknownSenderError(Text("editing.message.too-many-pages"))


def _checked(message: Mapping[str, Any]) -> Message:
    reason = beyond(message)
    if reason is not None:
        raise MessageError(reason)
    try:
        checked: Message = msgspec.convert(dict(message), Message)
    except msgspec.ValidationError as error:
        raise MessageError(Text("editing.message.not-read", detail=str(error)[:LONGEST_DETAIL])) from error
    return checked


def _act(space: Workspace, message: Message, actor: Actor, sender: str) -> list[str]:
    """Act on a message; return what the planner should know of it."""
    if isinstance(message, Undo):
        space.undo(actor, sender=sender, number=message.n)
    elif isinstance(message, Redo):
        space.redo(actor, sender=sender, number=message.n)
    elif is_verb(message):
        verb = done(space, cast(Verb | Move | MoveEach, message))
        space.take(verb.label, verb.actions, actor, sender=sender, number=message.n)
        return [str(note) for note in verb.told]
    else:
        label, actions = step_of(space, cast(Plain, message))
        space.take(label, actions, actor, sender=sender, number=message.n)
    return []
