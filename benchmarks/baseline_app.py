"""The plain way, to compare with: a Streamlit script with a folium marker for each unit, drawn again on every step.

Leaflet comes from the client's own packages over Streamlit's static serving, so that no CDN is asked.
"""

import sys
from pathlib import Path

import folium
import pandas as pd
import streamlit as st
from streamlit_folium import st_folium

from geo.periods import in_force
from geo.plan import read_plan

folium.Map.default_js = [("leaflet", "/app/static/leaflet.js")]
folium.Map.default_css = [("leaflet", "/app/static/leaflet.css")]
st.set_page_config(layout="wide")


@st.cache_data
def placements(folder: str) -> pd.DataFrame:
    return read_plan(Path(folder)).rows("placements").drop(columns=["mgrs"])


day = st.session_state.setdefault("day", 10)
if st.button("Next day"):
    day += 1
    st.session_state["day"] = day
now = in_force(placements(sys.argv[1]), day * 24.0)
page = folium.Map([49.8, 28.0], zoom_start=6, tiles=None)
for row in now.itertuples():
    folium.Marker([row.latitude, row.longitude], tooltip=f"{row.unit_id} day {day}").add_to(page)
st_folium(page, width=1200, height=600, returned_objects=[], key="map")
st.text(f"shown day {day}")
