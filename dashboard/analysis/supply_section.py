"""Which hub supplies which unit at an instant, and the reasons for each number."""

import streamlit as st

from dashboard.analysis.lasting import lasting
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.supply import (
    HUBS,
    UNITS,
    fullest_first,
    hub_reasons,
    shortest_first,
    summary,
    transport,
    unit_reasons,
)
from dashboard.analysis.supply_work import supply_of
from dashboard.analysis.widgets import choose, show_lines, show_notes, show_reasons
from dashboard.plain import plain
from geo.analysis.supply_records import HubLoad
from geo.analysis.sustainment import Sustainment
from geo.scene.overlays import closed_places, supply_overlay
from geo.words.text import say


def show(question: Question) -> Answer:
    """Show the supply of every unit and hub."""
    found = supply_of(question.plan, question.at)
    st.markdown(plain(summary(found)))
    st.caption(plain(transport(found)))
    show_lasting(found)
    st.caption(plain(say("analysis_supply.any-nation")))
    st.caption(plain(say("analysis_supply.units-mean")))
    unit = choose(shortest_first(found), UNITS, "supply-units")
    if unit is not None:
        show_reasons(unit_reasons(found, unit, question.plan))
    hub = choose_hub(found, "supply-hubs")
    show_notes(found.notes)
    chosen = unit.unit_id if unit is not None else hub.hub_id if hub is not None else ""
    title = say("analysis_supply.map", when=question.when)
    return Answer(supply_overlay(found, title, chosen=chosen, crosses=closed_places(question.plan, question.at)))


def choose_hub(found: Sustainment, key: str) -> HubLoad | None:
    """Show what leaves each hub, and the reasons of the hub that the viewer chooses. Return that hub; None for none.

    Parameters
    ----------
    found
        The supply that has the hubs.
    key
        Names the table in the session. Each table of the page has its own.
    """
    st.caption(plain(say("analysis_supply.hubs-mean")))
    hub = choose(fullest_first(found), HUBS, key)
    if hub is not None:
        show_reasons(hub_reasons(found, hub))
    return hub


def show_lasting(found: Sustainment) -> None:
    """Show how the shortage goes on while stocks last, and after; nothing where nobody is short."""
    told = lasting(found)
    if told:
        st.caption(say("analysis_supply.tables.lasting"))
        show_lines(told)
