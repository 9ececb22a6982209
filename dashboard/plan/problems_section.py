"""The section Problems: problems grouped, filtered and counted, with the row, the place and the fix of each."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.doctor import (
    GROUPINGS,
    WIDTHS_PX,
    grouped,
    kinds,
    matching,
    problems_csv,
    problems_frame,
    severity_titles,
    table_height,
)
from dashboard.plan.problem_details import show_problem
from dashboard.plan.words import headings
from geo.problem import Problem
from geo.words.text import Text, say


def show(desk: Desk) -> None:
    """Show the problems of the plan; a chosen one can be mended."""
    plan = desk.shown.plan
    if not plan.problems:
        st.success(say("both.no-problem"))
        return
    found = _chosen(desk)
    problems = Text("both.problems", count=len(found))
    rows = Text("both.rows", count=plan.set_aside)
    st.caption(plain(say("plan_problems.found", problems=problems, all=len(plan.problems), rows=rows)))
    if plan.passed_over:
        st.caption(plain(say("plan_problems.passed-over", count=plan.passed_over)))
    event = st.dataframe(
        problems_frame(found),
        hide_index=True,
        width="stretch",
        height=table_height(len(found)),
        column_config=headings(WIDTHS_PX, WIDTHS_PX),
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        show_problem(desk, found[chosen[0]])


def _chosen(desk: Desk) -> list[Problem]:
    """Show the filters and the button for the list; return the problems that pass, grouped."""
    plan = desk.shown.plan
    severity, file, kind, group, export = st.columns([2, 2, 2, 1, 1], vertical_alignment="bottom")
    titles, codes = severity_titles(plan.problems), kinds(plan.problems)
    severities = severity.pills(
        say("plan_problems.filter.severity"),
        list(titles),
        selection_mode="multi",
        default=list(titles),
        format_func=titles.__getitem__,
    )
    files = file.multiselect(
        say("plan_problems.filter.files"),
        sorted({p.file for p in plan.problems}),
        placeholder=say("plan_problems.filter.all-files"),
    )
    wanted = kind.multiselect(
        say("plan_problems.filter.kinds"),
        list(codes),
        placeholder=say("plan_problems.filter.all-kinds"),
        format_func=codes.__getitem__,
    )
    grouping = group.selectbox(
        say("plan_problems.filter.grouped-by"), GROUPINGS, format_func=lambda field: say(f"plan_problems.group.{field}")
    )
    found = grouped(matching(plan.problems, severities, files, wanted), grouping)
    if desk.actor.may("export"):
        made, name = problems_csv(found, desk.actor), f"{plan.name}-problems.csv"
        export.download_button(say("plan_problems.list"), made, name, "text/csv", width="stretch")
    return found
