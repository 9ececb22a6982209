"""What a viewer asks from the map of the analysis page: checked, and put into the fields that it fills."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import msgspec

from dashboard.messages import LONGEST_SENDER
from dashboard.state import choice, is_new
from geo.clock import format_instant
from geo.contract.messages import Ask, FromQuestion, LossQuestion, ToQuestion

SECTION, AT, START, END, LOST = "analysis-section", "analysis-at", "analysis-start", "analysis-end", "analysis-lost"
"""Keys of the fields that a question fills."""

SUPPLY, LOSS, SWEEP, FLOW, ROUTES, COMMAND, COVERAGE = (
    "Sustainment", "What if", "Second hub", "Force flow", "Routes", "Command", "Coverage",
)  # fmt: skip
"""Sections of the page."""


def read_ask(sent: Any) -> Ask | None:
    """Return the question that a map sent; None when it sent none, or none of ours."""
    ask = sent.get("ask") if isinstance(sent, Mapping) else None
    try:
        return msgspec.convert(ask, Ask)
    except msgspec.ValidationError:
        return None


def take_ask(sent: Any) -> None:
    """Fill the fields of the page with a question that was not taken yet."""
    ask = read_ask(sent)
    if ask is None or not is_new(ask.sender[:LONGEST_SENDER], ask.n):
        return
    asking = ask.asking
    choice(AT, format_instant(math.floor(asking.t)))
    if isinstance(asking, FromQuestion | ToQuestion):
        choice(SECTION, ROUTES)
        choice(START if isinstance(asking, FromQuestion) else END, asking.id)
    elif isinstance(asking, LossQuestion):
        choice(SECTION, LOSS)
        choice(LOST, list(dict.fromkeys([*(choice(LOST) or []), asking.id])))
