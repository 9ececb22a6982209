"""Questions that a viewer asks from the map of the analysis page: checked, and put into the fields of the page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from dashboard.messages import LONGEST_SENDER
from dashboard.state import choice, is_new
from dashboard.whole import whole
from geo.clock import format_instant
from geo.contract.messages import Ask, FromQuestion, LossQuestion, TimeQuestion, ToQuestion

CHOSEN, AT, START, END, LOST = "analysis-section", "analysis-at", "analysis-start", "analysis-end", "analysis-lost"
"""Keys of the fields that a question fills."""

ASKED = {FromQuestion: ("route", START), ToQuestion: ("route", END), LossQuestion: ("loss", LOST)}
"""For each kind of question, the code of the analysis that answers it, and the field that its id fills."""


def read_ask(sent: Any) -> Ask | None:
    """Return the question that a map sent; None when it sent no valid one."""
    ask = sent.get("ask") if isinstance(sent, Mapping) else None
    try:
        return msgspec.convert(ask, Ask)
    except msgspec.ValidationError:
        return None


@whole
def take_ask(sent: Any) -> None:
    """Fill the fields of the page with the question that a map sent, unless it was taken before."""
    ask = read_ask(sent)
    if ask is None or not is_new(ask.sender[:LONGEST_SENDER], ask.n):
        return
    asking = ask.asking
    choice(AT, format_instant(asking.t))
    if not isinstance(asking, TimeQuestion):
        code, field = ASKED[type(asking)]
        choice(CHOSEN, code)
        choice(field, [*dict.fromkeys([*(choice(LOST) or []), asking.id])] if field == LOST else asking.id)
