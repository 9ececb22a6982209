"""Where a row stands, as one thing: degrees, an MGRS reference or both; a new position replaces the old one whole."""

from __future__ import annotations

from collections.abc import Mapping

from geo.columns import Column
from geo.errors import GridError
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.schema import LATITUDE, LONGITUDE, MGRS

PLACE = (LATITUDE, LONGITUDE, MGRS)
"""Columns that together say where a row stands."""

_DEGREES = (LATITUDE, LONGITUDE)
_ALIKE_DEG = 0.0001
"""As far as degrees may be from the middle of a square of which they are the rounded middle."""


def moved_place(now: Mapping[str, str], said: Mapping[str, str], context: Context) -> dict[str, str]:
    """Return the cells to write so that a row stands where a file says; nothing if it stands there already.

    Parameters
    ----------
    now
        Texts of the row by column, as the plan has it.
    said
        Texts of the file by column; a column that it leaves empty is absent or "".
    context
        How cells of the plan are read.

    Returns
    -------
    dict
        Texts by column; "" for what said where the row stood before.
    """
    given = {column.name: said[column] for column in PLACE if said.get(column, "").strip()}
    old, new = _Place(now, context), _Place(given, context)
    if not given or old.is_at(new):
        return {}
    changed = {name: text for name, text in given.items() if text.strip() != now.get(name, "").strip()}
    if not new.is_whole(old):
        return changed
    return changed | {column.name: "" for column in old.gone(new) if now.get(column, "").strip()}


class _Place:
    """The position that cells say."""

    def __init__(self, cells: Mapping[str, str], context: Context) -> None:
        self._texts = {column.name: cells.get(column, "").strip() for column in PLACE}
        values = {column.name: cell_reader(column, context)(cells.get(column, ""))[0] for column in PLACE}
        square = values[MGRS.name]
        self.square = square if isinstance(square, GridPosition) else None
        self._degrees = {c.name: values[c.name] for c in _DEGREES if isinstance(values[c.name], float)}

    @property
    def pair(self) -> tuple[float, float] | None:
        """Latitude and longitude, if both can be read."""
        found = [self._degrees.get(column.name) for column in _DEGREES]
        return (float(found[0]), float(found[1])) if None not in found else None  # type: ignore[arg-type]

    def is_at(self, new: _Place) -> bool:
        """Tell whether what a file says leaves a row where it is: what both say decides, else the square around degrees."""
        both = [column for column in PLACE if self._texts[column] and new._texts[column]]
        if both:
            return all(self._says(column, new) for column in both)
        if new.pair and self.square:
            return max(abs(a - b) for a, b in zip(new.pair, self.square[:2], strict=True)) <= _ALIKE_DEG
        return bool(self.pair and new.square) and _is_within(self.pair, new.square)

    def _says(self, column: str, new: _Place) -> bool:
        if self._texts[column] == new._texts[column]:
            return True
        if column == MGRS:
            return self.square is not None and self.square == new.square
        value = self._degrees.get(column)
        return value is not None and value == new._degrees.get(column)

    def is_whole(self, old: _Place) -> bool:
        """Tell whether what a file says is a position that can be read, with one coordinate of the old one if need be."""
        known = {**old._degrees, **self._degrees}
        return self.square is not None or (bool(self._degrees) and len(known) == len(_DEGREES))

    def gone(self, new: _Place) -> list[Column]:
        """Return the columns of this position that a new one does not say and that would contradict it."""
        if new.square is None:
            return [MGRS]
        return [column for column in PLACE if not new._texts[column]]


def _is_within(pair: tuple[float, float] | None, square: GridPosition | None) -> bool:
    if pair is None or square is None:
        return False
    digits = digits_for(square.side_km)
    try:
        return format_mgrs(*pair, digits) == format_mgrs(square.latitude, square.longitude, digits)
    except GridError:
        return False
