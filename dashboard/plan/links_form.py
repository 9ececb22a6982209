"""The form that asks what a link shows, and until when."""

from __future__ import annotations

from datetime import timedelta

import streamlit as st

from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.links.asked import USUAL_DAYS
from dashboard.plan.link_acts import CHAPTERS, END, EXPIRES, FOR_WHOM, ON_LAYERS, START, make
from geo.layers import LAYER
from geo.scene.briefing import open_chapters
from geo.words.text import say


def ask(desk: Desk) -> None:
    """Show the form."""
    titles = {chapter.id: chapter.title for chapter in open_chapters(desk.shown.plan)}
    labels = LAYER.labels
    with st.form("links"):
        st.text_input(say("plan_links.ask.label"), key=FOR_WHOM)
        what, layer = st.columns(2)
        what.multiselect(
            say("plan_links.ask.chapters"),
            list(titles),
            key=CHAPTERS,
            format_func=lambda name: titles.get(name, name),
            placeholder=say("plan_links.ask.all-chapters"),
        )
        layer.multiselect(
            say("plan_links.ask.layers"),
            list(labels),
            key=ON_LAYERS,
            format_func=lambda code: labels[code],
            placeholder=say("plan_links.ask.all-layers"),
        )
        start, end, day = st.columns(3)
        start.text_input(say("plan_links.ask.from"), key=START, help=say("instants.help"))
        end.text_input(say("plan_links.ask.to"), key=END, help=say("instants.help"))
        usual = (present_day() + timedelta(days=USUAL_DAYS)).isoformat()
        # No st.date_input: its parts are named in English, whatever the language.
        day.text_input(
            say("plan_links.ask.expires"), usual, key=EXPIRES, help=say("plan_links.ask.expires-help", days=USUAL_DAYS)
        )
        st.form_submit_button(say("plan_links.ask.make"), type="primary", on_click=make, args=(desk,))
