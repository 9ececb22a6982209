"""The planner's desk: tables to edit, problems to mend, changes to save, history to go back to."""

import streamlit as st

from dashboard.component.host import GRID, PLANNER, show_planner
from dashboard.desk import Desk, is_unheard, open_desk
from dashboard.load import follow
from dashboard.plain import plain
from dashboard.plan import changes_section, history_section, problems_section, tables_section, take_away_section
from dashboard.plan.words import desk_status
from dashboard.state import asked_section, choice
from geo.errors import PlanUnreadableError
from geo.scene.build import no_agreement, not_classified

SECTION = "section"
SECTIONS = {
    "Tables": tables_section.show,
    "Problems": problems_section.show,
    "Changes": changes_section.show,
    "History": history_section.show,
    "Take away": take_away_section.show,
}


def show() -> None:
    """Show the desk, in the section that was asked for."""
    try:
        desk = open_desk(PLANNER, GRID)
    except PlanUnreadableError as error:
        st.error(plain(str(error)))
        return
    _head(desk)
    if desk.actor.may_once_named("edit") and is_unheard(desk, show_planner(desk.known_as, ask=True)):
        st.rerun()
    if choice(SECTION) is None:
        asked = asked_section()
        choice(SECTION, asked if asked in SECTIONS else "Tables")
    section = st.segmented_control(
        "Section",
        list(SECTIONS),
        key=SECTION,
        required=True,
        format_func=lambda name: _titled(name, desk),
        label_visibility="collapsed",
    )
    SECTIONS[section or "Tables"](desk)
    follow(desk.feed, desk.shown.generation)


def _head(desk: Desk) -> None:
    plan = desk.shown.plan
    title, status = st.columns([3, 2], vertical_alignment="bottom")
    title.markdown(f"#### {plain(plan.settings.title)}")
    status.caption(plain(desk_status(desk)), text_alignment="right")
    st.caption(plain(f"{plan.settings.marking}. {not_classified()} {no_agreement()}"))
    if desk.shown.banner:
        st.warning(plain(desk.shown.banner))


def _titled(name: str, desk: Desk) -> str:
    counts = {"Problems": len(desk.shown.plan.problems), "Changes": len(desk.shown.working.changes)}
    return f"{name} {counts[name]}" if counts.get(name) else name
