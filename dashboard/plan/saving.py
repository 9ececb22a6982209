"""The buttons of the section Changes: save or revert all, some rows, or some fields."""

from __future__ import annotations

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.change_acts import discard, revert, save
from dashboard.plan.changes import Line, fields_of, is_clashing, is_part
from dashboard.state import choice
from geo.editing.contents import made_of_sheets
from geo.words.text import listed, say

WHY, UTF8 = "why", "may-be-utf8"


def show_chosen(desk: Desk, chosen: list[Line]) -> None:
    """Show what can be done with chosen lines of the list.

    Parameters
    ----------
    desk
        The desk of a planner who may edit.
    chosen
        Lines of the list, at least one.
    """
    fields = fields_of(chosen)
    rows: dict[tuple[str, str], list[str]] = {row: [] for row in fields}
    count = sum(map(len, fields.values()))
    in_parts = count and any(is_part(desk.shown.working, row, columns) for row, columns in fields.items())
    waits = is_clashing(desk.shown.working, fields)
    with st.container(horizontal=True):
        if in_parts:
            told = say("plan_changes.save-fields", count=count)
            st.button(told, on_click=save, args=(desk, fields), disabled=waits)
        told = say("plan_changes.save-chosen", count=len(rows))
        st.button(told, on_click=save, args=(desk, rows), disabled=is_clashing(desk.shown.working, rows))
        if in_parts:
            st.button(say("plan_changes.revert-fields", count=count), on_click=revert, args=(desk, fields))
        st.button(say("plan_changes.revert-rows", count=len(rows)), on_click=revert, args=(desk, rows))


def show_save(desk: Desk) -> None:
    """Show the field for a reason, and the buttons that save or discard all edits."""
    working = desk.shown.working
    count = len(working.changes)
    sheets = made_of_sheets(working.contents)
    if sheets:
        named = listed(dict.fromkeys(origin.workbook for origin in sheets.values()))
        st.info(plain(say("plan_changes.makes-csvs", count=len(sheets), workbooks=named, files=listed(sheets))))
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
    if choice("needs-utf8"):
        st.warning(plain(say("plan_changes.needs-utf8", files=", ".join(choice("needs-utf8")))))
        st.checkbox(say("plan_changes.may-be-utf8"), key=UTF8)
