"""The page of the analyses: a question and its tables on the left, the answer on the map on the right."""

import streamlit as st

from dashboard.analysis.asks import AT, CHOSEN, take_ask
from dashboard.analysis.question import Answer, asked_question, is_begun
from dashboard.analysis.registry import ANALYSES, ANALYSIS_BY_CODE
from dashboard.analysis.working import Cancelled, compute_again
from dashboard.component.elements import PostureMap
from dashboard.component.host import ANALYSIS, PLANNER, show_follower, show_map, show_planner
from dashboard.desk import is_unheard, open_desk
from dashboard.marking import show_marking
from dashboard.plain import plain
from dashboard.state import asked_time, choice, outbox
from dashboard.theme import ANALYSIS_STYLE
from dashboard.times import opening_time
from dashboard.unopened import show_unopened
from geo.contract.part import changed
from geo.errors import PlanUnreadableError, PostureError
from geo.scene.overlays import overlay
from geo.words.text import say


def show() -> None:
    """Show the analysis that the viewer chose, and its answer on the map."""
    st.html(ANALYSIS_STYLE)
    try:
        desk = open_desk(PLANNER)
    except PlanUnreadableError as error:
        show_unopened(error)
        return
    show_marking(desk.shown.scene)
    take_ask(outbox(ANALYSIS))
    if is_unheard(desk, show_planner(desk.known_as, ask=False)):
        st.rerun()
    first = ANALYSES[0].code
    for key, usual in ((CHOSEN, first), (AT, opening_time(asked_time(), desk.shown.plan, desk.shown.scene.time))):
        choice(key, choice(key) or usual)
    code = st.segmented_control(
        say("analysis.question"), list(ANALYSIS_BY_CODE), format_func=lambda code: ANALYSIS_BY_CODE[code].title, key=CHOSEN,
        required=True, label_visibility="collapsed",
    )  # fmt: skip
    when, about = st.columns([1, 3], vertical_alignment="bottom")
    text = when.text_input(say("analysis.time"), key=AT, help=say("instants.help"))
    about.caption(say("analysis.estimate"))
    answer = Answer(overlay(say("analysis.no-answer")))
    try:
        question, analysis = asked_question(desk.shown.plan, text), ANALYSIS_BY_CODE[code or first]
        if analysis.at_any_time or is_begun(question):
            answer = analysis.show(question)
    except Cancelled:
        st.button(say("analysis.again"), on_click=compute_again)
    except PostureError as error:
        st.error(plain(str(error)))
    scene = desk.shown.scene
    shown = changed(scene, analysis=answer.overlay, personnel=answer.personnel or scene.personnel)
    show_map(PostureMap(shown), key=ANALYSIS)
    show_follower(desk.feed.key, desk.shown.generation)
