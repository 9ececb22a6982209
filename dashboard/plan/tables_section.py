"""Every table of the plan as a grid to be edited."""

import streamlit as st

from dashboard.component.host import show_grid
from dashboard.desk import Desk, is_unheard
from dashboard.editing import grid_data
from dashboard.state import asked_row, choice
from geo.schema import TABLES

TABLE = "table-shown"
_TITLES = {spec.name: spec.title for spec in TABLES}


def show(desk: Desk) -> None:
    """Show one table; the address may ask for a row."""
    asked, handle, column = asked_row()
    if choice(TABLE) is None:
        choice(TABLE, asked if asked in _TITLES else TABLES[0].name)
    pick, search = st.columns([5, 1], vertical_alignment="center")
    table = pick.segmented_control(
        "Table",
        list(_TITLES),
        key=TABLE,
        required=True,
        format_func=lambda name: _titled(name, desk),
        label_visibility="collapsed",
    )
    wanted = search.text_input("Rows with", placeholder="Show rows with …", label_visibility="collapsed")
    focus = (handle, column) if asked == table else (None, None)
    sent = show_grid(grid_data(desk.shown, table or TABLES[0].name, wanted, *focus, desk.editing))
    if is_unheard(desk, sent):
        st.rerun()


def _titled(name: str, desk: Desk) -> str:
    return f"{_TITLES[name]} {desk.shown.plan.tables[name].rows}"
