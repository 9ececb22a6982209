"""The plan as tables: every row, every problem, and what can be taken away."""

import streamlit as st

from dashboard.export import plan_html
from dashboard.load import plan_feed
from dashboard.state import plan_folder
from dashboard.tables import problems_table, table_rows
from geo.errors import PlanUnreadableError
from geo.geojson import plan_geojson
from geo.scene import NO_AGREEMENT, NOT_CLASSIFIED
from geo.schema import TABLES

TABLE_PX = 520


def show() -> None:
    """Show the tables of the plan, the problems of its files, and the downloads."""
    try:
        shown = plan_feed(plan_folder()).current
    except PlanUnreadableError as error:
        st.error(str(error))
        return
    plan = shown.plan
    st.subheader(plan.settings.title, anchor=False)
    st.caption(f"{plan.settings.marking}. {NOT_CLASSIFIED} {NO_AGREEMENT}")
    if shown.banner:
        st.warning(shown.banner)
    html, geojson, _ = st.columns([1, 1, 3])
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
    titles = [f"{spec.title} ({len(plan.rows(spec.name))})" for spec in TABLES]
    *tabs, problems = st.tabs([*titles, f"Problems ({len(plan.problems)})"])
    for tab, spec in zip(tabs, TABLES, strict=True):
        tab.dataframe(
            table_rows(plan, spec),
            hide_index=True,
            width="stretch",
            height=TABLE_PX,
            column_config={"Symbol": st.column_config.ImageColumn(width="small")},
        )
    problems.caption(f"{plan.set_aside} rows are not shown.")
    problems.dataframe(problems_table(plan), hide_index=True, width="stretch")
