"""What can be taken away from the plan as it is shown."""

from functools import partial

import streamlit as st

from dashboard.desk import Desk
from dashboard.export import EXPORTS
from dashboard.plain import plain
from dashboard.plan.table_csv import table_csv
from dashboard.plan.wish import ONE_TIME, Wish, begin, shown_choices, titles
from dashboard.state import forget_job, job
from geo.export.options import THEMES, USUAL_PAGE, USUAL_SIZE
from geo.layers import LAYER
from geo.schema import TABLES
from geo.terms import VIEW
from geo.words.text import say


def show(desk: Desk) -> None:
    """Offer the take-aways; unsaved edits are in them."""
    if not desk.actor.may("export"):
        st.info(say("plan_take_away.nothing"))
        return
    names, views = titles(), {term.code: term.label for term in VIEW.terms}
    file, what, time, view = st.columns([3, 3, 1, 1])
    ending = file.selectbox(say("plan_take_away.ask.file"), list(names), format_func=lambda code: names[code])
    kind = EXPORTS[ending]
    choices = shown_choices(desk, ending)
    shown = what.selectbox(say("plan_take_away.ask.shows"), list(choices), format_func=lambda code: choices[code])
    once = shown == ONE_TIME
    at = time.text_input(
        say("plan_take_away.ask.time"), "D+30", disabled=not once, help=say("plan_take_away.ask.time-help")
    )
    blind = not once or "view" not in kind.takes
    seen = view.selectbox(
        say("plan_take_away.ask.view"), list(views), format_func=lambda code: views[code], disabled=blind
    )
    layer, look, form, extra = st.columns([3, 1, 2, 2])
    labels = {term.code: term.label for term in LAYER.terms}
    layers = layer.multiselect(
        say("plan_take_away.ask.layers"),
        list(labels),
        format_func=lambda code: labels[code],
        placeholder=say("plan_take_away.ask.all-layers"),
    )
    theme = look.selectbox(
        say("plan_take_away.ask.colours"),
        THEMES,
        format_func=lambda code: say(f"plan_take_away.theme.{code}"),
        disabled="theme" not in kind.takes,
    )
    size = form.text_input(say("plan_take_away.ask.size"), USUAL_SIZE) if "size" in kind.takes else USUAL_SIZE
    paper, paper_help = say("plan_take_away.ask.page"), say("plan_take_away.ask.page-help")
    page = form.text_input(paper, USUAL_PAGE, help=paper_help) if "page" in kind.takes else USUAL_PAGE
    notes = extra.checkbox(say("plan_take_away.ask.notes"), value=kind.speaker_notes)
    changes = "changes" in kind.takes and extra.checkbox(say("plan_take_away.ask.changes"))
    wish = Wish(ending, shown, at, seen, layers, notes, changes, theme, size, page)
    if st.button(say("plan_take_away.make"), type="primary"):
        begin(desk, wish)
    work = job()
    (_watch if work is not None and work.running else _give)()
    _tables(desk)


@st.fragment(run_every=0.3)
def _watch() -> None:
    """Show what is under way, until it is done."""
    work = job()
    if work is None or not work.running:
        st.rerun()
    bar, button = st.columns([4, 1], vertical_alignment="bottom")
    bar.progress(work.progress, text=plain(say("plan_take_away.making", file=work.file, part=work.making)))
    button.button(say("plan_take_away.cancel"), on_click=forget_job, width="stretch")


def _give() -> None:
    """Give what is done, or say why it is not."""
    work = job()
    if work is None:
        return
    if work.failure:
        st.error(plain(work.failure))
        return
    told, button = st.columns([4, 1], vertical_alignment="bottom")
    megabytes = f"{len(work.result) / 1e6:.1f}"
    told.success(plain(say("plan_take_away.ready", file=work.file, megabytes=megabytes)))
    media_type = EXPORTS[work.ending].media_type
    download = say("plan_take_away.download")
    button.download_button(download, work.result, work.file, media_type, type="primary", width="stretch")


def _tables(desk: Desk) -> None:
    st.caption(say("plan_take_away.tables"))
    for column, spec in zip(st.columns(3) * 3, TABLES, strict=True):
        made = partial(table_csv, desk.shown.working, spec.name, desk.actor)
        column.download_button(spec.title, made, spec.file, "text/csv", width="stretch")
