"""The map and the grid inside Streamlit: the only calls of the components."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.component.elements import PostureMap
from geo.contract.editing import GridData, PlannerQuestion
from geo.contract.part import Part, encode
from geo.contract.words import words_in_use

MAP, GRID, COMPARE, VERSION, PLANNER, ANALYSIS = "posture", "grid", "compare", "version", "planner", "analysis"
"""Keys of the mounted components; what they send is found under them."""

_MAP = st.components.v2.component("dashboard.map", js="map.js", css="map.css", isolate_styles=False)
_GRID = st.components.v2.component("dashboard.grid", js="grid.js", css="grid.css", isolate_styles=False)
_PLANNER = st.components.v2.component("dashboard.planner", js="planner.js", css="planner.css", isolate_styles=False)


def show_map(posture_map: PostureMap, *, key: str = MAP) -> Any:
    """Show a map in the page, or give a mounted one its new data; return what it sent.

    The browser keeps view, time and selection.
    """
    return _MAP(key=key, data=_text(posture_map.payload()), height="content", on_outbox_change=_nothing).get("outbox")


def show_grid(data: GridData, *, key: str = GRID) -> Any:
    """Show a table in the page to be edited, or give the mounted one its new rows; return what it sent."""
    return _GRID(key=key, data=_text(data), height="content", on_outbox_change=_nothing).get("outbox")


def show_planner(known: str | None, *, ask: bool) -> Any:
    """Let the browser say who edits, and ask for a name if it is to; return what it sent."""
    return _PLANNER(
        key=PLANNER,
        data=_text(PlannerQuestion(known=known, ask=ask, words=words_in_use())),
        height="content",
        on_outbox_change=_nothing,
    ).get("outbox")


def _nothing() -> None:
    """Stand for a callback: what a component sends is acted upon when the page runs, which it does then."""


def _text(part: Part) -> str:
    """Return a part as JSON text: Streamlit hands it on unread, and calls no component again for a text that is the same."""
    return encode(part).decode()
