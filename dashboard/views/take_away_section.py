"""What can be taken away from the plan as it is shown."""

from functools import partial

import streamlit as st

from dashboard.desk import Desk
from dashboard.export import EXPORTS, table_csv
from dashboard.plain import plain
from dashboard.state import forget_job, job
from dashboard.take_away import DATA, ONE_TIME, PAGED, PICTURES, Wish, begin, shown_choices, titles
from geo.schema import TABLES
from geo.terms import LAYER, VIEW


def show(desk: Desk) -> None:
    """Offer the take-aways; unsaved edits are in them."""
    kinds, views = titles(), {term.code: term.label for term in VIEW.terms}
    kind, what, time, view = st.columns([3, 3, 1, 1])
    ending = kind.selectbox("File", list(kinds), format_func=lambda code: kinds[code])
    choices = shown_choices(desk, ending)
    shown = what.selectbox("Shows", list(choices), format_func=lambda code: choices[code])
    once = shown == ONE_TIME
    at = time.text_input("Time", "D+30", disabled=not once, help="An instant like D+30, H+6 or D-7.")
    seen = view.selectbox(
        "View", list(views), format_func=lambda code: views[code], disabled=not once or ending in DATA
    )
    layer, look, form, extra = st.columns([3, 1, 2, 2])
    labels = {term.code: term.label for term in LAYER.terms}
    layers = layer.multiselect("Layers", list(labels), format_func=lambda code: labels[code], placeholder="All layers")
    theme = look.selectbox("Colours", ["light", "dark"], disabled=ending in DATA or ending == ".html")
    size = form.text_input("Size in pixels", "1920x1080") if ending in PICTURES else "1920x1080"
    page = form.text_input("Page", "A4", help="A4, A3, letter, 16:9, or mm") if ending == ".pdf" else "A4"
    notes = extra.checkbox("With remarks and speaker notes", value=ending == ".pptx")
    changes = ending in PAGED and extra.checkbox("With changes since the last version")
    wish = Wish(ending, shown, at, seen, layers, notes, changes, theme, size, page)
    st.button("Make the file", on_click=begin, args=(desk, wish), type="primary")
    _progress()
    _tables(desk)


@st.fragment(run_every=0.3)
def _progress() -> None:
    """Show what is under way, and give what is done."""
    work = job()
    if work is None:
        return
    bar, button = st.columns([4, 1], vertical_alignment="bottom")
    result = work.result()
    if work.running:
        bar.progress(work.progress, text=plain(f"Making {work.file}: {work.making}"))
        button.button("Cancel", on_click=forget_job, width="stretch")
    elif result is not None:
        bar.success(plain(f"{work.file} is ready, {len(result) / 1e6:.1f} MB."))
        mime = EXPORTS[work.ending].mime
        button.download_button("Download", result, work.file, mime, type="primary", width="stretch")
    else:
        bar.error(plain(work.failure))


def _tables(desk: Desk) -> None:
    st.caption("Tables for a spreadsheet, as UTF-8; a cell that it would run as a formula begins with an apostrophe.")
    for column, spec in zip(st.columns(4) * 2, TABLES, strict=True):
        column.download_button(
            spec.title, partial(table_csv, desk.shown.working, spec.name), spec.file, "text/csv", width="stretch"
        )
