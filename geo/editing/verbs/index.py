"""The rows of a plan by table, handle, id, and what they are under: a verb finds each without a walk through all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

import pandas as pd

from geo.clock import BEFORE_ALL, OPEN_END
from geo.editing.verbs.entry import Entry
from geo.editing.working import Working
from geo.layers import PLACED
from geo.periods import records
from geo.reading.tables import ROW
from geo.schema import FROM, SOURCE_ID, TABLE_BY_NAME, UNTIL

_TIES = {spec.name: [column for column in spec.columns if column.refers and column != SOURCE_ID] for spec in PLACED}
"""By table, the columns that name a parent or hub."""


class Index:
    """The rows of a plan at one moment; each table is read once, when a verb first asks for it.

    Parameters
    ----------
    working
        The plan with the edits.
    """

    def __init__(self, working: Working) -> None:
        self._working = working
        self._entries: dict[str, list[Entry]] = {}
        self._handles: dict[str, dict[str, Entry]] = {}
        self._ids: dict[str, dict[str, list[Entry]]] = {}
        self._aside: dict[str, dict[str, list[Entry]]] = {}

    def entries(self, table: str) -> list[Entry]:
        """Return the accepted rows of a table, in file order."""
        if table not in self._entries:
            self._entries[table] = list(self._read(table, self._working.plan.rows(table)))
        return self._entries[table]

    def by_handle(self, table: str) -> dict[str, Entry]:
        """Return the accepted rows of a table by handle."""
        if table not in self._handles:
            self._handles[table] = {entry.handle: entry for entry in self.entries(table)}
        return self._handles[table]

    def of(self, table: str, name: str) -> list[Entry]:
        """Return the accepted rows of an id in a table, in file order.

        Parameters
        ----------
        table, name
            The table, and the id.
        """
        if table not in self._ids:
            self._ids[table] = _by_id(self.entries(table))
        return self._ids[table].get(name, [])

    def aside(self, table: str, name: str) -> list[Entry]:
        """Return the rows of an id in a table that are set aside, in file order; an end that is unknown counts as open.

        Parameters
        ----------
        table, name
            The table, and the id.
        """
        if table not in self._aside:
            frame = self._working.plan.tables[table].aside_frame
            self._aside[table] = _by_id(() if frame is None else self._read(table, frame))
        return self._aside[table].get(name, [])

    def tied(self, name: str) -> list[Entry]:
        """Return the rows that are under an id, or supplied by it."""
        return self._tied.get(name, [])

    @cached_property
    def _tied(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = {}
        for table, columns in _TIES.items():
            for entry in self.entries(table):
                for name in {entry.cells.get(column, "").strip() for column in columns}:
                    if name:
                        found.setdefault(name, []).append(entry)
        return found

    def _read(self, table: str, frame: pd.DataFrame) -> Iterator[Entry]:
        spec, shown = TABLE_BY_NAME[table], self._working.table(table)
        parts = [name for name in spec.key if name != FROM]
        for values in records(frame):
            handle = shown.handles.get(values[ROW])
            row = shown.by_handle.get(handle) if handle is not None else None
            if row is not None:
                name = " ".join(str(values[part]) for part in parts)
                period = float(values.get(FROM, BEFORE_ALL)), float(values.get(UNTIL, OPEN_END))
                yield Entry(table, row.handle, row.number, name, row.cells, values, period)


def _by_id(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.id, []).append(entry)
    return found
