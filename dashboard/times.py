"""The time that a page is about: where it opens, and as a viewer types it."""

from __future__ import annotations

import streamlit as st

from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.clock import format_instant, parse_instant
from geo.contract.scene import Time
from geo.errors import AnalysisError, InstantError
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H


def read_time(text: str, plan: Plan) -> float:
    """Return an instant in hours since H+0.

    Parameters
    ----------
    text
        As a viewer typed it, like ``D+30``, ``H+6`` or a date.
    plan
        Its ceasefire is what a date is counted from.

    Raises
    ------
    AnalysisError
        If the text is no instant; the message quotes it.
    """
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(*error.args) from error


def opening_time(asked: str | None, plan: Plan, time: Time) -> str:
    """Return the time at which the page opens, as a viewer would type it: within the plan's time.

    Parameters
    ----------
    asked
        What the address asks for; None, or no instant: the usual time.
    plan
        Its ceasefire is what a date is counted from.
    time
        The time line of the plan.
    """
    try:
        at = USUAL_TIME_H if asked is None else read_time(asked, plan)
    except AnalysisError:
        at = USUAL_TIME_H
    return format_instant(min(max(at, time.start), time.end))


def shown_time(text: str, plan: Plan, key: str) -> float:
    """Return the time that a viewer typed, in hours since H+0.

    If the text is no instant, the page shows why, and the last time that could be read is used.

    Parameters
    ----------
    text
        As the viewer typed it.
    plan
        Its ceasefire is what a date is counted from.
    key
        Under which the session keeps the last time that could be read.
    """
    try:
        at = read_time(text, plan)
    except AnalysisError as error:
        st.error(plain(str(error)))
        kept = remembered(key, None)
        at = USUAL_TIME_H if kept is None else kept
    remember(key, None, at)
    return at
