"""The Streamlit app: navigation and nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.analysis import page as analysis_page
from dashboard.compare import page as compare_page
from dashboard.map import page as map_page
from dashboard.plan import page as plan_page
from dashboard.state import follow_departure
from dashboard.theme import PAGE_STYLE

ICON = Path(__file__).with_name("assets") / "icon.png"

st.set_page_config(page_title="Force posture", page_icon=str(ICON), layout="wide")
st.html(PAGE_STYLE)
PAGES = {
    "map": st.Page(map_page.show, title="Map", url_path="map", default=True),
    "brief": st.Page(map_page.show_briefing, title="Brief", url_path="brief"),
    "plan": st.Page(plan_page.show, title="Plan", url_path="tables"),
    "analysis": st.Page(analysis_page.show, title="Analysis", url_path="analysis"),
    "compare": st.Page(compare_page.show, title="Compare", url_path="compare"),
}
chosen = st.navigation(list(PAGES.values()), position="top")
follow_departure(PAGES)
chosen.run()
