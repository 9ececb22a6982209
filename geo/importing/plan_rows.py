"""The rows of a plan that rows of a file may mean: by their id, and by what else names a row, like the time from which it counts."""

from __future__ import annotations

from collections.abc import Mapping

from geo.columns import Column, TableSpec
from geo.editing.working import Working, WorkingRow
from geo.importing.mapping import ColumnMapping
from geo.importing.position import PLACE, moved_place
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.keys import gist
from geo.schema import TABLES


class PlanRows:
    """The sound rows of a table of a plan, against which a file is held.

    Parameters
    ----------
    spec
        The table.
    mapping
        How the file is read.
    working
        The plan.
    context
        How cells of the plan are read.
    """

    def __init__(self, spec: TableSpec, mapping: ColumnMapping, working: Working, context: Context) -> None:
        self._spec = spec
        self._named_by = [column for column in spec.key[1:] if column in mapping.by_column]
        self._label = spec.label_column.name if mapping.id_is_name else None
        self._context = context
        self._by_id: dict[str, list[WorkingRow]] = {}
        for row in working.table(spec.name).rows:
            if row.sound:
                self._by_id.setdefault(row.cells.get(spec.id, "").strip(), []).append(row)
        self._gists = {gist(key): key for key in self._by_id if key}

    @property
    def ids(self) -> frozenset[str]:
        """Ids that the plan has."""
        return frozenset(self._by_id) - {""}

    def near(self, key: str) -> str | None:
        """Return an id of the plan that a new one resembles; None if there is none, or the plan has that id itself."""
        return None if key in self._by_id else self._gists.get(gist(key))

    def named(self, key: str, cells: Mapping[str, str]) -> tuple[object, ...]:
        """Return what names a row of the file: rows with the same are one row of the plan.

        Parameters
        ----------
        key
            Id of the row.
        cells
            Its texts by column.
        """
        return (key, *(self._value(column, cells.get(column, "")) for column in self._named_by))

    def meant(self, key: str, cells: Mapping[str, str]) -> tuple[WorkingRow | None, bool]:
        """Return the row of the plan that a row of the file means, None for a new one; and whether others could be meant.

        Parameters
        ----------
        key
            Id of the row.
        cells
            Its texts by column.
        """
        rows = self._by_id.get(key, [])
        for column in self._named_by:
            wanted = self._value(column, cells.get(column, ""))
            rows = [row for row in rows if self._value(column, row.cells.get(column, "")) == wanted]
        equal = [row for row in rows if not self.differing(cells, row.cells)]
        if equal:
            return equal[0], False
        return (rows[0], len(rows) > 1) if rows else (None, False)

    def differing(self, cells: Mapping[str, str], now: Mapping[str, str]) -> dict[str, str]:
        """Return the cells in which a row differs from one of the file that means it, as the file says.

        An id that stands for a name changes no name.

        Parameters
        ----------
        cells
            Texts of the file by column; an empty one says nothing.
        now
            Texts of the row.
        """
        found = {
            name: text
            for name, text in cells.items()
            if text and name not in PLACE and name != self._label and not self._same(name, now.get(name, ""), text)
        }
        return found | moved_place(now, cells, self._context)

    def _same(self, name: str, a: str, b: str) -> bool:
        column = self._spec.column(name)
        return self._value(column, a) == self._value(column, b)

    def _value(self, column: Column, text: str) -> object:
        """Return what a text means; what cannot be read means itself."""
        text = text.strip()
        value = cell_reader(column, self._context)(text)[0] if text else ""
        return text if value is None or value == "" else value


def ids_of(working: Working) -> dict[str, frozenset[str]]:
    """Return the ids that a plan has, by the name of their table."""
    return {
        spec.name: frozenset(
            key for row in working.table(spec.name).rows if row.sound and (key := row.cells.get(spec.id, "").strip())
        )
        for spec in TABLES
    }
