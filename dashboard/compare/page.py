"""The page Compare: two plans on the map, which may be versions, another plan, or unsaved edits."""

import streamlit as st

from dashboard.compare.choices import chosen_plan, plan_choices, plan_labels, usual_choice
from dashboard.component.elements import PostureMap
from dashboard.component.host import COMPARE, PLANNER, show_follower, show_map, show_planner
from dashboard.day import present_day
from dashboard.desk import is_unheard, open_desk
from dashboard.plain import plain
from dashboard.state import choice
from dashboard.theme import COMPARE_STYLE
from dashboard.unopened import show_unopened
from geo.contract.part import changed
from geo.errors import PlanUnreadableError
from geo.scene.build import build_scene
from geo.scene.comparison import build_comparison
from geo.words.text import say

A, B = "compare-a", "compare-b"


def show() -> None:
    """Show plan B, and how it differs from plan A."""
    st.html(COMPARE_STYLE)
    try:
        desk = open_desk(PLANNER)
    except PlanUnreadableError as error:
        show_unopened(error)
        return
    choices = plan_choices(desk)
    for key, usual in zip((A, B), usual_choice(choices), strict=True):
        if choice(key) not in choices:
            choice(key, usual)
    before, after, who = st.columns([2, 2, 3])
    with who:
        if is_unheard(desk, show_planner(desk.known_as, ask=False)):
            st.rerun()
    codes, labels = list(choices), plan_labels(desk, choices)
    a_code = before.selectbox(
        say("compare.from"), codes, key=A, format_func=labels.__getitem__, label_visibility="collapsed"
    )
    b_code = after.selectbox(
        say("compare.to"), codes, key=B, format_func=labels.__getitem__, label_visibility="collapsed"
    )
    a, b = chosen_plan(choices, a_code), chosen_plan(choices, b_code)
    if isinstance(a, str) or isinstance(b, str):
        st.error(plain(a if isinstance(a, str) else str(b)))
    else:
        compared = changed(
            build_scene(b.on(present_day())), compare=build_comparison(a, b, labels[a_code], labels[b_code])
        )
        show_map(PostureMap(compared), key=COMPARE)
    show_follower(desk.feed.key, desk.shown.generation)
