"""The question that an analysis gets, and the answer that it gives on the page."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from dashboard.plain import plain
from dashboard.times import shown_time
from geo.clock import format_instant, told_instant
from geo.contract.overlay import Overlay
from geo.contract.scene import Personnel
from geo.periods import in_force, instants
from geo.plan import Plan
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


def asked_question(plan: Plan, text: str) -> Question:
    """Return the question about a plan at a time that a viewer typed, see :func:`dashboard.times.shown_time`.

    Parameters
    ----------
    plan
        The plan as the page shows it.
    text
        The time as a viewer typed it.
    """
    return Question(plan, shown_time(text, plan, SOUND))


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
