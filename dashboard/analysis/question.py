"""What an analysis is asked, and what it answers on the page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.clock import format_instant, parse_instant
from geo.contract.overlay import Overlay
from geo.contract.scene import Personnel
from geo.errors import AnalysisError, InstantError
from geo.periods import in_force, instants
from geo.plan import Plan
from geo.scene.briefing import USUAL_TIME_H
from geo.schema import HUBS, PLACEMENTS
from geo.words.text import Text, say

SOUND = "analysis-time"
"""Under which the last time that could be read is kept."""


@dataclass(frozen=True)
class Question:
    """What an analysis is asked about.

    Attributes
    ----------
    plan
        The plan as it is shown, unsaved edits included.
    at
        Hours since H+0.
    """

    plan: Plan
    at: float

    @property
    def when(self) -> str:
        """The instant as people write it."""
        return format_instant(self.at)


@dataclass(frozen=True)
class Answer:
    """What an analysis shows on the map: an overlay, and what the time line counts where that is not the personnel."""

    overlay: Overlay
    personnel: Personnel | None = None


def read_time(text: str, plan: Plan) -> float:
    """Return an instant in hours since H+0. Raises AnalysisError, which names the text, when it is none."""
    try:
        return parse_instant(text, plan.settings.ceasefire)
    except InstantError as error:
        raise AnalysisError(Text("analysis.time-wrong", text=text, reason=error)) from error


def asked_question(plan: Plan, text: str) -> Question:
    """Return the question for a time as typed; while it is none, that is told and the last sound one holds."""
    try:
        at = read_time(text, plan)
    except AnalysisError as error:
        st.error(plain(str(error)))
        at = remembered(SOUND, None) or USUAL_TIME_H
    remember(SOUND, None, at)
    return Question(plan, at)


def is_begun(question: Question) -> bool:
    """Tell whether a unit or hub is in force at the time of a question; when none is, say so and when the plan begins."""
    frames = [question.plan.rows(spec) for spec in (PLACEMENTS, HUBS)]
    if any(len(in_force(frame, question.at)) for frame in frames):
        return True
    begins = instants(*frames)
    if begins:
        told = say("analysis.not-begun", when=question.when, begins=format_instant(begins[0]))
    else:
        told = say("analysis.nothing-in-force", when=question.when)
    st.info(plain(told))
    return False
