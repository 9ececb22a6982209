"""What lies within reach of a set of symbols, and which placements are outside."""

import streamlit as st

from dashboard.analysis.coverage import REACHES, reach_reasons
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import choose, show_reasons
from dashboard.plain import plain
from geo.analysis.coverage import SETS, coverage, names_at, of_kind, place_of, symbols_at, way_to
from geo.basemap.routes import Route
from geo.scene.overlays import overlay, reach_overlay, way

SET_LABELS = {"medical": "Medical units and hubs", "hubs": "All hubs", "mine": "My choice, like reserves"}
MEASURES = {"km": "km in a straight line", "hours": "hours by road"}


def show(question: Question) -> Answer:
    """Show the units outside first, and circles on the map."""
    plan, at = question.plan, question.at
    kind, amount, unit = st.columns([3, 2, 3], vertical_alignment="bottom")
    chosen = kind.selectbox("Within reach of", list(SET_LABELS), format_func=SET_LABELS.__getitem__)
    limit = amount.number_input("Reach", min_value=1.0, value=100.0, step=10.0)
    measure = unit.selectbox("In", list(MEASURES), format_func=MEASURES.__getitem__)
    symbols = symbols_at(plan, at)
    ids = of_kind(symbols, SETS[chosen]) if chosen in SETS else _asked_ids(names_at(plan, at))
    if not ids:
        st.info("No symbol of this set is in force at this time.")
        return Answer(overlay("No reach", at))
    found = coverage(plan, at, ids, **{measure: limit})
    outside, within = sum(not one.inside for one in found), f"{limit:g} {MEASURES[measure]}"
    around = ", ".join(ids[:6]) + (" …" if len(ids) > 6 else "")
    st.markdown(plain(f"{outside} of {len(found)} units lie outside {within} of {around}."))
    reach = choose(found, REACHES, "reach-units", height=420)
    ways = []
    if reach is not None:
        led = None if reach.hours is None else way_to(plan, at, reach)
        show_reasons(reach_reasons(reach, led, plan))
        ways = [way("route", led, [reach.unit_id])] if isinstance(led, Route) else []
    centres = [place_of(symbols, name) for name in ids]
    km = limit if measure == "km" else None
    return Answer(reach_overlay(found, centres, km, at, f"Within {within}, at {question.when}", ways=ways))


def _asked_ids(names: dict[str, str]) -> list[str]:
    return st.multiselect("Symbols", list(names), format_func=lambda name: f"{name} · {names[name]}")
