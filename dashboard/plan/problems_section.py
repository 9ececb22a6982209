"""The section Problems: causes, errors first, filtered and counted, with the rows, the place and the fix of each."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.causes import WIDTHS_PX, causes, causes_frame
from dashboard.plan.doctor import table_height
from dashboard.plan.problem_details import show_cause
from dashboard.plan.problem_filters import passing
from dashboard.plan.steps import show_steps
from dashboard.plan.words import headings
from geo.words.text import Text, say


def show(desk: Desk) -> None:
    """Show the problems of the plan; a chosen one can be mended."""
    plan = desk.shown.plan
    show_steps(desk)
    if not plan.problems:
        st.success(say("both.no-problem"))
        return
    shown = passing(desk)
    found = causes(shown)
    problems = Text("both.problems", count=len(shown))
    rows = Text("both.rows", count=plan.set_aside)
    counted = Text("plan_problems.causes", count=len(found))
    told = say("plan_problems.found", problems=problems, all=len(plan.problems), causes=counted, rows=rows)
    st.caption(plain(told))
    if plan.passed_over:
        st.caption(plain(say("plan_problems.passed-over", count=plan.passed_over)))
    event = st.dataframe(
        causes_frame(found),
        key=f"problems-{desk.shown.generation}",  # a list that has changed begins with nothing chosen
        hide_index=True,
        width="stretch",
        height=table_height(len(found)),
        column_config=headings(WIDTHS_PX, WIDTHS_PX),
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        show_cause(desk, found[chosen[0]])
