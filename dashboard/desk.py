"""A page's way to the plan: who edits, what was just sent, and what is to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from dashboard.editing import editable_scene, editing_block
from dashboard.load import PlanFeed, Published, plan_feed
from dashboard.messages import boxes_of, number_of, planner_of, receive
from dashboard.state import introduce, outbox, plan_folder, planner, read_only
from geo.contract.editing import Editing
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.editing.draft import Planner
from geo.plan import plan_of
from geo.scene.build import build_scene


@dataclass(frozen=True)
class Desk:
    """What a page works with.

    Attributes
    ----------
    folder, feed
        The plan, and where it comes from.
    shown
        Its state to show.
    planner
        Who edits here; None until the browser has said so.
    editing
        What editing pages are told; None on a read-only server.
    """

    folder: Path
    feed: PlanFeed
    shown: Published
    planner: Planner | None
    editing: Editing | None

    @property
    def known_as(self) -> str | None:
        """Name of the planner, as typed; None while nobody is known."""
        return self.planner.name if self.planner else None

    @property
    def scene(self) -> Scene:
        """The scene for the map, with what editing needs."""
        return editable_scene(self.shown, self.editing)


def open_desk(*components: str) -> Desk:
    """Act on what components sent, and return what the page shows.

    Raises
    ------
    PlanUnreadableError
        If the plan's folder cannot be read.
    """
    boxes = [sent for name in components if (sent := outbox(name))]
    for said in map(planner_of, boxes):
        if said is not None:
            introduce(said)
    folder, who = plan_folder(), planner()
    feed = plan_feed(folder, who, read_only=read_only())
    refusals = [feed.act(partial(receive, outbox=sent)) for sent in boxes]
    refusal = next((refusal for refusal in refusals if refusal), None)
    shown = feed.current
    editing = None if read_only() else editing_block(shown, who, feed.space.received, refusal)
    return Desk(folder, feed, shown, who, editing)


def is_unheard(desk: Desk, sent: Any) -> bool:
    """Tell whether a component holds something that this run has not acted upon: a page that came back to a new server."""
    said = planner_of(sent)
    if said is not None and said.name.strip() and desk.planner is None:
        return True
    if desk.planner is None or desk.editing is None:
        return False
    received = desk.feed.space.received
    return any(number_of(m) > received.get(box.sender, 0) for box in boxes_of(sent) for m in box.messages)


def version_scene(desk: Desk, number: int) -> Scene:
    """Return the scene of a version of the history, with a banner that says so. Raises VersionError for one that is not."""
    version = desk.feed.space.store.history.version(number)
    plan = plan_of(desk.feed.space.store.history.contents(number), desk.folder)
    by = f" by {version.who} (name not verified)" if version.who else ""
    why = f": {version.why}" if version.why else ""
    banner = f"This is version {number}, saved {version.time:%Y-%m-%d %H:%M} UTC{by}{why}. It is not the current plan: that is under Map, above."
    return changed(build_scene(plan), banner=banner)
