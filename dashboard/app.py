"""The Streamlit app: navigation and nothing else."""

from pathlib import Path

import streamlit as st

from dashboard.theme import PAGE_STYLE
from dashboard.views import map_page, plan_page

ICON = Path(__file__).with_name("assets") / "icon.png"

st.set_page_config(page_title="Force posture", page_icon=str(ICON), layout="wide")
st.html(PAGE_STYLE)
st.navigation(
    [
        st.Page(map_page.show, title="Map", url_path="map", default=True),
        st.Page(plan_page.show, title="Plan", url_path="tables"),
    ],
    position="top",
).run()
