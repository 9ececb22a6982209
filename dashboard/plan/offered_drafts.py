"""The drafts that are offered on the page Plan: to take up, to look at, or to leave."""

from __future__ import annotations

import streamlit as st

from dashboard.desk import Desk
from dashboard.offers import offers, open_offers
from dashboard.plain import plain
from dashboard.plan.changes import changes_frame
from dashboard.plan.draft_acts import leave, take_up
from dashboard.plan.words import headings
from dashboard.theme import OFFER_STYLE
from geo.editing.draft import KeptDraft
from geo.editing.working import Working
from geo.words.text import say


def show_next(desk: Desk) -> None:
    """Show the latest draft that the planner did not choose to leave, if any; the grid gives up the height for it."""
    for offer in open_offers(desk)[:1]:
        st.html(OFFER_STYLE)
        _offer(desk, *offer, can_leave=True)


def show_all(desk: Desk) -> None:
    """Show all drafts, also those that the planner chose to leave."""
    found = offers(desk)
    if found:
        st.markdown(say("plan_changes.offer.others"))
    for kept, would_be in found:
        _offer(desk, kept, would_be, can_leave=not desk.feed.space.has_left(kept))


def _offer(desk: Desk, kept: KeptDraft, would_be: Working, *, can_leave: bool) -> None:
    key, may = kept.planner.id, desk.actor.may("edit")
    with st.container(border=True):
        told, acts = st.columns([3, 2], vertical_alignment="center")
        told.markdown(plain(_told(kept, len(would_be.changes))))
        if not may:
            told.caption(say("plan_changes.offer.name-first"))
        with acts.container(horizontal=True, horizontal_alignment="right"):
            go = say("plan_changes.offer.take")
            st.button(go, key=f"take-{key}", on_click=take_up, args=(desk, kept), disabled=not may)
            with st.popover(say("plan_changes.offer.look")):
                frame = changes_frame(would_be)
                st.dataframe(frame, hide_index=True, column_config=headings(frame.columns))
            if can_leave:
                stay = say("plan_changes.offer.leave")
                st.button(stay, key=f"leave-{key}", on_click=leave, args=(desk, kept), disabled=not may)


def _told(kept: KeptDraft, count: int) -> str:
    time = f"{kept.time:%Y-%m-%d %H:%M}"
    if not kept.planner.name:
        return say("plan_changes.offer.unnamed", count=count, time=time)
    return say("plan_changes.offer.named", count=count, who=kept.planner.name, time=time)
