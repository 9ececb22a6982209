"""The section Changes: unsaved rows and fields, old and new; clashes; and the save."""

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import discard, save, settle
from dashboard.plan.changes import changes_frame, clash_text, last_saved, mine_text, row_text, theirs_text
from dashboard.plan.words import headings
from dashboard.state import choice
from geo.words.text import say

WHY, UTF8 = "why", "may-be-utf8"


def show(desk: Desk) -> None:
    """Show clashes to answer, how the draft differs from the files, and the save."""
    working = desk.shown.working
    if not desk.actor.may("edit"):
        st.info(say("plan_changes.nobody-edits"))
        return
    if not working.changes:
        st.info(say("plan_changes.saved"))
        return
    if working.clashes:
        st.caption(plain(last_saved(desk.store.versions())))
    for index in range(len(working.clashes)):
        _clash(desk, index)
    frame = changes_frame(working)
    st.dataframe(frame, hide_index=True, width="stretch", column_config=headings(frame.columns))
    _save(desk)
    if choice("needs-utf8"):
        st.warning(plain(say("plan_changes.needs-utf8", files=", ".join(choice("needs-utf8")))))
        st.checkbox(say("plan_changes.may-be-utf8"), key=UTF8)


def _save(desk: Desk) -> None:
    """Show the field for a reason, and the buttons that save or discard the edits."""
    working = desk.shown.working
    count = len(working.changes)
    reason, go, drop = st.columns([4, 1, 1], vertical_alignment="bottom")
    reason.text_input(say("plan_changes.why"), key=WHY, placeholder=say("plan_changes.why-hint"))
    go.button(
        say("plan_changes.save", count=count),
        on_click=save,
        args=(desk,),
        type="primary",
        width="stretch",
        disabled=bool(working.clashes),
    )
    with drop.popover(say("plan_changes.discard"), width="stretch"):
        st.write(say("plan_changes.discard-asked", count=count))
        st.button(say("plan_changes.discard-now"), on_click=discard, args=(desk,))


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
