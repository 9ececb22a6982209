"""The analyst's answers: a question and its tables at the left, the answer on the map at the right."""

import streamlit as st

from dashboard.analysis import (
    command_section,
    coverage_section,
    flow_section,
    loss_section,
    route_section,
    supply_section,
    sweep_section,
)
from dashboard.analysis.asks import AT, COMMAND, COVERAGE, FLOW, LOSS, ROUTES, SECTION, SUPPLY, SWEEP, take_ask
from dashboard.analysis.question import Answer, asked_question, is_begun
from dashboard.analysis.rows import ESTIMATE
from dashboard.component.elements import PostureMap
from dashboard.component.host import ANALYSIS, PLANNER, show_map, show_planner
from dashboard.desk import is_unheard, open_desk
from dashboard.load import follow
from dashboard.plain import plain
from dashboard.state import asked_time, choice, outbox
from dashboard.theme import ANALYSIS_STYLE
from geo.contract.part import changed
from geo.errors import PlanUnreadableError, PostureError
from geo.scene.overlays import overlay

SECTIONS = {
    SUPPLY: supply_section.show,
    LOSS: loss_section.show,
    SWEEP: sweep_section.show,
    FLOW: flow_section.show,
    ROUTES: route_section.show,
    COMMAND: command_section.show,
    COVERAGE: coverage_section.show,
}


def show() -> None:
    """Show the section that was chosen, and its answer on the map."""
    st.html(ANALYSIS_STYLE)
    try:
        desk = open_desk(PLANNER)
    except PlanUnreadableError as error:
        st.error(plain(str(error)))
        return
    take_ask(outbox(ANALYSIS))
    if is_unheard(desk, show_planner(desk.known_as, ask=False)):
        st.rerun()
    for key, usual in ((SECTION, SUPPLY), (AT, asked_time() or "D+30")):
        choice(key, choice(key) or usual)
    section = st.segmented_control("Question", list(SECTIONS), key=SECTION, required=True, label_visibility="collapsed")
    when, about = st.columns([1, 3], vertical_alignment="bottom")
    text = when.text_input("Time", key=AT, help="An instant like D+30, H+6 or D-7.")
    about.caption(plain(f"{desk.shown.plan.settings.marking}. {ESTIMATE}"))
    answer = Answer(overlay("No answer"))
    try:
        question = asked_question(desk.shown.plan, text)
        if section == FLOW or is_begun(question):
            answer = SECTIONS[section or SUPPLY](question)
    except PostureError as error:
        st.error(plain(str(error)))
    scene = desk.shown.scene
    shown = changed(scene, analysis=answer.overlay, personnel=answer.personnel or scene.personnel)
    show_map(PostureMap(shown), key=ANALYSIS)
    follow(desk.feed, desk.shown.generation)
