"""The page Plan: tables to edit, problems to mend, changes to save, history to restore, files to import and to take away."""

import streamlit as st

from dashboard.component.host import GRID, PLANNER, show_follower, show_planner
from dashboard.desk import Desk, is_unheard, open_desk
from dashboard.marking import show_marking
from dashboard.plain import plain
from dashboard.plan import (
    changes_section,
    history_section,
    import_section,
    links_section,
    problems_section,
    tables_section,
    take_away_section,
)
from dashboard.plan.counts import counts_style
from dashboard.plan.offered_drafts import show_next
from dashboard.plan.sections import CHANGES, HISTORY, IMPORT, LINKS, PROBLEMS, TABLES, TAKE_AWAY, label
from dashboard.plan.words import desk_status
from dashboard.state import asked_section, choice
from dashboard.unopened import show_unopened
from geo.errors import PlanUnreadableError
from geo.words.text import say

SECTION = "section"
SECTIONS = {
    TABLES: tables_section.show,
    PROBLEMS: problems_section.show,
    CHANGES: changes_section.show,
    HISTORY: history_section.show,
    IMPORT: import_section.show,
    TAKE_AWAY: take_away_section.show,
    LINKS: links_section.show,
}


def show() -> None:
    """Show the page, with the section that the address asks for or the planner chose."""
    try:
        desk = open_desk(PLANNER, GRID)
    except PlanUnreadableError as error:
        show_unopened(error)
        return
    if choice(SECTION) is None:
        asked = asked_section()
        choice(SECTION, asked if asked in SECTIONS else TABLES)
    _head(desk)
    with st.container():  # one place, whether it holds drafts or none: what follows is not mounted anew
        if choice(SECTION) != CHANGES:
            show_next(desk)
    if is_unheard(desk, show_planner(desk.known_as, ask=desk.actor.may_once_named("edit"))):
        st.rerun()
    section = st.segmented_control(
        say("plan_page.section"),
        list(SECTIONS),
        key=SECTION,
        required=True,
        format_func=label,
        label_visibility="collapsed",
    )
    st.html(counts_style(SECTION, [_count(code, desk) for code in SECTIONS]))
    SECTIONS[section or TABLES](desk)
    show_follower(desk.feed.key, desk.shown.generation)


def _head(desk: Desk) -> None:
    show_marking(desk.shown.scene)
    title, status = st.columns([3, 2], vertical_alignment="bottom")
    title.markdown(f"# {plain(desk.shown.plan.settings.title)}")
    status.caption(plain(desk_status(desk)), text_alignment="right")
    st.caption(plain(desk.shown.scene.caveats.notional))
    if desk.shown.banner:
        st.warning(plain(desk.shown.banner))


def _count(section: str, desk: Desk) -> int | None:
    return {PROBLEMS: len(desk.shown.plan.problems), CHANGES: len(desk.shown.working.changes)}.get(section) or None
