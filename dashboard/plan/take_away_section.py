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


def show(desk: Desk) -> None:
    """Offer the take-aways; unsaved edits are in them."""
    if not desk.actor.may("export"):
        st.info("Nothing of this plan may be taken away here.")
        return
    names, views = titles(), VIEW.labels
    file, what, time, view = st.columns([3, 3, 1, 1])
    ending = file.selectbox("File", list(names), format_func=lambda code: names[code])
    kind = EXPORTS[ending]
    choices = shown_choices(desk, ending)
    shown = what.selectbox("Shows", list(choices), format_func=lambda code: choices[code])
    once = shown == ONE_TIME
    at = time.text_input("Time", "D+30", disabled=not once, help="An instant like D+30, H+6 or D-7.")
    blind = not once or "view" not in kind.takes
    seen = view.selectbox("View", list(views), format_func=lambda code: views[code], disabled=blind)
    layer, look, form, extra = st.columns([3, 1, 2, 2])
    labels = LAYER.labels
    layers = layer.multiselect("Layers", list(labels), format_func=lambda code: labels[code], placeholder="All layers")
    theme = look.selectbox("Colours", THEMES, disabled="theme" not in kind.takes)
    size = form.text_input("Size in pixels", USUAL_SIZE) if "size" in kind.takes else USUAL_SIZE
    paper = "A4, A3, letter, 16:9, or mm"
    page = form.text_input("Page", USUAL_PAGE, help=paper) if "page" in kind.takes else USUAL_PAGE
    notes = extra.checkbox("With remarks and speaker notes", value=kind.speaker_notes)
    changes = "changes" in kind.takes and extra.checkbox("With changes since the last version")
    wish = Wish(ending, shown, at, seen, layers, notes, changes, theme, size, page)
    if st.button("Make the file", type="primary"):
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
    bar.progress(work.progress, text=plain(f"Making {work.file}: {work.making}"))
    button.button("Cancel", on_click=forget_job, width="stretch")


def _give() -> None:
    """Give what is done, or say why it is not."""
    work = job()
    if work is None:
        return
    if work.failure:
        st.error(plain(work.failure))
        return
    told, button = st.columns([4, 1], vertical_alignment="bottom")
    told.success(plain(f"{work.file} is ready, {len(work.result) / 1e6:.1f} MB."))
    media_type = EXPORTS[work.ending].media_type
    button.download_button("Download", work.result, work.file, media_type, type="primary", width="stretch")


def _tables(desk: Desk) -> None:
    st.caption("Tables for a spreadsheet, as UTF-8; a cell that it would run as a formula begins with an apostrophe.")
    for column, spec in zip(st.columns(3) * 3, TABLES, strict=True):
        made = partial(table_csv, desk.shown.working, spec.name, desk.actor)
        column.download_button(spec.title, made, spec.file, "text/csv", width="stretch")
