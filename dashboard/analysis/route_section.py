"""The way between two symbols, by road or rail."""

import streamlit as st

from dashboard.analysis.asks import END, START
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.route import route_reasons
from dashboard.analysis.widgets import show_reasons
from dashboard.counting import counted
from dashboard.plain import plain
from dashboard.state import choice
from geo.analysis.coverage import names_at, place_of, symbols_at
from geo.analysis.factors import factor_reasons
from geo.analysis.ways import router_at
from geo.basemap.network import Mode
from geo.basemap.routes import NoRoute
from geo.scene.overlays import Key, closed_places, overlay, way
from geo.terms import MODE


def show(question: Question) -> Answer:
    """Show distance, hours and borders of the fastest way, as the closures of the time leave it."""
    plan, at = question.plan, question.at
    names = names_at(plan, at)
    if not names:
        st.info("Nothing is in force at this time.")
        return Answer(overlay("No route", at))
    a, b, by = _asked_ends(names)
    symbols = symbols_at(plan, at)
    found = router_at(plan, at, by).route(place_of(symbols, a), place_of(symbols, b))
    crosses = closed_places(plan, at)
    title = f"{a} → {b} by {by} at {question.when}"
    if isinstance(found, NoRoute):
        st.error(plain(f"There is no route: {found.reason}."))
        return Answer(overlay(title, at, crosses=crosses))
    far = f"{found.distance_km:,.0f} km, {found.hours:.1f} h"
    st.markdown(plain(f"{far}, {counted(len(found.crossings), 'border')}"))
    show_reasons([*route_reasons(found), *factor_reasons(plan, ("travel",))])
    ways, seen = [way("route", found, [a, b])], found.line.tolist()
    means: list[Key] = [("route", far, "")]
    return Answer(overlay(title, at, ways=ways, crosses=crosses, key=means, seen=seen))


def _asked_ends(names: dict[str, str]) -> tuple[str, str, Mode]:
    """Return the ids of start and end, and the mode, as they are chosen."""
    ids = list(names)
    for key, usual in ((START, ids[0]), (END, ids[-1])):
        choice(key, choice(key) if choice(key) in names else usual)
    start, end, mode = st.columns([4, 4, 2])
    a = start.selectbox("From", ids, key=START, format_func=lambda name: f"{name} · {names[name]}")
    b = end.selectbox("To", ids, key=END, format_func=lambda name: f"{name} · {names[name]}")
    chosen = mode.selectbox("By", MODE.codes, format_func=MODE.label)
    st.caption("Or click a symbol on the map and choose “Route from here”.")
    return a, b, "rail" if chosen == "rail" else "road"
