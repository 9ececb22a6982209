"""Undo and redo above the sections that have no grid, with the keys that the grid has."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.plan.acts import Done, attempt
from dashboard.told import tell
from dashboard.whole import whole
from geo.words.text import say


def show_steps(desk: Desk) -> None:
    """Show what can be undone and redone; nothing for who may not edit, or if there is no step."""
    working = desk.shown.working
    if not desk.actor.may("edit") or not (working.can_undo or working.can_redo):
        return
    with st.container(horizontal=True, key="posture-steps"):
        _button("undo", working.can_undo, undo, desk)
        _button("redo", working.can_redo, redo, desk)


def _button(act: str, step: str, on_click: Callable[[Desk], None], desk: Desk) -> None:
    """Show a button; ``client/src/frame/steps.ts`` presses it, by its key, for the keys that it tells of."""
    told = plain(say(f"plan_page.step.{act}-help", step=step)) if step else None
    label = say(f"plan_page.step.{act}")
    st.button(label, key=f"posture-{act}", on_click=on_click, args=(desk,), help=told, disabled=not step)


@whole
def undo(desk: Desk) -> None:
    """Undo the last step of the planner."""
    step = desk.feed.space.current.can_undo
    outcome = attempt(desk, lambda space: space.undo(desk.actor))
    if isinstance(outcome, Done):
        tell(say("plan_page.step.undone", step=step) if outcome.value else say("plan_page.step.no-undo"))


@whole
def redo(desk: Desk) -> None:
    """Redo the step that was undone last."""
    step = desk.feed.space.current.can_redo
    outcome = attempt(desk, lambda space: space.redo(desk.actor))
    if isinstance(outcome, Done):
        tell(say("plan_page.step.redone", step=step) if outcome.value else say("plan_page.step.no-redo"))
