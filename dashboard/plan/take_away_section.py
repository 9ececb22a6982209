"""The section Take away: files of the plan as it is shown."""

from functools import partial
from itertools import cycle

import streamlit as st

from dashboard.desk import Desk
from dashboard.export import EXPORTS
from dashboard.plain import plain
from dashboard.plan.table_csv import table_csv
from dashboard.plan.take_away_form import ask
from dashboard.plan.wish import begin_if_wanted, want
from dashboard.state import forget_job, job
from geo.columns import TableSpec
from geo.schema import TABLES
from geo.words.text import say


def show(desk: Desk) -> None:
    """Show the form, the export under way, and the tables as CSV; all include unsaved edits."""
    if not desk.actor.may("export"):
        st.info(say("plan_take_away.nothing"))
        return
    wish = ask(desk)
    missing = EXPORTS[wish.ending].missing
    if missing is not None:
        st.info(plain(str(missing)))
    st.button(say("plan_take_away.make"), type="primary", on_click=want, disabled=missing is not None)
    begin_if_wanted(desk, wish)
    work = job()
    (_watch if work is not None and work.running else _give)()
    _tables(desk)


@st.fragment(run_every=0.3)
def _watch() -> None:
    """Show the progress of the export until it ends."""
    work = job()
    if work is None or not work.running:
        st.rerun()
    bar, button = st.columns([4, 1], vertical_alignment="bottom")
    bar.progress(work.progress, text=plain(say("plan_take_away.making", file=work.file, part=work.making)))
    button.button(say("plan_take_away.cancel"), on_click=forget_job, width="stretch")


def _give() -> None:
    """Offer the file to download, or show why there is none."""
    work = job()
    if work is None:
        return
    if work.failure:
        st.error(plain(work.failure))
        return
    told, button = st.columns([4, 1], vertical_alignment="bottom")
    megabytes = f"{len(work.result) / 1e6:.1f}"
    told.success(plain(say("plan_take_away.ready", file=work.file, megabytes=megabytes)))
    for warning in work.warnings:
        told.warning(plain(warning))
    media_type = EXPORTS[work.ending].media_type
    download = say("plan_take_away.download")
    button.download_button(download, work.result, work.file, media_type, type="primary", width="stretch")


def _table(desk: Desk, spec: TableSpec) -> bytes:
    made = table_csv(desk.shown.working, spec.name, desk.actor)
    desk.note("exported", file=spec.file)
    return made


def _tables(desk: Desk) -> None:
    st.caption(say("plan_take_away.tables"))
    for column, spec in zip(cycle(st.columns(3)), TABLES, strict=False):
        made = partial(_table, desk, spec)
        column.download_button(spec.title, made, spec.file, "text/csv", width="stretch")
