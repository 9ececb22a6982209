"""Who commands whom at an instant, gaps, spans of control, distances, and headquarters that change place."""

import streamlit as st

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import show_lines, show_table
from dashboard.analysis.words import KM, NAME, UNIT
from dashboard.plain import plain
from geo.analysis.command import Subordinate, command_findings, command_tree
from geo.scene.overlays import command_overlay
from geo.words.text import Text, say

TREE: tuple[Column[Subordinate], ...] = (
    Column(UNIT, lambda member: "\u2003" * member.depth + member.id),
    Column(Text("analysis_command.columns.under"), lambda member: member.parent_id or DASH),
    Column(KM, lambda member: rounded(member.km)),
    Column(Text("analysis_command.columns.directly"), lambda member: member.direct or None),
    Column(Text("analysis_command.columns.below"), lambda member: member.below or None),
    Column(NAME, lambda member: member.name),
)


def show(question: Question) -> Answer:
    """Show the chain of command, and its lines on the map."""
    findings = command_findings(question.plan)
    changes = [f for f in findings if f.kind.startswith("hq-")]
    circles = [f for f in findings if f.kind == "circle"]
    gaps = [f for f in findings if f not in (*changes, *circles)]
    tree = command_tree(question.plan, question.at)
    widest = max(tree, key=lambda member: member.direct, default=None)
    if widest is not None and widest.direct:
        span = say("analysis_command.span", count=len(tree), unit=widest.id, direct=widest.direct)
        st.markdown(plain(span))
    if circles:
        st.caption(say("analysis_command.circles"))
        show_lines([f.message for f in circles])
    st.caption(say("analysis_command.changes"))
    show_lines([f.message for f in changes] or [say("analysis_command.changes-none")])
    st.caption(say("analysis_command.gaps"))
    show_lines([f.message for f in gaps] or [say("analysis_command.gaps-none")])
    st.caption(plain(say("analysis_command.tree", when=question.when)))
    show_table(tree, TREE, height=420)
    return Answer(command_overlay(findings, question.at, say("analysis_command.map", when=question.when)))
