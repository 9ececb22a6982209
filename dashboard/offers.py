"""Drafts on this machine whose browser is not here: what each would change, and which of them a planner has not left."""

from __future__ import annotations

from msgspec import UNSET

from dashboard.desk import Desk
from dashboard.presence import is_present
from dashboard.state import remember, remembered
from dashboard.verbs import templates_of
from geo.contract.editing import Choice
from geo.contract.part import changed
from geo.contract.scene import Scene
from geo.editing.actor import Planner
from geo.editing.draft import KeptDraft
from geo.editing.working import Working

Offer = tuple[KeptDraft, Working]

_NOBODY = Planner("", "")


def offers(desk: Desk) -> list[Offer]:
    """Return the drafts of the plan whose planners have no page open here, and what each would change, latest first."""
    if not desk.actor.may_once_named("edit"):
        return []
    drafts = [kept for kept in desk.store.kept_drafts(desk.actor.planner or _NOBODY) if not is_present(kept.planner.id)]
    token = desk.store.id, desk.shown.generation, tuple((kept.planner.id, kept.stamp) for kept in drafts)
    found: list[Offer] | None = remembered("offers", token)
    if found is None:
        working = [(kept, desk.feed.space.offered(kept)) for kept in drafts]
        found = [(kept, would_be) for kept, would_be in working if would_be.changes]
        remember("offers", token, found)
    return found


def open_offers(desk: Desk) -> list[Offer]:
    """Return the drafts that the planner did not choose to leave, latest first."""
    return [offer for offer in offers(desk) if not desk.feed.space.has_left(offer[0])]


def offering_scene(desk: Desk) -> Scene:
    """Return the scene for the map, with the number of drafts that are offered and the templates that may be placed."""
    scene, count = desk.scene, len(open_offers(desk))
    if not scene.editing or (not count and scene.editing.planner is None):
        return scene
    named = scene.editing.planner is not None
    found = (
        tuple(Choice(code=name, label=title) for name, title in templates_of(desk.feed.space).items())
        if named
        else UNSET
    )
    return changed(scene, editing=changed(scene.editing, offered=count or UNSET, templates=found))
