"""What a planner is told of an act, once: it shows until a run of the page that shows it has ended.

Streamlit forgets what a run was about to show if another run begins first, as it does after each save.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import streamlit as st

from dashboard.plain import plain
from dashboard.state import told


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence, and how long it shows."""

    text: str
    duration: Literal["short", "long"]


def tell(text: str, *, longer: bool = False) -> None:
    """Tell the planner of this session something, from within a callback.

    Parameters
    ----------
    text
        Sentences, as typed: no Markdown.
    longer
        Whether it shows for longer than usual.
    """
    told().append(Told(text, "long" if longer else "short"))


def show_told() -> list[Told]:
    """Show what the session was told, and return it for :func:`forget_told`."""
    shown: list[Told] = list(told())
    for one in shown:
        st.toast(plain(one.text), duration=one.duration)
    return shown


def forget_told(shown: list[Told]) -> None:
    """Show no more what :func:`show_told` has shown, since its run has come to its end."""
    waiting = told()
    waiting[:] = [one for one in waiting if not any(one is seen for seen in shown)]
