"""How much of the force of each nation is in force."""

import streamlit as st
from geo.analysis.readiness import Readiness, readiness

from dashboard.analysis.columns import Column
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import show_table
from dashboard.plain import plain
from geo.scene.overlays import overlay

COLUMNS: tuple[Column[Readiness], ...] = (
    Column("Nation", lambda one: one.nation),
    Column("Now", lambda one: one.now),
    Column("Ever", lambda one: one.ever),
)


def show(question: Question) -> Answer:
    """Show units in force by nation."""
    found = readiness(question.plan, question.at)
    st.markdown(plain(f"{sum(one.now for one in found)} units are in force at {question.when}."))
    show_table(found, COLUMNS)
    return Answer(overlay(f"Readiness at {question.when}", question.at))
