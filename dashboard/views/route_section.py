"""The way between two symbols, by road or rail."""

import streamlit as st

from dashboard.analysis import Answer, Question, symbol_choices, tell
from dashboard.asks import END, START
from dashboard.counting import counted
from dashboard.explanations import told_way
from dashboard.plain import plain
from dashboard.state import choice
from geo.coverage import place_of, symbols_at
from geo.factors import told_factors
from geo.losses import closed_at
from geo.network import Mode
from geo.overlays import closed_places, overlay, way
from geo.router import router
from geo.routes import NoRoute
from geo.terms import MODE


def show(question: Question) -> Answer:
    """Show distance, hours and borders of the fastest way, as the closures of the time leave it."""
    plan, at = question.plan, question.at
    names = symbol_choices(plan, at)
    if not names:
        st.info("Nothing is in force at this time.")
        return Answer(overlay("No route", at))
    usual = {START: next(iter(names)), END: list(names)[-1]}
    for key in (START, END):
        choice(key, choice(key) if choice(key) in names else usual[key])
    start, end, mode = st.columns([4, 4, 2])
    a = start.selectbox("From", list(names), key=START, format_func=lambda name: names[name])
    b = end.selectbox("To", list(names), key=END, format_func=lambda name: names[name])
    chosen = mode.selectbox("By", MODE.codes, format_func=MODE.label)
    st.caption("Or click a symbol on the map and choose “Route from here”.")
    symbols = symbols_at(plan, at)
    by: Mode = "rail" if chosen == "rail" else "road"
    found = router(by, plan.settings.travel, closed_at(plan, at, by)).route(place_of(symbols, a), place_of(symbols, b))
    crosses = closed_places(plan, at)
    title = f"{a} → {b} by {by} at {question.when}"
    if isinstance(found, NoRoute):
        st.error(plain(f"There is no route: {found.reason}."))
        return Answer(overlay(title, at, crosses=crosses))
    st.markdown(plain(f"{found.distance_km:,.0f} km, {found.hours:.1f} h, {counted(len(found.crossings), 'border')}"))
    tell([*told_way(found), *told_factors(plan, ("travel",))])
    means = [("route", f"{found.distance_km:,.0f} km, {found.hours:.1f} h", "")]
    return Answer(
        overlay(title, at, ways=[way("route", found, [a, b])], crosses=crosses, key=means, seen=found.line.tolist())
    )
