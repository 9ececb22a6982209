"""The map, edge to edge."""

import streamlit as st

from dashboard.load import follow, plan_feed
from dashboard.map.elements import PostureMap
from dashboard.map.host import show_map
from dashboard.plain import plain
from dashboard.state import plan_folder
from geo.errors import PlanUnreadableError


def show() -> None:
    """Show the plan on the map, and follow its files."""
    try:
        feed = plan_feed(plan_folder())
    except PlanUnreadableError as error:
        st.error(plain(f"{error}. Start the dashboard with a plan folder: posture run FOLDER"))
        return
    shown = feed.current
    show_map(PostureMap(shown.scene), key="posture")
    follow(feed, shown.generation)
