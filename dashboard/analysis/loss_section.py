"""What if: hubs, crossings or nations are lost from a day on, side by side with the plan."""

import streamlit as st

from dashboard.analysis.asks import LOST
from dashboard.analysis.explanations import told_hub, told_unit
from dashboard.analysis.question import (
    Answer,
    Question,
    choose_row,
    loss_choices,
    read_time,
    show_rows,
    tell,
    tell_notes,
)
from dashboard.analysis.rows import HUBS_TOLD, change_rows, hub_change_rows, hub_rows, shortened, summary, transport
from dashboard.plain import plain
from dashboard.state import choice
from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.analysis.what_if import changes, hub_changes
from geo.scene.overlays import closed_places, loss_overlay


def show(question: Question) -> Answer:
    """Show who runs short and when, who is fed by whom instead, and hubs of which too much is asked."""
    choices = loss_choices(question.plan)
    choice(LOST, [name for name in choice(LOST) or [] if name in choices])
    what, when = st.columns([3, 1])
    lost = what.multiselect(
        "Lost", list(choices), key=LOST, format_func=lambda name: choices[name], filter_mode="prefix", select_all=False
    )
    since = when.text_input("From", "", placeholder=question.when, help="When it is lost; empty: at the time above.")
    start = read_time(since, question.plan) if since.strip() else question.at
    losses = read_losses(lost, question.plan, start)
    before, after = sustain(question.plan, question.at), sustain(question.plan, question.at, losses)
    changed = changes(before, after)
    plan, loss = st.columns(2)
    plan.caption("The plan")
    plan.markdown(plain(summary(before)))
    loss.caption("After the loss" if losses.at(question.at).names else "Nothing is lost yet")
    loss.markdown(plain(summary(after)))
    if lost and not losses.at(question.at).names:
        st.info(plain(f"Nothing is lost yet at {question.when}: choose a later time above."))
    elif not lost:
        st.caption("Name what is lost, or click a hub on the map and choose “What if it is lost?”.")
    rows = change_rows(changed)
    row = None
    if rows:
        st.caption("Units fed otherwise, or short of t/day. Choose one to see what stands behind it.")
        row = choose_row(rows, "loss-units")
    if row is not None:
        tell(told_unit(after, rows[row]["Unit"], question.plan))
    others = hub_change_rows(hub_changes(before, after))
    if others:
        st.caption("Hubs supplied otherwise: from where, t/day")
        show_rows(others)
        st.caption(plain(transport(before, after)))
    st.caption(plain(HUBS_TOLD))
    hubs = hub_rows(after)
    hub = choose_row(hubs, "loss-hubs")
    if hub is not None:
        tell(told_hub(after, hubs[hub]["Hub"]))
    tell_notes(after.notes)
    crosses = closed_places(question.plan, question.at, losses.at(question.at).crossings)
    title = f"{question.when}: without {shortened(losses.at(question.at).names) or 'any loss'}"
    return Answer(loss_overlay(before, after, changed, title, crosses=crosses))
