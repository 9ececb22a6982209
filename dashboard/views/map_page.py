"""The map, edge to edge."""

import streamlit as st

from dashboard.load import PlanFeed, plan_feed
from dashboard.map.elements import PostureMap
from dashboard.map.host import show_map
from dashboard.state import plan_folder
from geo.errors import PlanUnreadableError

FOLLOW_EVERY_S = 0.25


def show() -> None:
    """Show the plan on the map, and follow its files."""
    try:
        feed = plan_feed(plan_folder())
    except PlanUnreadableError as error:
        st.error(f"{error}. Start the dashboard with a plan folder: posture run FOLDER")
        return
    shown = feed.current
    show_map(PostureMap(shown.scene), key="posture")
    _follow(feed, shown.generation)


@st.fragment(run_every=FOLLOW_EVERY_S)
def _follow(feed: PlanFeed, generation: int) -> None:
    if feed.current.generation != generation:
        st.rerun()
