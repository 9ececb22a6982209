"""The way between two symbols, by road or rail."""

import streamlit as st

from dashboard.analysis.asks import END, START
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.route import gaps, route_reasons
from dashboard.analysis.widgets import show_reasons
from dashboard.plain import plain
from dashboard.state import choice
from geo.analysis.coverage import names_at, place_of, symbols_at
from geo.analysis.factors import factor_reasons
from geo.analysis.ways import router_at
from geo.basemap.network import Mode
from geo.basemap.routes import NoRoute
from geo.scene.overlays import Key, closed_places, overlay, route_ways
from geo.terms import MODE
from geo.words.text import say


def show(question: Question) -> Answer:
    """Show distance, hours and borders of the fastest way, as the closures of the time leave it."""
    plan, at = question.plan, question.at
    names = names_at(plan, at)
    if not names:
        st.info(say("analysis_route.nothing-in-force"))
        return Answer(overlay(say("analysis_route.no-route"), at))
    a, b, by = _asked_ends(names)
    symbols = symbols_at(plan, at)
    found = router_at(plan, at, by).route(place_of(symbols, a), place_of(symbols, b))
    crosses = closed_places(plan, at)
    title = say(f"analysis_route.map.{by}", start=a, end=b, when=question.when)
    if isinstance(found, NoRoute):
        st.error(plain(say("analysis_route.none", reason=found.text)))
        return Answer(overlay(title, at, crosses=crosses))
    km, hours = f"{found.distance_km:,.0f}", f"{found.hours:.1f}"
    st.markdown(plain(say("analysis_route.far-borders", count=len(found.crossings), km=km, hours=hours)))
    show_reasons([*route_reasons(found), *factor_reasons(plan, ("travel",))])
    with st.expander(say("analysis_route.missing")):
        show_reasons(gaps())
    ways, seen = route_ways(found, [a, b]), found.line.tolist()
    means: list[Key] = [("route", say("analysis_route.far", km=km, hours=hours), "")]
    means += [("access", say("analysis_route.to-network"), "")] if found.access_hours else []
    return Answer(overlay(title, at, ways=ways, crosses=crosses, key=means, seen=seen))


def _asked_ends(names: dict[str, str]) -> tuple[str, str, Mode]:
    """Return the ids of start and end, and the mode, as they are chosen."""
    ids = list(names)
    for key, usual in ((START, ids[0]), (END, ids[-1])):
        choice(key, choice(key) if choice(key) in names else usual)
    start, end, mode = st.columns([4, 4, 2])
    a = start.selectbox(say("analysis_route.from"), ids, key=START, format_func=lambda name: f"{name} · {names[name]}")
    b = end.selectbox(say("analysis_route.to"), ids, key=END, format_func=lambda name: f"{name} · {names[name]}")
    chosen = mode.selectbox(say("analysis_route.by"), MODE.codes, format_func=MODE.label)
    st.caption(say("analysis_route.or-click"))
    return a, b, "rail" if chosen == "rail" else "road"
