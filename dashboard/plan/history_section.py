"""The versions of the plan: look at one on the map, compare it, restore it."""

import streamlit as st

from dashboard.counting import counted
from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import compare_with, look_at_version, restore
from dashboard.plan.changes import versions_frame


def show(desk: Desk) -> None:
    """Show the versions, latest first."""
    versions = desk.store.versions()[::-1]
    if not versions:
        st.info("No version yet: the first save here keeps the plan as it was found, and as it became.")
        return
    st.caption(plain(f"{counted(len(versions), 'version')} kept as whole files in .posture/history. Choose one."))
    event = st.dataframe(
        versions_frame(versions), hide_index=True, width="stretch", on_select="rerun", selection_mode="single-row"
    )
    chosen = event.selection.rows
    if not chosen or chosen[0] >= len(versions):
        return
    version = versions[chosen[0]]
    look, compare, back, _ = st.columns([1, 1, 1, 2])
    look.button("Show on the map", on_click=look_at_version, args=(version.number,), width="stretch")
    compare.button("Compare with now", on_click=compare_with, args=(version.number,), width="stretch")
    if desk.actor.may("edit"):
        with back.popover("Restore", width="stretch"):
            st.write(f"Make version {version.number} the current plan, as a new version? Nothing is lost.")
            st.button("Restore it", on_click=restore, args=(desk, version.number), type="primary")
