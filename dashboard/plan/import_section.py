"""The section Import: rows of a file of other people, looked at first, then put into the plan as one step."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.import_file import ask_file
from dashboard.plan.import_mapping import ask_readings
from dashboard.plan.import_origin import ask_origin
from dashboard.plan.import_preview import show_preview
from dashboard.plan.steps import show_steps
from dashboard.theme import IMPORT_STYLE
from geo.errors import PostureError
from geo.words.text import say


def show(desk: Desk) -> None:
    """Ask for a file and how it is read, and show what it would change; nothing changes before the planner says so."""
    if not desk.actor.may("edit"):
        st.info(say("plan_import.unnamed" if desk.actor.may_once_named("edit") else "plan_import.read-only"))
        return
    st.html(IMPORT_STYLE)
    show_steps(desk)
    st.caption(say("plan_import.what"))
    given = ask_file()
    if given is None:
        return
    if given.refusal:
        st.error(plain(given.refusal))
        return
    readings = ask_readings(desk, given)
    origin = ask_origin(desk) if readings else None
    if origin is None:
        return
    try:
        show_preview(desk, given, readings, origin)
    except PostureError as error:
        st.error(plain(str(error)))
