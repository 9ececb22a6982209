"""The file that a planner gives to import: asked for, kept while the page shows other sections, and read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import streamlit as st

from dashboard.plain import plain
from dashboard.state import choice, remember, remembered
from dashboard.whole import whole
from geo.errors import ForeignFileError
from geo.export.options import LARGEST_TEMPLATE
from geo.importing.foreign import ForeignTable
from geo.importing.sources import foreign_tables
from geo.words.text import say

FILE = "import-file"
"""Key of the box that takes a file."""

_GIVEN = "import-given"

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True)
class Given:
    """A file of other people.

    Attributes
    ----------
    key
        Tells this file from every other that was given.
    name
        Its name.
    tables
        Its tables; none if it cannot be read.
    refusal
        Why it cannot be read; "" if it can.
    """

    key: str
    name: str
    tables: tuple[ForeignTable, ...] = ()
    refusal: str = ""


def ask_file() -> Given | None:
    """Ask for a file, and return the one that was given; None until one is.

    The box takes files of any kind: what is in one counts, and a sentence says what is wrong with it.
    """
    limit = LARGEST_TEMPLATE // 2**20
    sent = st.file_uploader(say("plan_import.file"), key=FILE, on_change=_take)
    st.caption(plain(say("plan_import.kinds", limit=limit)))
    kept = remembered(_GIVEN, None)
    if kept is None:
        return None
    if sent is None:
        told, button = st.columns([4, 1], vertical_alignment="center")
        told.info(plain(say("plan_import.still-open", file=kept.name)))
        button.button(say("plan_import.close"), on_click=_close, width="stretch")
    return once("import-read", kept.file_id, lambda: _read(kept.file_id, kept.name, kept.getvalue()))


def once(name: str, token: object, make: Callable[[], Made]) -> Made:
    """Return what was made before for a token, or make it; a session keeps one value for each name.

    Parameters
    ----------
    name
        Name of what is made.
    token
        What it depends on.
    make
        Makes it; never None.
    """
    found: Made | None = remembered(name, token)
    if found is None:
        found = make()
        remember(name, token, found)
    return found


def _read(key: str, name: str, data: bytes) -> Given:
    try:
        return Given(key, name, tuple(foreign_tables(data, name)))
    except ForeignFileError as error:
        return Given(key, name, refusal=say("plan_import.refused", file=name, reason=error))


@whole
def _take() -> None:
    """Keep the file that the box has now, also after the box was gone; None if it was taken out."""
    remember(_GIVEN, None, choice(FILE))


@whole
def _close() -> None:
    """Forget the file."""
    remember(_GIVEN, None, None)
