"""The section Tables: every table of the plan as a grid to edit."""

import streamlit as st

from dashboard.component.host import show_grid
from dashboard.desk import Desk, is_unheard
from dashboard.grid import grid_data
from dashboard.plan.counts import counts_style
from dashboard.state import asked_row, choice
from geo.schema import TABLE_BY_NAME, TABLES
from geo.words.text import say

TABLE = "table-shown"


def show(desk: Desk) -> None:
    """Show one table, and the row that the address asks for."""
    asked, handle, column = asked_row()
    if choice(TABLE) is None:
        choice(TABLE, asked if asked in TABLE_BY_NAME else TABLES[0].name)
    pick, search = st.columns([5, 1], vertical_alignment="center")
    table = pick.segmented_control(
        say("plan_page.table"),
        [spec.name for spec in TABLES],
        key=TABLE,
        required=True,
        format_func=lambda name: TABLE_BY_NAME[name].title,
        label_visibility="collapsed",
    )
    st.html(counts_style(TABLE, [desk.shown.plan.tables[spec.name].rows for spec in TABLES]))
    hint = say("plan_page.row-filter-hint")
    wanted = search.text_input(say("plan_page.row-filter"), placeholder=hint, label_visibility="collapsed")
    focus = (handle, column) if asked == table else (None, None)
    sent = show_grid(grid_data(desk.shown, table or TABLES[0].name, wanted, *focus, desk.editing))
    if is_unheard(desk, sent):
        st.rerun()
