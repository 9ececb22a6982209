"""The marking above a page of tables, as the map has it: a band that stays in view however far one scrolls."""

from __future__ import annotations

import streamlit as st

from dashboard.component.host import show_band
from geo.contract.scene import MarkingBand, Scene


def show_marking(scene: Scene) -> None:
    """Show the marking of a plan in its own colour, and how to handle it, across the page."""
    with st.container(key="posture-marking"):
        show_band(MarkingBand(marking=scene.marking, handling=scene.caveats.handling))
