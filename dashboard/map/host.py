"""The map inside Streamlit: the only call of the component."""

from __future__ import annotations

import streamlit as st

from dashboard.map.elements import PostureMap

_COMPONENT = st.components.v2.component("dashboard.map", js="map.js", css="map.css", isolate_styles=False)


def show_map(posture_map: PostureMap, *, key: str) -> None:
    """Show a map in the page, or give a mounted one its new data; the browser keeps view, time and selection."""
    _COMPONENT(key=key, data=posture_map.payload(), height="content")
