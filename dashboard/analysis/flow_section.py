"""Force flow: the force by day on the map's time line, what moves between two instants, and what entry points can take."""

import streamlit as st

from dashboard.analysis.flow import DAYS, Place, arrivals, counted_force, day_reasons, reached
from dashboard.analysis.flow_moves import BALANCES, MOVES, balance_told, move_reasons, not_counted
from dashboard.analysis.question import Answer, Question
from dashboard.analysis.widgets import choose, show_notes, show_reasons, show_table
from dashboard.plain import plain
from dashboard.times import read_time
from geo.analysis.balance import balances
from geo.analysis.force_flow import GROUPINGS, ForceSeries, force_series, reached_at
from geo.analysis.moves import moves
from geo.analysis.reception import reception
from geo.clock import format_instant
from geo.contract.overlay import Overlay
from geo.plan import Plan
from geo.scene.overlays import moves_overlay
from geo.words.text import say

BY, COUNT, PLACE = "flow-by", "flow-count", "flow-place"
COUNTS = ("persons", "units")
PLACES: tuple[Place, ...] = ("ukraine", "all")


def show(question: Question) -> Answer:
    """Show the force by day, the moves until the time of the question, and arrivals against entry points."""
    by, what, where, goal = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    group = by.selectbox(
        say("analysis_flow.by"), GROUPINGS, format_func=lambda code: say(f"analysis_flow.groupings.{code}"), key=BY
    )
    count = what.selectbox(
        say("analysis_flow.count"), COUNTS, format_func=lambda code: say(f"analysis_flow.counts.{code}"), key=COUNT
    )
    place = where.selectbox(
        say("analysis_flow.where"), PLACES, format_func=lambda code: say(f"analysis_flow.places.{code}"), key=PLACE
    )
    wanted = goal.number_input(
        say("analysis_flow.reaches"), min_value=1, value=5_000, step=500, help=say("analysis_flow.reaches-help")
    )
    series = force_series(question.plan, group, in_ukraine=place == "ukraine")
    st.markdown(plain(reached(wanted, place, reached_at(series, wanted))))
    _show_arrivals(question.plan)
    return Answer(_show_moves(question, place, series), counted_force(series, units=count == "units"))


def _show_arrivals(plan: Plan) -> None:
    found = reception(plan)
    st.markdown(plain(arrivals(found)))
    with st.expander(say("analysis_flow.by-day")):
        st.caption(say("analysis_flow.by-day-means"))
        day = choose(found.busy_days(), DAYS, "flow-days")
        if day is not None:
            show_reasons(day_reasons(plan, day.day))
        show_notes(found.notes)


def _show_moves(question: Question, place: Place, series: ForceSeries) -> Overlay:
    since = st.text_input(say("analysis_flow.since"), "D-14", help=say("analysis_flow.since-help"))
    start = read_time(since, question.plan)
    balance = balances(question.plan, start, question.at, in_ukraine=place == "ukraine") if start < question.at else []
    if balance:
        st.markdown(plain(balance_told(balance, place, start, question.at)))
        if left_out := not_counted(series, question.at):
            st.caption(plain(left_out))
    found = moves(question.plan, start, question.at)
    st.caption(plain(say("analysis_flow.moves", count=len(found), when=question.when)))
    move = choose(found, MOVES, "flow-moves")
    if move is not None:
        show_reasons(move_reasons(move, question.plan))
    if balance:
        with st.expander(say("analysis_flow.by-nation")):
            show_table(balance, BALANCES)
    title = say("analysis_flow.map", start=format_instant(start), when=question.when)
    return moves_overlay(found, question.at, title, chosen=move.unit_id if move is not None else "")
