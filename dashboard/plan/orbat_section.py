"""The section ORBAT: who is under whom at a time, as a tree to edit."""

import streamlit as st

from dashboard.component.host import show_orbat
from dashboard.desk import Desk, is_unheard
from dashboard.orbat import orbat_data
from dashboard.plain import plain
from dashboard.state import asked_time, keep_choice
from dashboard.times import opening_time, shown_time
from geo.nations import KOSOVO, without_prejudice
from geo.words.text import say

AT, SOUND = "orbat-at", "orbat-time"
"""Key of the field for the time, and under which the session keeps the last one that could be read."""


def show(desk: Desk) -> None:
    """Show the tree at the time that the viewer types; at first at that of the address, or the usual one."""
    keep_choice(AT, opening_time(asked_time(), desk.shown.plan, desk.shown.scene.time))
    field, _ = st.columns([1, 3])
    text = field.text_input(say("orbat.time"), key=AT, help=say("instants.help"))
    data = orbat_data(desk.shown, shown_time(text, desk.shown.plan, SOUND), desk.editing)
    if is_unheard(desk, show_orbat(data)):
        st.rerun()
    if any(nation.code == KOSOVO for nation in data.nations):
        st.caption(plain(without_prejudice()))
