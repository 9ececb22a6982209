"""Words that several sections of the page Plan use."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.desk import Desk
from geo.words.text import Text, say

NO_WIDTHS: Mapping[str, int] = {}


def headings(columns: Iterable[str], widths_px: Mapping[str, int] = NO_WIDTHS) -> dict[str, Any]:
    """Return the configuration of the columns of a table to show: their headings in the language in use.

    Parameters
    ----------
    columns
        Codes of the room ``plan_page``, group ``column``.
    widths_px
        Widths in pixels by code; the others fit their content.
    """
    return {
        code: st.column_config.Column(say(f"plan_page.column.{code}"), width=widths_px.get(code)) for code in columns
    }


def abreast(count: int, most: int) -> Iterator[DeltaGenerator]:
    """Yield a place for each of some fields, so many in a row: with the keyboard and on a phone they come in this order.

    Parameters
    ----------
    count
        How many fields.
    most
        Fields in a row.
    """
    for at in range(0, count, most):
        yield from islice(st.columns(most, vertical_alignment="bottom"), min(most, count - at))


def desk_status(desk: Desk) -> str:
    """Return a line about who edits, and how much is unsaved."""
    if not desk.actor.may_once_named("edit"):
        return say("plan_page.status.read-only")
    if not desk.actor.may("edit"):
        return say("plan_page.status.nobody")
    return _unsaved(desk.actor.name, len(desk.shown.working.changes), len(desk.shown.working.clashes))


def _unsaved(who: str, count: int, clashing: int) -> str:
    clashes = Text("plan_page.clashes", count=clashing)
    if count and clashing:
        return say("plan_page.status.unsaved-clashing", who=who, count=count, clashes=clashes)
    if count:
        return say("plan_page.status.unsaved", who=who, count=count)
    if clashing:
        return say("plan_page.status.saved-clashing", who=who, clashes=clashes)
    return say("plan_page.status.saved", who=who)
