"""The strength of a row, for verbs that divide and add strengths."""

from __future__ import annotations

import math

from geo.editing.verbs.entry import Entry
from geo.editing.verbs.result import Refusal
from geo.schema import PERSONNEL
from geo.words.text import Text

NO_STRENGTH = Refusal(Text("verbs.no-strength"))
"""Why rows of a table without strengths are neither split nor joined."""


def strength_of(entry: Entry) -> int | None:
    """Return the persons of a row; None if its strength is unknown."""
    found = float(entry.values[PERSONNEL])
    return None if math.isnan(found) else int(found)
