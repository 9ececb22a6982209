"""Map, grid, planner and marking inside Streamlit: the only module that calls the components."""

from __future__ import annotations

from typing import Any

import streamlit as st

from dashboard.component.elements import PostureMap
from geo.contract.editing import GridData, PlannerQuestion
from geo.contract.news import Following
from geo.contract.part import Part, encode
from geo.contract.scene import MarkingBand
from geo.contract.words import words_in_use

MAP, GRID, COMPARE, VERSION, ANALYSIS, IMPORT = "posture", "grid", "compare", "version", "analysis", "import"
PLANNER, MARKING, FOLLOWER = "planner", "marking", "follower"
"""Keys of the mounted components; what they send is found under them."""

_MAP = st.components.v2.component("dashboard.map", js="map.js", css="map.css", isolate_styles=False)
_GRID = st.components.v2.component("dashboard.grid", js="grid.js", css="grid.css", isolate_styles=False)
_FOLLOWER = st.components.v2.component("dashboard.follower", js="follower.js", isolate_styles=False)
_PLANNER = st.components.v2.component("dashboard.planner", js="planner.js", css="planner.css", isolate_styles=False)
_MARKING = st.components.v2.component("dashboard.marking", js="marking.js", css="marking.css", isolate_styles=False)


def show_map(posture_map: PostureMap, *, key: str = MAP) -> Any:
    """Show a map in the page, or update a mounted one; the browser keeps view, time and selection.

    Parameters
    ----------
    posture_map
        Its payload goes to the browser.
    key
        A component with a new key is mounted anew.

    Returns
    -------
    Any
        What the component last sent, unchecked; None if it sent nothing.
    """
    return _MAP(key=key, data=_text(posture_map.payload()), height="content", on_outbox_change=_nothing).get("outbox")


def show_grid(data: GridData, *, key: str = GRID) -> Any:
    """Show a table to edit, or update a mounted one.

    Parameters
    ----------
    data
        The table.
    key
        A component with a new key is mounted anew.

    Returns
    -------
    Any
        What the component last sent, unchecked; None if it sent nothing.
    """
    return _GRID(key=key, data=_text(data), height="content", on_outbox_change=_nothing).get("outbox")


def show_planner(known: str | None, *, ask: bool) -> Any:
    """Let the browser say who edits.

    Parameters
    ----------
    known
        Name that this session knows; None if it knows none.
    ask
        Whether the browser asks for a name if it has none.

    Returns
    -------
    Any
        What the component last sent, unchecked; None if it sent nothing.
    """
    return _PLANNER(
        key=PLANNER,
        data=_text(PlannerQuestion(known=known, ask=ask, words=words_in_use())),
        height="content",
        on_outbox_change=_nothing,
    ).get("outbox")


def show_band(band: MarkingBand) -> None:
    """Show the marking of a plan in its own colour, as the map has it."""
    _MARKING(key=MARKING, data=_text(band), height="content")


def show_follower(feed: str, generation: int) -> None:
    """Let the browser listen to the stream of a plan, and run the page again when there is something newer.

    Parameters
    ----------
    feed
        Names the stream.
    generation
        What the page shows now.
    """
    data = Following(feed=feed, generation=generation)
    _FOLLOWER(key=FOLLOWER, data=_text(data), height="content", on_newer_change=_nothing)


def _nothing() -> None:
    """Do nothing: Streamlit wants a callback, but the page acts on what a component sent when it runs again."""


def _text(part: Part) -> str:
    """Return a part as JSON text: Streamlit does not read a text, and does not call a component again for the same one."""
    return encode(part).decode()
