"""The filters above the list of problems, and the button that takes the list away."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plan.counts import counts_style
from dashboard.plan.doctor import GROUPINGS, grouped, kinds, matching, problems_csv, severity_counts, severity_text
from dashboard.state import keep_choice
from geo.problem import Problem
from geo.words.text import say

SEVERITY, FILES, KINDS, GROUP = "problems-severity", "problems-files", "problems-kinds", "problems-group"


def passing(desk: Desk) -> list[Problem]:
    """Show the filters and the button for the list; return the problems that pass, grouped."""
    plan = desk.shown.plan
    severity, file, kind, group, export = st.columns([2.6, 2, 2, 1.2, 1.2], vertical_alignment="bottom")
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
