"""The form that asks for the options of a take-away."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.desk import Desk
from dashboard.export import EXPORTS
from dashboard.jobs import Template
from dashboard.plan.wish import ONE_TIME, SEVERAL_TIMES, TIME_LINE, Wish, shown_choices, titles
from geo.export.film_options import LEAST_FPS, LONGEST_S, MOST_FPS, SHORTEST_S, USUAL_FPS
from geo.export.format import Format
from geo.export.options import MOST_TIMES, THEMES, USUAL_PAGE, USUAL_SIZE
from geo.export.page_size import PAGES_MM
from geo.layers import LAYER
from geo.terms import VIEW
from geo.words.text import say


def ask(desk: Desk) -> Wish:
    """Show the form, and return what a person chose; a choice that the format does not heed is disabled."""
    file, what, time, view = st.columns([3, 3, 1, 1])
    ending = _choice(file, say("plan_take_away.ask.file"), titles())
    kind = EXPORTS[ending]
    shown = _choice(what, say("plan_take_away.ask.shows"), shown_choices(desk, ending))
    several = shown == SEVERAL_TIMES
    once = shown == ONE_TIME or several
    if several:
        at = time.text_input(
            say("plan_take_away.ask.times"), "D+0;D+30;D+60", help=say("plan_take_away.ask.times-help", most=MOST_TIMES)
        )
    else:
        at = time.text_input(say("plan_take_away.ask.time"), "D+30", disabled=not once, help=say("instants.help"))
    views = VIEW.labels
    seen = _choice(
        view,
        say("plan_take_away.ask.view"),
        views,
        disabled=not (once or shown == TIME_LINE) or "view" not in kind.takes,
    )
    measured = bool({"size", "page", "sheet"} & kind.takes)
    layer, look, *form, extra = st.columns([3, 1, 2, 2] if measured else [3, 3, 2])
    layers = _layers(layer)
    themes = {theme: say(f"plan_take_away.theme.{theme}") for theme in THEMES}
    theme = _choice(look, say("plan_take_away.ask.colours"), themes, disabled="theme" not in kind.takes)
    size, page = _measures(form[0], kind) if form else (USUAL_SIZE, USUAL_PAGE)
    sheet = _sheet(form[0]) if "sheet" in kind.takes and not several else ""
    notes = extra.checkbox(say("plan_take_away.ask.notes"), value=kind.speaker_notes)
    changes = "changes" in kind.takes and extra.checkbox(say("plan_take_away.ask.changes"))
    template = _template() if "template" in kind.takes else None
    film = _film(runs=shown == TIME_LINE) if "film" in kind.takes else ("", "", "", USUAL_FPS)
    return Wish(ending, shown, at, seen, layers, notes, changes, theme, size, page, sheet, template, *film)


def _film(*, runs: bool) -> tuple[str, str, str, int]:
    """Ask between which times a film runs, for how many seconds, and for its pictures a second; return these."""
    first, last, length, rate = st.columns(4)
    help_ = say("instants.help")
    start = first.text_input(say("plan_take_away.ask.from"), disabled=not runs, help=help_)
    end = last.text_input(say("plan_take_away.ask.to"), disabled=not runs, help=help_)
    seconds = length.number_input(
        say("plan_take_away.ask.seconds"), SHORTEST_S, LONGEST_S, None, help=say("plan_take_away.ask.seconds-help")
    )
    fps = rate.number_input(say("plan_take_away.ask.fps"), LEAST_FPS, MOST_FPS, USUAL_FPS)
    return start, end, "" if seconds is None else str(seconds), int(fps)


def _choice(place: DeltaGenerator, label: str, titles: dict[str, str], *, disabled: bool = False) -> str:
    return place.selectbox(label, list(titles), format_func=lambda code: titles[code], disabled=disabled)


def _layers(place: DeltaGenerator) -> list[str]:
    labels = LAYER.labels
    return place.multiselect(
        say("plan_take_away.ask.layers"),
        list(labels),
        format_func=lambda code: labels[code],
        placeholder=say("plan_take_away.ask.all-layers"),
    )


def _sheet(place: DeltaGenerator) -> str:
    """Ask for the size of a map sheet; return "" for pages."""
    none = say("plan_take_away.ask.no-sheet")
    titles = {"": none, **{name: name.upper() if len(name) == 2 else name for name in PAGES_MM}}
    return _choice(place, say("plan_take_away.ask.sheet"), titles)


def _template() -> Template | None:
    """Ask for a staff's template, and return it as the browser sends it; only the export opens it.

    The box takes files of any kind: the export says in a sentence what is wrong with one, and makes no slides without it.
    """
    sent = st.file_uploader(say("plan_take_away.ask.template"), help=say("plan_take_away.ask.template-help"))
    return None if sent is None else Template(sent.name, sent.getvalue())


def _measures(place: DeltaGenerator, kind: Format) -> tuple[str, str]:
    """Ask for the size of a picture in pixels, or of a page, if the format heeds it; return both."""
    size, page = USUAL_SIZE, USUAL_PAGE
    if "size" in kind.takes:
        size = place.text_input(say("plan_take_away.ask.size"), USUAL_SIZE)
    if "page" in kind.takes:
        page = place.text_input(say("plan_take_away.ask.page"), USUAL_PAGE, help=say("plan_take_away.ask.page-help"))
    return size, page
