"""What is not saved yet: rows and fields, old and new; what clashes; and the save."""

import streamlit as st

from dashboard.counting import counted
from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.actions import discard, save, settle
from dashboard.plan.changes import changes_frame, clash_text, last_saved, row_text
from dashboard.state import choice

WHY, UTF8 = "why", "may-be-utf8"


def show(desk: Desk) -> None:
    """Show the difference to the files, settle what clashes, and save."""
    working = desk.shown.working
    if not desk.actor.may("edit"):
        st.info("Nothing is unsaved: nobody edits here.")
        return
    if not working.changes:
        st.info("Everything is saved.")
        return
    if working.clashes:
        st.caption(plain(last_saved(desk.store.versions())))
    for index in range(len(working.clashes)):
        _clash(desk, index)
    st.dataframe(changes_frame(working), hide_index=True, width="stretch")
    reason, go, drop = st.columns([4, 1, 1], vertical_alignment="bottom")
    reason.text_input("Why", key=WHY, placeholder="For the history, like: second brigade moved west")
    go.button(
        f"Save {counted(len(working.changes), 'row')}",
        on_click=save,
        args=(desk,),
        type="primary",
        width="stretch",
        disabled=bool(working.clashes),
    )
    with drop.popover("Discard", width="stretch"):
        st.write(f"Forget the unsaved edits of {counted(len(working.changes), 'row')}?")
        st.button("Discard them", on_click=discard, args=(desk,))
    if choice("needs-utf8"):
        st.warning(plain(f"The encoding of {', '.join(choice('needs-utf8'))} cannot hold a character that you typed."))
        st.checkbox("Save the file as UTF-8 (“CSV UTF-8”, as Excel writes it)", key=UTF8)


def _clash(desk: Desk, index: int) -> None:
    clash = desk.shown.working.clashes[index]
    with st.container(border=True):
        st.markdown(
            f"**{plain(row_text(desk.shown.working, clash.table, clash.handle, clash.there))}** — {plain(clash_text(clash))}"
        )
        mine, theirs, _ = st.columns([2, 2, 3])
        mine.button(
            f"Mine: {plain(clash.mine or '(empty)')}" if clash.column else "Mine",
            key=f"mine-{index}",
            on_click=settle,
            args=(desk, clash, True),
            width="stretch",
        )
        theirs.button(
            f"Theirs: {plain(clash.theirs or '(empty)')}" if clash.column else "Theirs",
            key=f"theirs-{index}",
            on_click=settle,
            args=(desk, clash, False),
            width="stretch",
        )
