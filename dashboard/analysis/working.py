"""Computations of the page that may take long: how far they are, and a button that ends them."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

from dashboard.state import choice, remember, remembered
from dashboard.whole import whole
from geo.analysis.progress import Progress
from geo.words.text import say

PATIENCE_S = 0.7
"""A computation that takes longer shows how far it is, and its answer is kept for as long as it is asked for."""

_CANCELLED = "analysis-cancelled"
"""Key of the choice that keeps which computation a viewer cancelled."""

Answer = TypeVar("Answer")


class Cancelled(Exception):  # noqa: N818  nothing went wrong
    """A viewer ended the computation; the page has said so."""


def worked(key: str, token: Any, work: Callable[[Progress], Answer]) -> Answer:
    """Return what a computation finds, or found before.

    Parameters
    ----------
    key
        Name of the computation; the last answer of each name is kept, if it took long.
    token
        What the answer depends on.
    work
        Computes it, and calls its argument with the part that is done.

    Raises
    ------
    Cancelled
        If the viewer has ended this computation.
    """
    found: Answer | None = remembered(key, token)
    if found is not None:
        return found
    if choice(_CANCELLED) == (key, token):
        st.info(say("analysis.ended"))
        raise Cancelled
    bar = _Bar(key, token)
    try:
        found = work(bar.tell)
    finally:
        bar.close()
    if bar.is_long:
        remember(key, token, found)
    return found


class _Bar:
    """How far a computation is, and a button that ends it; shown only once it has taken a while."""

    def __init__(self, key: str, token: Any) -> None:
        self._key, self._token = key, token
        self._began, self._place = time.monotonic(), st.empty()
        self._bar: Any = None

    @property
    def is_long(self) -> bool:
        return time.monotonic() - self._began >= PATIENCE_S

    def tell(self, part: float) -> None:
        if not self.is_long:
            return
        text = say("analysis.working")
        if self._bar is None:
            left, right = self._place.container().columns([4, 1], vertical_alignment="bottom")
            right.button(say("analysis.end"), key=f"cancel-{self._key}", on_click=self._cancel)
            self._bar = left.progress(part, text=text)
        self._bar.progress(part, text=text)

    @whole
    def _cancel(self) -> None:
        choice(_CANCELLED, (self._key, self._token))

    def close(self) -> None:
        self._place.empty()


@whole
def compute_again() -> None:
    """Let the computation that was cancelled run."""
    choice(_CANCELLED, ())
