"""What lies within reach of a set of symbols, and which placements are outside."""

import streamlit as st

from dashboard.analysis.explanations import told_reach
from dashboard.analysis.question import Answer, Question, choose_row, tell
from dashboard.analysis.rows import reach_rows
from dashboard.plain import plain
from geo.analysis.coverage import coverage, of_kind, place_of, symbols_at
from geo.analysis.losses import closed_at
from geo.basemap.router import router
from geo.basemap.routes import Route
from geo.scene.overlays import overlay, reach_overlay, way
from geo.terms import HUB_KIND

SETS = {"medical": "Medical units and hubs", "hubs": "All hubs", "mine": "My choice, like reserves"}
KM, HOURS = "km in a straight line", "hours by road"


def show(question: Question) -> Answer:
    """Show the units outside first, and circles on the map."""
    symbols = symbols_at(question.plan, question.at)
    known = dict(zip(symbols["id"], symbols["name"], strict=True))
    kind, amount, unit = st.columns([3, 2, 3], vertical_alignment="bottom")
    chosen = kind.selectbox("Within reach of", list(SETS), format_func=lambda code: SETS[code])
    limit = amount.number_input("Reach", min_value=1.0, value=100.0, step=10.0)
    measure = unit.selectbox("In", (KM, HOURS))
    usual = {
        "medical": of_kind(symbols, ("medical",)),
        "hubs": of_kind(symbols, HUB_KIND.codes),
        "mine": [],
    }
    ids = usual[chosen]
    if chosen == "mine":
        ids = st.multiselect("Symbols", list(known), default=ids, format_func=lambda i: f"{i} · {known[i]}")
    if not ids:
        st.info("No symbol of this set is in force at this time.")
        return Answer(overlay("No reach", question.at))
    reach = {"km": limit} if measure == KM else {"hours": limit}
    found = coverage(question.plan, question.at, ids, **reach)
    outside = sum(not one.inside for one in found)
    st.markdown(
        plain(
            f"{outside} of {len(found)} units lie outside {limit:g} {measure} of {', '.join(ids[:6])}{' …' if len(ids) > 6 else ''}."
        )
    )
    row = choose_row(reach_rows(found), "reach-units", height=420)
    ways = []
    if row is not None and found[row].centre_id:
        ends = [place_of(symbols, name) for name in (found[row].centre_id, found[row].unit_id)]
        led = router("road", question.plan.settings.travel, closed_at(question.plan, question.at, "road")).route(*ends)
        tell(told_reach(found[row], led, question.plan))
        ways = [way("route", led, [found[row].unit_id])] if isinstance(led, Route) and measure == HOURS else []
    centres = [place_of(symbols, name) for name in ids]
    title = f"Within {limit:g} {measure}, at {question.when}"
    return Answer(reach_overlay(found, centres, reach.get("km"), question.at, title, ways=ways))
