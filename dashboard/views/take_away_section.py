"""What can be taken away from the plan as it is shown."""

from functools import partial

import streamlit as st

from dashboard.desk import Desk
from dashboard.export import plan_html, table_csv
from geo.geojson import plan_geojson
from geo.schema import TABLES


def show(desk: Desk) -> None:
    """Offer the downloads; unsaved edits are in them."""
    plan = desk.shown.plan
    html, geojson, _ = st.columns([1, 1, 2])
    html.download_button(
        "Map as one HTML file", lambda: plan_html(plan), f"{plan.name}.html", "text/html", width="stretch"
    )
    geojson.download_button(
        "Whole plan as GeoJSON",
        lambda: plan_geojson(plan),
        f"{plan.name}.geojson",
        "application/geo+json",
        width="stretch",
    )
    st.caption("Tables for a spreadsheet, as UTF-8; a cell that it would run as a formula begins with an apostrophe.")
    for column, spec in zip(st.columns(4) * 2, TABLES, strict=True):
        column.download_button(
            spec.title,
            partial(table_csv, desk.shown.working, spec.name),
            spec.file,
            "text/csv",
            width="stretch",
        )
