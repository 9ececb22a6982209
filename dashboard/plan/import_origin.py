"""Asks where rows come from, for what a file says nothing of."""

from __future__ import annotations

import streamlit as st

from dashboard.day import present_day
from dashboard.desk import Desk
from dashboard.plain import plain
from dashboard.state import keep_choice
from geo.errors import ForeignFileError
from geo.importing.origin import USUAL_BASIS, USUAL_KM, origin_of
from geo.importing.proposal import Origin
from geo.schema import SOURCE_ID, SOURCES
from geo.terms import BASIS
from geo.words.text import say

_BASIS, _SOURCE, _AS_OF, _KM = (f"import-{name}" for name in ("basis", "source", "as-of", "precision"))


def ask_origin(desk: Desk) -> Origin | None:
    """Ask, and return the answer; None, with the reason shown, if it cannot be read."""
    sources = [str(name) for name in desk.shown.plan.rows(SOURCES)[SOURCE_ID]]
    usual = {_BASIS: USUAL_BASIS, _SOURCE: "", _AS_OF: present_day().isoformat(), _KM: USUAL_KM}
    for key, value in usual.items():
        keep_choice(key, value)
    st.caption(say("plan_import.origin"))
    basis, source, day, km = st.columns(4)
    labels = BASIS.labels
    code = basis.selectbox(say("plan_import.basis"), list(labels), key=_BASIS, format_func=lambda code: labels[code])
    none = say("plan_import.no-source")
    named = source.selectbox(
        say("plan_import.source"), ["", *sources], key=_SOURCE, format_func=lambda name: name or none
    )
    as_of = day.text_input(say("plan_import.as-of"), key=_AS_OF)
    precision = km.text_input(say("plan_import.precision"), key=_KM)
    try:
        return origin_of(code, named, as_of, precision, sources)
    except ForeignFileError as error:
        st.error(plain(say("plan_import.no-origin", reason=error)))
        return None
