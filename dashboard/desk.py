"""What a page needs of the plan: who edits, what the browser just sent, and what to show."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Any

from dashboard.audit import note
from dashboard.day import present_day
from dashboard.editing import editable_scene, editing_block
from dashboard.load import PlanFeed, Published, plan_feed
from dashboard.messages import boxes_of, number_of, planner_of, receive
from dashboard.presence import note_presence
from dashboard.state import actor, introduce, is_new_here, outbox, plan_name, remember, remembered, shelf
from geo.contract.editing import Editing
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.editing.actor import Actor
from geo.editing.outcome import Version
from geo.editing.store import Store
from geo.plan import plan_of
from geo.scene.build import build_scene
from geo.words.text import say

_ANSWER = "answer"

_Answer = tuple[str | None, tuple[str, ...]]
"""Why the last message was refused, and what the planner should know of the last verb."""


@dataclass(frozen=True)
class Desk:
    """What a page works with.

    Attributes
    ----------
    actor
        Who works here, and what they may do.
    feed
        Where the plan comes from.
    shown
        The state of the plan to show.
    editing
        What editing pages show about edits; None on a server where nobody can edit.
    """

    actor: Actor
    feed: PlanFeed
    shown: Published
    editing: Editing | None

    @property
    def known_as(self) -> str | None:
        """Name of the planner, as typed; None while nobody is known."""
        return self.actor.name or None

    @property
    def store(self) -> Store:
        """Where the plan is kept."""
        return self.feed.space.store

    def note(self, act: str, **values: object) -> None:
        """Write in the audit log what happened to this plan, and who did it.

        Parameters
        ----------
        act, values
            As :func:`dashboard.audit.note` takes them.
        """
        planner = self.actor.planner
        note(act, plan=self.store.name, who=self.known_as, planner=planner.id if planner else None, **values)

    @property
    def scene(self) -> Scene:
        """The scene for the map, with what editing needs."""
        return editable_scene(self.shown, self.editing)


def open_desk(*components: str) -> Desk:
    """Act on what components (by their keys) sent, and return what the page shows.

    Raises
    ------
    PlanUnreadableError
        If the plan cannot be read, or this viewer may not read it.
    """
    boxes = [sent for name in components if (sent := outbox(name))]
    for said in map(planner_of, boxes):
        if said is not None:
            introduce(said)
    who = actor()
    if who.planner is not None:
        note_presence(who.planner.id)
    feed = plan_feed(plan_name(shelf()), who)
    senders = {box.sender for sent in boxes for box in boxes_of(sent)}
    before = _received(feed, senders)
    notes: list[str] = []
    refusals = [feed.act(partial(receive, outbox=sent, actor=who, tell=notes.extend)) for sent in boxes]
    received = _received(feed, senders)
    answer = next((refusal for refusal in refusals if refusal), None), tuple(notes)
    refusal, known = _lasting(feed, answer, is_answered=received != before)
    shown = feed.current
    told = editing_block(shown, who.planner, feed.space.plan_id, received, refusal, known)
    desk = Desk(who, feed, shown, told if who.may_once_named("edit") else None)
    if is_new_here(feed.space.store.id, who.name):
        desk.note("opened")
    return desk


def _received(feed: PlanFeed, senders: set[str]) -> dict[str, int]:
    return {name: number for name, number in feed.space.received.items() if name in senders}


def _lasting(feed: PlanFeed, answer: _Answer, *, is_answered: bool) -> _Answer:
    """Return the answer to the last message, also in later runs, until the next message is answered."""
    if any(answer) or is_answered:
        remember(_ANSWER, feed.space.plan_id, answer)
        return answer
    found: _Answer | None = remembered(_ANSWER, feed.space.plan_id)
    return found or (None, ())


def is_unheard(desk: Desk, sent: Any) -> bool:
    """Return whether a component sent something that this run has not acted upon: then the page runs again.

    Parameters
    ----------
    desk
        What the page shows now.
    sent
        What the component returned, unchecked; None if it sent nothing.
    """
    said = planner_of(sent)
    if said is not None and said.name.strip() and desk.actor.planner is None:
        return True
    if not desk.actor.may("edit"):
        return False
    space = desk.feed.space
    boxes = [box for box in boxes_of(sent) if box.plan == space.plan_id]
    return any(number_of(m) > space.received.get(box.sender, 0) for box in boxes for m in box.messages)


def version_scene(desk: Desk, number: int) -> Scene:
    """Return the scene of a version, with a banner that says so.

    Parameters
    ----------
    desk
        Whose plan.
    number
        Number of the version in the history.

    Raises
    ------
    VersionError
        If the history has no version of that number.
    """
    plan = plan_of(desk.store.contents_of(number), desk.store.name).on(present_day())
    return changed(build_scene(plan), banner=_version_banner(desk.store.version(number)))


def _version_banner(version: Version) -> str:
    number, time, who, why = version.number, f"{version.time:%Y-%m-%d %H:%M}", version.who, version.reason
    if who and why:
        return say("desk.shown.version-by-why", number=number, time=time, who=who, why=why)
    if who:
        return say("desk.shown.version-by", number=number, time=time, who=who)
    if why:
        return say("desk.shown.version-why", number=number, time=time, why=why)
    return say("desk.shown.version", number=number, time=time)
