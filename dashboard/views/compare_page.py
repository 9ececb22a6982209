"""Two plans compared on the map: a plan and its history, another plan, or unsaved edits."""

import streamlit as st

from dashboard.choices import chosen_plan, plan_choices, usual_choice
from dashboard.desk import is_unheard, open_desk
from dashboard.load import follow
from dashboard.map.elements import PostureMap
from dashboard.map.host import COMPARE, PLANNER, show_map, show_planner
from dashboard.plain import plain
from dashboard.state import choice
from dashboard.theme import COMPARE_STYLE
from geo.comparison import build_comparison
from geo.errors import PlanUnreadableError
from geo.scene import build_scene

A, B = "compare-a", "compare-b"


def show() -> None:
    """Show plan B with what differs from plan A."""
    st.html(COMPARE_STYLE)
    try:
        desk = open_desk(PLANNER)
    except PlanUnreadableError as error:
        st.error(plain(str(error)))
        return
    choices = plan_choices(desk)
    for key, usual in zip((A, B), usual_choice(choices), strict=True):
        if choice(key) not in choices:
            choice(key, usual)
    before, after, who = st.columns([2, 2, 3])
    with who:
        if is_unheard(desk, show_planner(desk.known_as, ask=False)):
            st.rerun()
    a_name = before.selectbox("From", list(choices), key=A, label_visibility="collapsed")
    b_name = after.selectbox("To", list(choices), key=B, label_visibility="collapsed")
    a, b = chosen_plan(choices, a_name), chosen_plan(choices, b_name)
    if isinstance(a, str) or isinstance(b, str):
        st.error(plain(a if isinstance(a, str) else str(b)))
    else:
        compared = {"compare": build_comparison(a, b, a_name, b_name)}
        show_map(PostureMap(build_scene(b) | compared), key=COMPARE)
    follow(desk.feed, desk.shown.generation)
