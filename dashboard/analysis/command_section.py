"""Who commands whom at a time, gaps, spans of control, distances, and headquarters that change place."""

import streamlit as st

from dashboard.analysis.columns import DASH, Column, rounded
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import show_lines, show_table
from dashboard.plain import plain
from geo.analysis.command import Subordinate, command_findings, command_tree
from geo.scene.overlays import command_overlay

TREE: tuple[Column[Subordinate], ...] = (
    Column("Unit", lambda member: "\u2003" * member.depth + member.id),
    Column("Under", lambda member: member.parent_id or DASH),
    Column("km", lambda member: rounded(member.km)),
    Column("Directly", lambda member: member.direct or None),
    Column("Below", lambda member: member.below or None),
    Column("Name", lambda member: member.name),
)


def show(question: Question) -> Answer:
    """Show the chain of command; its lines are on the map."""
    findings = command_findings(question.plan)
    changes = [f for f in findings if f.kind.startswith("hq-")]
    gaps = [f for f in findings if not f.kind.startswith("hq-")]
    tree = command_tree(question.plan, question.at)
    widest = max(tree, key=lambda member: member.direct, default=None)
    if widest is not None and widest.direct:
        st.markdown(
            plain(f"{len(tree)} in force. The widest span of control: {widest.id} with {widest.direct} directly below.")
        )
    st.caption("Headquarters that change place")
    show_lines([f.message for f in changes] or ["None does"])
    st.caption("Units without a superior, from H+0 on")
    show_lines([f.message for f in gaps] or ["There is none"])
    st.caption(plain(f"Who is under whom at {question.when}"))
    show_table(tree, TREE, height=420)
    return Answer(command_overlay(findings, question.at, f"Command at {question.when}"))
