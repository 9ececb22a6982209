"""The Streamlit app: navigation and nothing else."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from dashboard.analysis import page as analysis_page
from dashboard.compare import page as compare_page
from dashboard.map import page as map_page
from dashboard.plan import page as plan_page
from dashboard.state import follow_departure
from dashboard.theme import PAGE_STYLE
from dashboard.told import forget_told, show_told
from geo.words.text import say

ICON = Path(__file__).with_name("assets") / "icon.png"


def pages() -> dict[str, StreamlitPage]:
    """Return the pages by name, in the order of the navigation."""
    return {
        "map": st.Page(map_page.show, title=say("pages.navigation.map"), url_path="map", default=True),
        "brief": st.Page(map_page.show_briefing, title=say("pages.navigation.brief"), url_path="brief"),
        "plan": st.Page(plan_page.show, title=say("pages.navigation.plan"), url_path="tables"),
        "analysis": st.Page(analysis_page.show, title=say("pages.navigation.analysis"), url_path="analysis"),
        "compare": st.Page(compare_page.show, title=say("pages.navigation.compare"), url_path="compare"),
    }


def show() -> None:
    """Show the page that was asked for."""
    st.set_page_config(page_title=say("pages.title"), page_icon=str(ICON), layout="wide")
    st.html(PAGE_STYLE)
    found = pages()
    chosen = st.navigation(list(found.values()), position="top")
    follow_departure(found)
    shown = show_told()
    chosen.run()
    forget_told(shown)


show()
