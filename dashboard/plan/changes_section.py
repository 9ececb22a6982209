"""The section Changes: unsaved rows and fields, old and new; clashes; the save; and drafts of other browsers."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.change_acts import settle
from dashboard.plan.changes import change_lines, changes_frame, clash_text, last_saved, mine_text, row_text, theirs_text
from dashboard.plan.offered_drafts import show_all
from dashboard.plan.saving import show_chosen, show_save
from dashboard.plan.steps import show_steps
from dashboard.plan.words import headings
from geo.words.text import say


def show(desk: Desk) -> None:
    """Show clashes to answer, how the draft differs from the files, the save, and drafts that can be taken up."""
    show_steps(desk)
    if not desk.actor.may("edit"):
        st.info(say("plan_changes.nobody-edits"))
    elif not desk.shown.working.changes:
        st.info(say("plan_changes.saved"))
    else:
        _changes(desk)
    show_all(desk)


def _changes(desk: Desk) -> None:
    working = desk.shown.working
    if working.clashes:
        st.caption(plain(last_saved(desk.store.versions())))
    for index in range(len(working.clashes)):
        _clash(desk, index)
    frame, lines = changes_frame(working), change_lines(working)
    st.caption(say("plan_changes.choose"))
    event = st.dataframe(
        frame,
        key=f"changes-{desk.shown.generation}",  # a list that has changed begins with nothing chosen
        hide_index=True,
        width="stretch",
        column_config=headings(frame.columns),
        on_select="rerun",
        selection_mode="multi-row",
    )
    chosen = [lines[index] for index in event.selection.rows if index < len(lines)]
    if chosen:
        show_chosen(desk, chosen)
    show_save(desk)


def _clash(desk: Desk, index: int) -> None:
    clash = desk.shown.working.clashes[index]
    with st.container(border=True):
        row = row_text(desk.shown.working, clash.table, clash.handle, clash.there)
        st.markdown(say("plan_changes.clash.about", row=plain(row), clash=plain(clash_text(clash))))
        mine, theirs, _ = st.columns([2, 2, 3])
        mine.button(
            plain(mine_text(clash)),
            key=f"mine-{index}",
            on_click=settle,
            args=(desk, clash, True),
            width="stretch",
        )
        theirs.button(
            plain(theirs_text(clash)),
            key=f"theirs-{index}",
            on_click=settle,
            args=(desk, clash, False),
            width="stretch",
        )
