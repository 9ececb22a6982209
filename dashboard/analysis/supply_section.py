"""Who feeds whom at a time, and what stands behind each number."""

import streamlit as st

from dashboard.analysis.explanations import told_hub, told_unit
from dashboard.analysis.question import Answer, Question, choose_row, tell, tell_notes
from dashboard.analysis.rows import ANY_NATION, HUBS_TOLD, hub_rows, summary, unit_rows
from dashboard.plain import plain
from geo.analysis.sustainment import sustain
from geo.scene.overlays import closed_places, supply_overlay


def show(question: Question) -> Answer:
    """Show the supply of every unit and hub."""
    found = sustain(question.plan, question.at)
    st.markdown(plain(summary(found)))
    st.caption(plain(ANY_NATION))
    units, hubs = unit_rows(found), hub_rows(found)
    st.caption(
        "Units: what they need and are short of in t/day, days until short. Choose one to see what stands behind it."
    )
    row = choose_row(units, "supply-units")
    if row is not None:
        tell(told_unit(found, units[row]["Unit"], question.plan))
    st.caption(plain(HUBS_TOLD))
    hub = choose_row(hubs, "supply-hubs")
    if hub is not None:
        tell(told_hub(found, hubs[hub]["Hub"]))
    tell_notes(found.notes)
    chosen = units[row]["Unit"] if row is not None else hubs[hub]["Hub"] if hub is not None else ""
    title = f"Who feeds whom at {question.when}"
    return Answer(supply_overlay(found, title, chosen=chosen, crosses=closed_places(question.plan, question.at)))
