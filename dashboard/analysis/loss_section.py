"""What if: hubs, crossings or nations are lost from an instant on, side by side with the plan."""

import streamlit as st

from dashboard.analysis.asks import LOST
from dashboard.analysis.loss import HUB_CHANGES, UNIT_CHANGES, concerned, transport
from dashboard.analysis.question import Answer, Question, read_time
from dashboard.analysis.supply import summary, unit_reasons
from dashboard.analysis.supply_section import choose_hub, show_lasting
from dashboard.analysis.supply_work import supply_of
from dashboard.analysis.widgets import choose, show_notes, show_reasons, show_table
from dashboard.analysis.words import shortened
from dashboard.plain import plain
from dashboard.state import choice
from geo.analysis.losses import Losable, Losses, losable, read_losses
from geo.analysis.what_if import Effect, effect
from geo.plan import Plan
from geo.scene.overlays import closed_places, loss_overlay
from geo.words.text import say


def show(question: Question) -> Answer:
    """Show which units run short and when, which hubs supply them instead, and hubs from which the plan draws too much."""
    plan, at = question.plan, question.at
    losses = _asked_losses(question)
    found, lost = effect(supply_of(plan, at), supply_of(plan, at, losses)), losses.at(at)
    before, after = st.columns(2)
    before.caption(say("analysis_loss.before"))
    before.markdown(plain(summary(found.before)))
    after.caption(say("analysis_loss.after" if lost.names else "analysis_loss.after-none"))
    after.markdown(plain(summary(found.after)))
    if losses.names and not lost.names:
        st.info(plain(say("analysis_loss.not-yet", when=question.when)))
    elif not losses.names:
        st.caption(say("analysis_loss.name-it"))
    _show_changes(found, plan)
    choose_hub(found.after, "loss-hubs")
    show_notes(found.after.notes)
    crosses = closed_places(plan, at, lost.crossings)
    return Answer(loss_overlay(found.before, found.after, found.units, _title(question, lost), crosses=crosses))


def _title(question: Question, lost: Losses) -> str:
    if not lost.names:
        return say("analysis_loss.map-none", when=question.when)
    return say("analysis_loss.map", when=question.when, lost=shortened(lost.names))


def _asked_losses(question: Question) -> Losses:
    choices = {one.name: one for one in losable(question.plan)}
    choice(LOST, [name for name in choice(LOST) or [] if name in choices])
    what, when = st.columns([3, 1])
    lost = what.multiselect(
        say("analysis_loss.lost"), list(choices), key=LOST, format_func=lambda name: _label(choices[name]), filter_mode="prefix", select_all=False
    )  # fmt: skip
    since = when.text_input(
        say("analysis_loss.since"), "", placeholder=question.typed, help=say("analysis_loss.since-help")
    )
    start = read_time(since, question.plan) if since.strip() else question.at
    return read_losses(lost, question.plan, start)


def _label(one: Losable) -> str:
    if one.kind == "hub":
        return f"{one.name} · {one.called}"
    return say(f"analysis_loss.losable.{one.kind}", called=one.called)


def _show_changes(found: Effect, plan: Plan) -> None:
    changed = concerned(found)
    if changed:
        st.caption(say("analysis_loss.units"))
        change = choose(changed, UNIT_CHANGES, "loss-units")
        if change is not None and change.after is not None:
            show_reasons(unit_reasons(found.after, change.after, plan))
    if found.hubs:
        st.caption(say("analysis_supply.tables.hubs-turned"))
        show_table(found.hubs, HUB_CHANGES)
    show_lasting(found.after)
    st.caption(plain(transport(found)))
