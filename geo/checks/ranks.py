"""Who may be under whom, by size or level: it tells which reference of a circle is certainly wrong."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from geo.schema import COMMAND_NODES, ECHELON_COLUMN, LEVEL_COLUMN, PARENT, PLACEMENTS
from geo.terms import ECHELON

_LEVELS = ("tactical", "operational", "strategic")
"""Levels of nodes that have an order, from the lowest up."""


def upside_down(rows: Mapping[str, Mapping[str, Any]], column: str) -> str | None:
    """Return the only id of a circle that is under something smaller; None if there is none, or more than one.

    Parameters
    ----------
    rows
        The row of each id; ``spec`` is its table.
    column
        The column that names the next id.
    """
    if column != PARENT:
        return None
    found = [unit for unit, row in rows.items() if _is_above(row, rows[row[column]])]
    return found[0] if len(found) == 1 else None


def _is_above(row: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    ranks = _rank(row), _rank(other)
    return None not in ranks and ranks[0] > ranks[1]  # type: ignore[operator]


def _rank(row: Mapping[str, Any]) -> tuple[bool, int] | None:
    """Return what orders units by size, and nodes above all units; None for a level without an order."""
    if row["spec"] is PLACEMENTS:
        return False, -ECHELON.codes.index(row[ECHELON_COLUMN])
    level = row[LEVEL_COLUMN] if row["spec"] is COMMAND_NODES else ""
    return (True, _LEVELS.index(level)) if level in _LEVELS else None
