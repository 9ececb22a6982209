"""Drafts on this machine whose browser is not here: to take up, to look at, or to leave."""

from __future__ import annotations

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import leave, take_up
from dashboard.plan.changes import changes_frame
from dashboard.plan.words import headings
from dashboard.presence import is_present
from dashboard.state import remember, remembered
from geo.editing.actor import Planner
from geo.editing.draft import KeptDraft
from geo.editing.working import Working
from geo.words.text import say

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


def show_offers(desk: Desk, found: list[Offer], *, everything: bool) -> None:
    """Show drafts, each with its buttons.

    Parameters
    ----------
    desk
        Whose plan.
    found
        What :func:`offers` returned.
    everything
        Whether to show drafts too that the planner chose to leave.
    """
    for kept, would_be in found:
        if everything or not desk.feed.space.has_left(kept):
            _offer(desk, kept, would_be, can_leave=not everything)


def _offer(desk: Desk, kept: KeptDraft, would_be: Working, *, can_leave: bool) -> None:
    frame = changes_frame(would_be)
    with st.container(border=True):
        st.markdown(plain(_told(kept, len(would_be.changes))))
        if not desk.actor.may("edit"):
            st.caption(say("plan_changes.offer.name-first"))
        take, look, left, _ = st.columns([2, 2, 2, 3])
        key, may = kept.planner.id, desk.actor.may("edit")
        take.button(
            say("plan_changes.offer.take"),
            key=f"take-{key}",
            on_click=take_up,
            args=(desk, kept),
            type="primary",
            width="stretch",
            disabled=not may,
        )
        with look.popover(say("plan_changes.offer.look"), width="stretch"):
            st.dataframe(frame, hide_index=True, column_config=headings(frame.columns))
        if can_leave:
            left.button(
                say("plan_changes.offer.leave"),
                key=f"leave-{key}",
                on_click=leave,
                args=(desk, kept),
                width="stretch",
                disabled=not may,
            )


def _told(kept: KeptDraft, count: int) -> str:
    time = f"{kept.time:%Y-%m-%d %H:%M}"
    if not kept.planner.name:
        return say("plan_changes.offer.unnamed", count=count, time=time)
    return say("plan_changes.offer.named", count=count, who=kept.planner.name, time=time)
