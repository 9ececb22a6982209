"""How long the value of a column can be: what is longer is told, and nothing tries to read it."""

from __future__ import annotations

from geo.columns import Column
from geo.problem import Finding, excerpt
from geo.reading.limits import (
    MAX_CELL_CHARACTERS,
    MAX_FIGURE_CHARACTERS,
    MAX_LIST_CHARACTERS,
    MAX_NAME_CHARACTERS,
    MAX_SERIES_CHARACTERS,
)
from geo.words.late import Late
from geo.words.text import Text, grouped

_LONGEST = {
    "text": MAX_CELL_CHARACTERS,
    "ids": MAX_LIST_CHARACTERS,
    **dict.fromkeys(("instants", "terms"), MAX_SERIES_CHARACTERS),
    **dict.fromkeys(("id", "term", "nation", "country"), MAX_NAME_CHARACTERS),
}


def is_figure(column: Column) -> bool:
    """Tell whether a column holds numbers, times, positions or symbol codes."""
    return column.kind not in _LONGEST


def too_long(text: str, column: Column) -> Finding | None:
    """Return an error if a cell is longer than a value of its column can be.

    Parameters
    ----------
    text
        The text of the cell.
    column
        Its column.
    """
    most = _LONGEST.get(column.kind, MAX_FIGURE_CHARACTERS)
    if len(text) <= most:
        return None
    told = Text("problems_cells.too-long", count=Late(grouped, len(text)), most=Late(grouped, most), text=excerpt(text))
    return Finding("value-too-long", "error", told)
