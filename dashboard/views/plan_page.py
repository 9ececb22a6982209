"""The plan as tables: every row, every problem, and what can be taken away."""

import streamlit as st

from dashboard.export import plan_html
from dashboard.load import follow, plan_feed
from dashboard.plain import plain
from dashboard.state import plan_folder
from dashboard.tables import problems_table, tables_of
from geo.errors import PlanUnreadableError
from geo.geojson import plan_geojson
from geo.plan import Plan
from geo.scene import NO_AGREEMENT, NOT_CLASSIFIED

TABLE_PX = 520
SYMBOL = st.column_config.ImageColumn(width="small")


def show() -> None:
    """Show the tables of the plan, the problems of its files, and the downloads."""
    try:
        feed = plan_feed(plan_folder())
    except PlanUnreadableError as error:
        st.error(plain(str(error)))
        return
    shown = feed.current
    plan = shown.plan
    st.subheader(plain(plan.settings.title), anchor=False)
    st.caption(plain(f"{plan.settings.marking}. {NOT_CLASSIFIED} {NO_AGREEMENT}"))
    if shown.banner:
        st.warning(plain(shown.banner))
    _downloads(plan)
    tables = tables_of(shown.scene)
    *tabs, problems = st.tabs(
        [*(f"{title} ({len(rows)})" for title, rows in tables.items()), f"Problems ({len(plan.problems)})"]
    )
    for tab, rows in zip(tabs, tables.values(), strict=True):
        tab.dataframe(rows, hide_index=True, width="stretch", height=TABLE_PX, column_config={"Symbol": SYMBOL})
    problems.caption(f"{plan.set_aside} rows are not shown.")
    problems.dataframe(problems_table(plan), hide_index=True, width="stretch")
    follow(feed, shown.generation)


def _downloads(plan: Plan) -> None:
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
