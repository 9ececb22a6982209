"""The question that an analysis gets, and the answer that it gives on the page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.clock import format_instant, parse_instant, told_instant
from geo.contract.overlay import Overlay
from geo.contract.scene import Personnel, Time
from geo.errors import AnalysisError, InstantError
from geo.periods import in_force, instants
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H
from geo.schema import HUBS, PLACEMENTS
from geo.words.text import say

SOUND = "analysis-time"
"""Key under which the session keeps the last time that could be read."""


@dataclass(frozen=True)
class Question:
    """What an analysis is asked about.

    Attributes
    ----------
    plan
        The plan as the page shows it, with unsaved edits.
    at
        Hours since H+0.
    """

    plan: Plan
    at: float

    @property
    def when(self) -> str:
        """The instant as people read it: with its date if the plan has a ceasefire date."""
        return told_instant(self.at, self.plan.settings.ceasefire)

    @property
    def typed(self) -> str:
        """The instant as people type it."""
        return format_instant(self.at)


@dataclass(frozen=True)
class Answer:
    """What an analysis shows on the map.

    Attributes
    ----------
    overlay
        The answer drawn on the map.
    personnel
        What the time line counts; None: the personnel of the plan.
    """

    overlay: Overlay
    personnel: Personnel | None = None


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


def asked_question(plan: Plan, text: str) -> Question:
    """Return the question about a plan at a time that a viewer typed.

    If the text is no instant, the page shows why, and the last time that could be read is used.

    Parameters
    ----------
    plan
        The plan as the page shows it.
    text
        The time as a viewer typed it.
    """
    try:
        at = read_time(text, plan)
    except AnalysisError as error:
        st.error(plain(str(error)))
        at = remembered(SOUND, None) or USUAL_TIME_H
    remember(SOUND, None, at)
    return Question(plan, at)


def is_begun(question: Question) -> bool:
    """Tell whether a unit or hub is in force at the time of a question. If none is, show that, and when the plan begins."""
    frames = [question.plan.rows(spec) for spec in (PLACEMENTS, HUBS)]
    if any(len(in_force(frame, question.at)) for frame in frames):
        return True
    begins = instants(*frames)
    if begins:
        told = say(
            "analysis.not-begun", when=question.when, begins=told_instant(begins[0], question.plan.settings.ceasefire)
        )
    else:
        told = say("analysis.nothing-in-force", when=question.when)
    st.info(plain(told))
    return False
