"""Where a second hub is needed: every loss of one hub, and of every pair."""

import streamlit as st

from dashboard.analysis.question import Answer, Question, choose_row
from dashboard.analysis.rows import loss_rows, summary, sweep_verdict
from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.analysis.losses import read_losses
from geo.analysis.sustainment import sustain
from geo.analysis.sweep import sweep
from geo.analysis.what_if import changes
from geo.scene.overlays import loss_overlay

SINGLE, PAIRS = "sweep-single", "sweep-pairs"


def show(question: Question) -> Answer:
    """Show the losses, the worst first; a chosen one is on the map."""
    plan = question.plan
    before = sustain(plan, question.at)
    net = before.picture.net
    token = plan.revision, question.at
    single = remembered(SINGLE, token) or sweep(net, 1)
    remember(SINGLE, token, single)
    st.markdown(plain(sweep_verdict(single, is_demand_known=before.is_demand_known)))
    st.caption("One hub lost: t/day unmet, hubs of which too much is asked. Choose a row to see it on the map.")
    one = choose_row(loss_rows(single), "sweep-one")
    pairs = remembered(PAIRS, token)
    number = len(net.hub_ids) * (len(net.hub_ids) - 1) // 2
    if pairs is None and st.button(f"Try every pair of hubs ({number})"):
        bar = st.progress(0.0, text="Trying every pair")
        pairs = sweep(net, 2, lambda part: _move(bar, part))
        bar.empty()
        remember(PAIRS, token, pairs)
    two = None
    if pairs is not None:
        st.markdown(plain(sweep_verdict(pairs, is_demand_known=before.is_demand_known)))
        st.caption("Two hubs lost")
        two = choose_row(loss_rows(pairs), "sweep-two")
    chosen = (
        pairs[two].hub_ids if pairs is not None and two is not None else single[one].hub_ids if one is not None else ()
    )
    after = sustain(plan, question.at, read_losses(chosen, plan))
    if chosen:
        st.caption(plain(f"Without {' and '.join(chosen)}: {summary(after)}"))
    title = f"{question.when}: without {' and '.join(chosen) or 'any loss'}"
    return Answer(loss_overlay(before, after, changes(before, after), title))


def _move(bar: object, part: float) -> None:
    bar.progress(part, text="Trying every pair")  # type: ignore[attr-defined]
