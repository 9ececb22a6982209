"""The section Links: addresses that show a part of the saved plan to others, and how to end them."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from dashboard.audience import audience_address
from dashboard.desk import Desk
from dashboard.links.link import Link
from dashboard.links.registry import Links, user_links
from dashboard.links.told import told_expiry, told_opened, told_state
from dashboard.plain import plain
from dashboard.plan.link_acts import end
from dashboard.plan.links_form import ask
from geo.scene.briefing import chapters
from geo.scene.told_scope import told_scope
from geo.words.text import say

MOST_ENDED = 10
"""Links that open no more and are shown: the latest."""


def show(desk: Desk) -> None:
    """Show the form and the links of the plan, those that open first."""
    if not desk.actor.may("edit"):
        st.info(say("plan_links.unnamed" if desk.actor.may_once_named("edit") else "plan_links.read-only"))
        return
    st.caption(say("plan_links.what"))
    ask(desk)
    links, now = user_links(), datetime.now(UTC)
    found = links.of_plan(desk.store.id)
    open_ = [link for link in found if not link.revoked and link.expires > now]
    ended = [link for link in found if link not in open_][:MOST_ENDED]
    if not found:
        st.info(say("plan_links.none"))
    titles = {chapter.id: chapter.title for chapter in chapters(desk.shown.plan)}
    for link in open_:
        with st.container(border=True, key=f"link-{link.id}"):
            _head(links, link, titles, now)
            st.code(f"{audience_address()}view/link/{links.token(link)}/", language=None, wrap_lines=True)
            label = plain(say("plan_links.revoke", label=_label(link)))
            st.button(label, key=f"revoke-{link.id}", on_click=end, args=(desk, link.id))
    for link in ended:
        with st.container(border=True, key=f"link-{link.id}"):
            _head(links, link, titles, now)


def _head(links: Links, link: Link, titles: dict[str, str], now: datetime) -> None:
    st.markdown(plain(say("plan_links.head", label=_label(link), state=told_state(link, now), link=link.id)))
    lines = (
        say("plan_links.shows", scope=told_scope(link.scope, titles)),
        told_expiry(link.expires),
        told_opened(links.opened(link)),
    )
    st.caption("  \n".join(map(plain, lines)))


def _label(link: Link) -> str:
    return link.label or say(f"links.kind.{link.kind}")
