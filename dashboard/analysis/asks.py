"""What a viewer asks from the map of the analysis page: checked, and put into the fields that it fills."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from dashboard.messages import FARTHEST_H
from dashboard.state import choice, is_new
from geo.clock import format_instant

CHOSEN, AT, START, END, LOST = "analysis-section", "analysis-at", "analysis-start", "analysis-end", "analysis-lost"
"""Keys of the fields that a question fills."""

ASKED = {"from": ("route", START), "to": ("route", END), "lose": ("loss", LOST)}
"""Which analysis each kind of question asks, by its code, and which field its id fills."""


@dataclass(frozen=True, slots=True)
class Ask:
    """One question: ``time``, ``from``, ``to`` or ``lose``; the id it is about ("" for time); the map's time in hours."""

    sender: str
    number: int
    kind: str
    id: str
    t: float


def read_ask(sent: Any) -> Ask | None:
    """Return the question that a map sent; None when it sent none, or none of ours."""
    ask = sent.get("ask") if isinstance(sent, Mapping) else None
    asking = ask.get("asking") if isinstance(ask, Mapping) else None
    if not isinstance(ask, Mapping) or not isinstance(asking, Mapping):
        return None
    sender, number, kind, t = ask.get("sender"), ask.get("n"), asking.get("kind"), asking.get("t")
    name = asking.get("id", "")
    sound = isinstance(sender, str) and isinstance(number, int) and kind in ("time", *ASKED)
    if not sound or not isinstance(name, str) or not isinstance(t, int | float) or not abs(t) <= FARTHEST_H:
        return None
    return Ask(str(sender)[:64], int(number), str(kind), name, math.floor(t))  # type: ignore[arg-type]


def take_ask(sent: Any) -> None:
    """Fill the fields of the page with a question that was not taken yet."""
    ask = read_ask(sent)
    if ask is None or not is_new(ask.sender, ask.number):
        return
    choice(AT, format_instant(ask.t))
    if ask.kind in ASKED:
        code, field = ASKED[ask.kind]
        choice(CHOSEN, code)
        choice(field, [*dict.fromkeys([*(choice(LOST) or []), ask.id])] if field == LOST else ask.id)
