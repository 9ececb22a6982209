"""Where a second hub is needed: every loss of one hub, and of every pair."""

from collections.abc import Sequence
from math import comb

import streamlit as st

from dashboard.analysis.question import Answer, Question
from dashboard.analysis.supply import summary
from dashboard.analysis.supply_work import supply_of
from dashboard.analysis.sweep import LOSSES, verdict
from dashboard.analysis.widgets import choose
from dashboard.plain import plain
from dashboard.state import remember, remembered
from geo.analysis.losses import read_losses
from geo.analysis.supply_net import SupplyNet
from geo.analysis.sweep import Loss, sweep
from geo.analysis.what_if import changes
from geo.scene.overlays import loss_overlay
from geo.words.text import listed, say

SINGLE, PAIRS = "sweep-single", "sweep-pairs"


def show(question: Question) -> Answer:
    """Show the losses, the worst first. The map shows the one that the viewer chooses."""
    plan, at = question.plan, question.at
    before = supply_of(plan, at)
    net, is_demand_known = before.picture.net, before.is_demand_known
    token = plan.revision, at
    single = remembered(SINGLE, token) or sweep(net, 1)
    remember(SINGLE, token, single)
    st.markdown(plain(verdict(single, is_demand_known=is_demand_known)))
    st.caption(say("analysis_sweep.one-lost"))
    chosen = choose(single, LOSSES, "sweep-one")
    pairs = _pairs(net, token)
    if pairs is not None:
        st.markdown(plain(verdict(pairs, is_demand_known=is_demand_known)))
        st.caption(say("analysis_sweep.two-lost"))
        chosen = choose(pairs, LOSSES, "sweep-two") or chosen
    lost = chosen.hub_ids if chosen is not None else ()
    after = supply_of(plan, at, read_losses(lost, plan))
    if lost:
        st.caption(plain(say("analysis_sweep.without", lost=listed(lost), summary=summary(after))))
    return Answer(loss_overlay(before, after, changes(before, after), _title(question, lost)))


def _title(question: Question, lost: Sequence[str]) -> str:
    if not lost:
        return say("analysis_loss.map-none", when=question.when)
    return say("analysis_loss.map", when=question.when, lost=listed(lost))


def _pairs(net: SupplyNet, token: tuple[str, float]) -> list[Loss] | None:
    """Return every loss of two hubs, once a viewer has asked for them."""
    pairs: list[Loss] | None = remembered(PAIRS, token)
    number = comb(len(net.hub_ids), 2)
    if pairs is None and st.button(say("analysis_sweep.try-pairs", count=number)):
        trying = say("analysis_sweep.trying")
        bar = st.progress(0.0, text=trying)
        pairs = sweep(net, 2, lambda part: bar.progress(part, text=trying))
        bar.empty()
        remember(PAIRS, token, pairs)
    return pairs
