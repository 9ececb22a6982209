"""The section History: the versions of the plan, to look at on the map, compare or restore."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.changes import versions_frame
from dashboard.plan.version_acts import compare_with, look_at_version, restore
from dashboard.plan.words import headings
from geo.words.text import say


def show(desk: Desk) -> None:
    """Show the versions, latest first."""
    versions = desk.store.versions()[::-1]
    for note in desk.store.history_notes():
        st.warning(plain(str(note)))
    if not versions:
        st.info(say("plan_history.none"))
        return
    st.caption(plain(say("plan_history.versions", count=len(versions))))
    frame = versions_frame(versions)
    event = st.dataframe(
        frame,
        hide_index=True,
        width="stretch",
        column_config=headings(frame.columns),
        on_select="rerun",
        selection_mode="single-row",
    )
    chosen = event.selection.rows
    if not chosen or chosen[0] >= len(versions):
        return
    number = versions[chosen[0]].number
    look, compare, back, _ = st.columns([1, 1, 1, 2])
    look.button(say("plan_history.show"), on_click=look_at_version, args=(number,), width="stretch")
    compare.button(say("plan_history.compare"), on_click=compare_with, args=(number,), width="stretch")
    if desk.actor.may("edit"):
        with back.popover(say("plan_history.restore"), width="stretch"):
            if desk.store.is_altered(number):
                st.warning(plain(say("plan_history.restore-altered", number=number)))
            st.write(say("plan_history.restore-asked", number=number))
            st.button(say("plan_history.restore-now"), on_click=restore, args=(desk, number), type="primary")
