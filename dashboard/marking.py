"""The marking above a page of tables, as the map has it: a band in the plan's colour, in view however far one scrolls."""

from __future__ import annotations

from html import escape

import streamlit as st

from geo.contract.scene import Scene

_MIDDLE = 0.179
"""The luminance on which black and white are read equally well."""


def show_marking(scene: Scene) -> None:
    """Show the marking of a plan, and how to handle it, across the page."""
    colour, text, handling = scene.marking.colour, escape(scene.marking.text), escape(scene.caveats.handling)
    style = f"background:{colour};color:{readable_on(colour)}"
    st.html(f'<p class="posture-band" style="{style}"><strong>{text}</strong> {handling}</p>')


def readable_on(colour: str) -> str:
    """Return black or white, whichever reads better on a colour ``#rrggbb``; the client has the same rule."""
    shares = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return "#000000" if 0.2126 * red + 0.7152 * green + 0.0722 * blue > _MIDDLE else "#ffffff"
