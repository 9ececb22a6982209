"""The marking above a page of tables, as the map has it: a band that stays in view however far one scrolls."""

from __future__ import annotations

import streamlit as st

from dashboard.plain import plain
from geo.contract.scene import Scene


def show_marking(scene: Scene) -> None:
    """Show the marking of a plan, and how to handle it, across the page; no stylesheet may have a plan's colour."""
    with st.container(key="posture-marking"):
        st.markdown(f"**{plain(scene.marking.text)}** {plain(scene.caveats.handling)}")
