"""The section Problems: causes, errors first, filtered and counted, with the rows, the place and the fix of each."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.causes import WIDTHS_PX, causes, causes_frame
from dashboard.plan.counts import counts_style
from dashboard.plan.doctor import (
    GROUPINGS,
    grouped,
    kinds,
    matching,
    problems_csv,
    severity_counts,
    severity_text,
    table_height,
)
from dashboard.plan.problem_details import show_cause
from dashboard.plan.steps import show_steps
from dashboard.plan.words import headings
from dashboard.state import keep_choice
from geo.problem import Problem
from geo.words.text import Text, say

SEVERITY, FILES, KINDS, GROUP = "problems-severity", "problems-files", "problems-kinds", "problems-group"


def show(desk: Desk) -> None:
    """Show the problems of the plan; a chosen one can be mended."""
    plan = desk.shown.plan
    show_steps(desk)
    if not plan.problems:
        st.success(say("both.no-problem"))
        return
    passing = _passing(desk)
    found = causes(passing)
    problems = Text("both.problems", count=len(passing))
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


def _passing(desk: Desk) -> list[Problem]:
    """Show the filters and the button for the list; return the problems that pass, grouped."""
    plan = desk.shown.plan
    severity, file, kind, group, export = st.columns([2, 2, 2, 1, 1], vertical_alignment="bottom")
    counts = severity_counts(plan.problems)
    keep_choice(SEVERITY, list(counts))
    severities = severity.pills(
        say("plan_problems.filter.severity"),
        list(counts),
        key=SEVERITY,
        selection_mode="multi",
        format_func=severity_text,
    )
    st.html(counts_style(SEVERITY, list(counts.values())))
    names = sorted({p.file for p in plan.problems}.union(keep_choice(FILES, [])))
    all_files = say("plan_problems.filter.all-files")
    files = file.multiselect(say("plan_problems.filter.files"), names, key=FILES, placeholder=all_files)
    codes = kinds(plan.problems, keep_choice(KINDS, []))
    all_kinds, label = say("plan_problems.filter.all-kinds"), say("plan_problems.filter.kinds")
    wanted = kind.multiselect(label, codes, key=KINDS, placeholder=all_kinds)
    keep_choice(GROUP, GROUPINGS[0])
    by = say("plan_problems.filter.grouped-by")
    grouping = group.selectbox(by, GROUPINGS, key=GROUP, format_func=lambda field: say(f"plan_problems.group.{field}"))
    found = grouped(matching(plan.problems, severities, files, wanted), grouping)
    if desk.actor.may("export"):
        made, name = problems_csv(found, desk.actor), f"{plan.name}-problems.csv"
        export.download_button(say("plan_problems.list"), made, name, "text/csv", width="stretch")
    return found
