"""The CSV doctor's page: problems grouped, filtered and counted, with the row, the place and the fix of each."""

import streamlit as st

from dashboard.counting import counted
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

COLUMN_WIDTHS = {name: st.column_config.Column(width=width) for name, width in WIDTHS_PX.items()}


def show(desk: Desk) -> None:
    """Show what is wrong, and mend it."""
    plan = desk.shown.plan
    if not plan.problems:
        st.success("No problem was found in the plan's files.")
        return
    severity, file, kind, group, export = st.columns([2, 2, 2, 1, 1], vertical_alignment="bottom")
    titles = severity_titles(plan.problems)
    severities = severity.pills(
        "Severity", list(titles), selection_mode="multi", default=list(titles), format_func=titles.__getitem__
    )
    files = file.multiselect("Files", sorted({p.file for p in plan.problems}), placeholder="All files")
    codes = kind.multiselect(
        "Kinds", list(kinds(plan.problems)), placeholder="All kinds", format_func=kinds(plan.problems).__getitem__
    )
    grouping = group.selectbox("Grouped by", list(GROUPINGS))
    found = grouped(matching(plan.problems, severities, files, codes), grouping)
    if desk.actor.may("export"):
        listed = problems_csv(found, desk.actor)
        export.download_button("List as CSV", listed, f"{plan.name}-problems.csv", "text/csv", width="stretch")
    st.caption(
        plain(
            f"{counted(len(found), 'problem')} of {len(plan.problems)}. {counted(plan.set_aside, 'row')} not shown. Choose one to mend it."
        )
    )
    event = st.dataframe(
        problems_frame(found),
        hide_index=True,
        width="stretch",
        height=table_height(len(found)),
        column_config=COLUMN_WIDTHS,
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = event.selection.rows
    if chosen and chosen[0] < len(found):
        show_problem(desk, found[chosen[0]])
