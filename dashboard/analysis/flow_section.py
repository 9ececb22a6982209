"""Force flow: the force by day on the map's time line, what moves between two times, and what entry points can take."""

import streamlit as st

from dashboard.analysis.flow import DAYS, MOVES, arrivals, counted_force, day_reasons, move_reasons, reached
from dashboard.analysis.question import Answer, Question, read_time
from dashboard.analysis.widgets import choose, show_notes, show_reasons
from dashboard.plain import plain
from geo.analysis.force_flow import GROUPINGS, force_series, moves, reached_at
from geo.analysis.reception import reception
from geo.clock import format_instant
from geo.contract.overlay import Overlay
from geo.plan import Plan
from geo.scene.overlays import moves_overlay

BY, COUNT, PLACE = "flow-by", "flow-count", "flow-place"
COUNTS = {"persons": "Personnel", "units": "Units"}
PLACES = {"ukraine": "in Ukraine", "all": "everywhere"}


def show(question: Question) -> Answer:
    """Show the force by day, moves until the time above, and arrivals against entry points."""
    by, what, where, goal = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    group = by.selectbox("By", list(GROUPINGS), format_func=GROUPINGS.__getitem__, key=BY)
    count = what.selectbox("Count", list(COUNTS), format_func=COUNTS.__getitem__, key=COUNT)
    place = where.selectbox("Where", list(PLACES), format_func=PLACES.__getitem__, key=PLACE)
    wanted = goal.number_input("Reaches", min_value=1, value=5_000, step=500, help="Persons in force.")
    series = force_series(question.plan, group, in_ukraine=place == "ukraine")
    when = reached(reached_at(series, wanted))
    st.markdown(plain(f"{wanted:,.0f} persons {PLACES[place]}: {when}. The chart is on the map's time line."))
    _show_arrivals(question.plan)
    return Answer(_show_moves(question), counted_force(series, units=count == "units"))


def _show_arrivals(plan: Plan) -> None:
    found = reception(plan)
    st.markdown(plain(arrivals(found)))
    with st.expander("Arrivals against entry points, by day"):
        st.caption(
            "All entry points together. Sustainment comes first; the rest takes in those who come for the first time."
        )
        day = choose(found.busy_days(), DAYS, "flow-days")
        if day is not None:
            show_reasons(day_reasons(plan, day.day))
        show_notes(found.notes)


def _show_moves(question: Question) -> Overlay:
    since = st.text_input("Moves from", "D-14", help="Moves after this instant, until the time above.")
    start = read_time(since, question.plan)
    found = moves(question.plan, start, question.at)
    st.caption(
        plain(
            f"{len(found)} moves until {question.when}; who comes in does so at the entry point that is nearest in hours. Choose one to see what stands behind it."
        )
    )
    move = choose(found, MOVES, "flow-moves")
    if move is not None:
        show_reasons(move_reasons(move, question.plan))
    title = f"Moves from {format_instant(start)} until {question.when}"
    return moves_overlay(found, question.at, title, chosen=move.unit_id if move is not None else "")
