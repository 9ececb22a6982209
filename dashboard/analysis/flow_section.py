"""Force flow: the force by day on the map's time line, what moves between two times, and what entry points can take."""

import streamlit as st

from dashboard.analysis.explanations import told_day, told_move
from dashboard.analysis.question import Answer, Question, choose_row, read_time, tell, tell_notes
from dashboard.analysis.rows import counted_force, move_rows, reception_rows, reception_summary
from dashboard.plain import plain
from geo.analysis.force_flow import GROUPINGS, force_series, moves, reached_at
from geo.analysis.reception import reception
from geo.clock import ALWAYS_H, format_instant
from geo.scene.overlays import moves_overlay

BY, COUNT, PLACE = "flow-by", "flow-count", "flow-place"
WHAT, WHERE = ("Personnel", "Units"), ("in Ukraine", "everywhere")


def show(question: Question) -> Answer:
    """Show the force by day, moves until the time above, and arrivals against entry points."""
    by, what, where, goal = st.columns([3, 2, 2, 2], vertical_alignment="bottom")
    group = by.selectbox("By", list(GROUPINGS), format_func=lambda code: GROUPINGS[code], key=BY)
    units = what.selectbox("Count", WHAT, key=COUNT) == WHAT[1]
    inside = where.selectbox("Where", WHERE, key=PLACE) == WHERE[0]
    wanted = goal.number_input("Reaches", min_value=1, value=5_000, step=500, help="Persons in force.")
    series = force_series(question.plan, group, in_ukraine=inside)
    reached = reached_at(series, wanted)
    verdict = "never" if reached is None else "always" if reached < ALWAYS_H else f"at {format_instant(reached)}"
    st.markdown(plain(f"{wanted:,.0f} persons {WHERE[not inside]}: {verdict}. The chart is on the map's time line."))
    came_in = reception(question.plan)
    st.markdown(plain(reception_summary(came_in)))
    with st.expander("Arrivals against entry points, by day"):
        st.caption(
            "All entry points together. Sustainment comes first; the rest takes in those who come for the first time."
        )
        days = reception_rows(came_in)
        day = choose_row(days, "flow-days")
        if day is not None:
            tell(told_day(question.plan, int(days[day]["Day"][1:])))
        tell_notes(came_in.notes)
    since = st.text_input("Moves from", "D-14", help="Moves after this instant, until the time above.")
    start = read_time(since, question.plan)
    found = moves(question.plan, start, question.at)
    st.caption(
        plain(
            f"{len(found)} moves until {question.when}; who comes in does so at the entry point that is nearest in hours. Choose one to see what stands behind it."
        )
    )
    row = choose_row(move_rows(found), "flow-moves")
    if row is not None:
        tell(told_move(found[row], question.plan))
    chosen = found[row].unit_id if row is not None else ""
    title = f"Moves from {format_instant(start)} until {question.when}"
    return Answer(
        moves_overlay(found, title, question.at, chosen=chosen),
        counted_force(series, units=units),
    )
