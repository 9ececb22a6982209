"""The way between two symbols, by road or rail."""

import streamlit as st

from dashboard.analysis.asks import END, START
from dashboard.analysis.explanations import told_way
from dashboard.analysis.question import Answer, Question, symbol_choices, tell
from dashboard.counting import counted
from dashboard.plain import plain
from dashboard.state import choice
from geo.analysis.coverage import place_of, symbols_at
from geo.analysis.factors import told_factors
from geo.analysis.losses import closed_at
from geo.basemap.network import Mode
from geo.basemap.router import router
from geo.basemap.routes import NoRoute
from geo.scene.overlays import Key, closed_places, overlay, way
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
    means: list[Key] = [("route", f"{found.distance_km:,.0f} km, {found.hours:.1f} h", "")]
    return Answer(
        overlay(title, at, ways=[way("route", found, [a, b])], crosses=crosses, key=means, seen=found.line.tolist())
    )
