"""One problem: its row, its place, its fix, and the fixes of all problems of its kind."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import apply_fixes, go_to_place, go_to_row
from dashboard.plan.doctor import fixes_frame, same_kind, together
from dashboard.plan.words import SEVERITY_TITLES
from geo.editing.fixes import Fix
from geo.problem import Problem


def show_problem(desk: Desk, problem: Problem) -> None:
    """Show a problem, and offer what can be done about it."""
    st.markdown(f"**{plain(problem.where)}** — {plain(problem.message)}")
    st.caption(plain(SEVERITY_TITLES[problem.severity]))
    row, place, one, _ = st.columns([1, 1, 2, 2])
    row.button("Go to the row", on_click=go_to_row, args=(desk, problem), width="stretch", disabled=problem.row is None)
    place.button(
        "Show the place", on_click=go_to_place, args=(desk, problem), width="stretch", disabled=problem.row is None
    )
    fixes = together(desk.shown.working, desk.shown.plan.problems, problem)
    if problem.fix is None or not fixes or not desk.actor.may("edit"):
        return
    written = " and ".join(fix.new for fix in fixes)
    one.button(f"Write {plain(written)}", on_click=apply_fixes, args=(desk, fixes), width="stretch", type="primary")
    alike = same_kind(desk.shown.working, desk.shown.plan.problems, problem)
    if len(alike) > len(fixes):
        _all(desk, alike)


def _all(desk: Desk, fixes: list[Fix]) -> None:
    with st.expander(f"Apply all {len(fixes)} fixes of this kind"):
        st.dataframe(fixes_frame(desk.shown.working, fixes), hide_index=True, width="stretch")
        st.button(f"Write these {len(fixes)} cells", on_click=apply_fixes, args=(desk, fixes), type="primary")
