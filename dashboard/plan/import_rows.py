"""What would become of the rows of a file, as a planner reads it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import pandas as pd

from geo.importing.proposal import Proposal, ProposedRow
from geo.words.text import listed, say

MOST_ROWS = 2_000
"""Rows of a file that the table shows: the doubtful ones first."""

_ORDER = ("no-id", "changed", "new", "equal")
_COLUMNS = ("row", "id", "becomes", "cells", "doubt")


def counts_text(proposals: Sequence[Proposal]) -> str:
    """Return how many rows are new, changed, equal, doubtful and left out, as a sentence."""
    kinds = {kind: sum(len(one.of(kind)) for one in proposals) for kind in ("new", "changed", "equal")}
    doubtful = sum(len(one.doubtful) for one in proposals)
    without = sum(len(one.of("no-id")) for one in proposals)
    replaced = sum(len(one.replaced) for one in proposals)
    told = say("plan_import.counts", **kinds, doubtful=doubtful, without=without)
    return f"{told}, {say('plan_import.replaced', count=replaced)}" if replaced else told


def rows_frame(proposals: Sequence[Proposal]) -> pd.DataFrame:
    """Return a line for each row: its number and id, what becomes of it, its cells or changes, and why it is doubtful."""
    rows = [row for proposal in proposals for row in proposal.rows]
    rows.sort(key=lambda row: (not (row.lands and row.doubts), not row.instead, _ORDER.index(row.kind)))
    return pd.DataFrame(list(_lines(rows[:MOST_ROWS])), columns=list(_COLUMNS))


def _lines(rows: Sequence[ProposedRow]) -> Iterator[tuple[int, str, str, str, str]]:
    for row in rows:
        becomes = say(f"plan_import.becomes.{'instead' if row.instead else row.kind}")
        yield row.number, row.id, becomes, cells_text(row), "; ".join(map(str, row.doubts))


def cells_text(row: ProposedRow) -> str:
    """Return the cells of a new row, or what changes of another; cells that are assumed are named as such."""
    if row.kind == "changed":
        return listed(
            say("plan_import.change", column=name, before=row.before.get(name) or say("both.empty"), after=text)
            for name, text in row.cells.items()
            if row.before.get(name, "") != text
        )
    return ", ".join(text for name, text in row.cells.items() if text and name not in row.assumed)


def doubtful_text(row: ProposedRow) -> str:
    """Return a doubtful row with its reasons."""
    return say("plan_import.doubtful-row", id=row.id, reason="; ".join(map(str, row.doubts)))
