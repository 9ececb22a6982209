"""What a page shows in place of a plan that it cannot open."""

from __future__ import annotations

import streamlit as st

from dashboard.plain import plain
from dashboard.plans import shown_plans
from dashboard.state import actor, ask_plan, plan_name, shelf
from geo.errors import PlanUnreadableError, UnknownPlanError
from geo.words.text import say


def show_unopened(error: PlanUnreadableError) -> None:
    """Say why there is no plan; for a name that the server does not have, offer the plans that it has."""
    if not isinstance(error, UnknownPlanError):
        st.error(plain(say("pages.no-plan", reason=error)))
        return
    plans = shelf()
    st.error(plain(say("pages.unknown-plan", name=plan_name(plans))))
    for name, title in shown_plans(plans, actor()).items():
        st.button(plain(title), key=f"plan-{name}", on_click=ask_plan, args=(name,))
