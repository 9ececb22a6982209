"""What is within reach of a set of symbols, and which placements are outside."""

import streamlit as st

from dashboard.analysis.coverage import REACHES, persons_outside, reach_reasons
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import choose, show_reasons
from dashboard.plain import plain
from geo.analysis.coverage import SETS, coverage, names_at, of_kind, place_of, symbols_at, way_to
from geo.basemap.routes import Route
from geo.scene.overlays import overlay, reach_overlay, way
from geo.words.text import say

MINE = "mine"
"""Code of the set that a viewer chooses, beside the codes of :data:`geo.analysis.coverage.SETS`."""

MEASURES = ("km", "hours")


def show(question: Question) -> Answer:
    """Show the units outside first, and the reach on the map."""
    plan, at = question.plan, question.at
    kind, amount, unit = st.columns([3, 2, 3], vertical_alignment="bottom")
    chosen = kind.selectbox(
        say("analysis_coverage.of"), [*SETS, MINE], format_func=lambda code: say(f"analysis_coverage.sets.{code}")
    )
    limit = amount.number_input(say("analysis_coverage.reach"), min_value=1.0, value=100.0, step=10.0)
    measure = unit.selectbox(
        say("analysis_coverage.measure"), MEASURES, format_func=lambda code: say(f"analysis_coverage.measures.{code}")
    )
    symbols = symbols_at(plan, at)
    ids = of_kind(symbols, SETS[chosen]) if chosen in SETS else _asked_ids(names_at(plan, at))
    if not ids:
        st.info(say("analysis_coverage.none-of-set"))
        return Answer(overlay(say("analysis_coverage.no-reach"), at))
    found = coverage(plan, at, ids, **{measure: limit})
    outside, around = sum(not one.inside for one in found), ", ".join(ids[:6]) + (" …" if len(ids) > 6 else "")
    told = say(f"analysis_coverage.outside.{measure}", count=outside, all=len(found), reach=f"{limit:g}", around=around)
    st.markdown(plain(told))
    if persons := persons_outside(found):
        st.caption(plain(persons))
    reach = choose(found, REACHES, "reach-units", height=420)
    ways = []
    if reach is not None:
        led = None if reach.hours is None else way_to(plan, at, reach)
        show_reasons(reach_reasons(reach, led, plan))
        ways = [way("route", led, [reach.unit_id])] if isinstance(led, Route) else []
    centres = [place_of(symbols, name) for name in ids]
    km = limit if measure == "km" else None
    title = say(f"analysis_coverage.map.{measure}", reach=f"{limit:g}", when=question.when)
    return Answer(reach_overlay(found, centres, km, at, title, ways=ways))


def _asked_ids(names: dict[str, str]) -> list[str]:
    return st.multiselect(
        say("analysis_coverage.symbols"), list(names), format_func=lambda name: f"{name} · {names[name]}"
    )
