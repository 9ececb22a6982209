"""How much of the force of each nation is in force."""

import streamlit as st
from geo.analysis.readiness import Readiness, readiness

from dashboard.analysis.columns import Column
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import show_table
from dashboard.plain import plain
from geo.scene.overlays import overlay
from geo.words.text import Text, say

COLUMNS: tuple[Column[Readiness], ...] = (
    Column(Text("analysis_readiness.columns.nation"), lambda one: one.nation),
    Column(Text("analysis_readiness.columns.now"), lambda one: one.now),
    Column(Text("analysis_readiness.columns.ever"), lambda one: one.ever),
)


def show(question: Question) -> Answer:
    """Show units in force by nation."""
    found = readiness(question.plan, question.at)
    units = sum(one.now for one in found)
    st.markdown(plain(say("analysis_readiness.sum", count=units, when=question.when)))
    show_table(found, COLUMNS)
    return Answer(overlay(say("analysis_readiness.map", when=question.when), question.at))
