"""The rows of a plan as verbs see them: each accepted row with its handle, its texts and its period."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

from geo.clock import BEFORE_ALL, parse_instant
from geo.editing.changes import Action
from geo.editing.row import Cells
from geo.editing.verbs.entry import Entry
from geo.editing.verbs.index import Index
from geo.editing.verbs.notation import usual, written
from geo.editing.verbs.result import Part, Refusal, Result, together
from geo.editing.working import Working
from geo.layers import PLACED
from geo.schema import FROM, TABLE_BY_NAME, UNTIL
from geo.words.text import Text


class Book:
    """A plan with a planner's edits at one moment, for verbs; it never changes.

    Parameters
    ----------
    working
        The plan with the edits.
    new_handle
        Returns a handle that no row has, for each new row.
    today
        The day as ``YYYY-MM-DD``, for the date of new rows.
    """

    def __init__(self, working: Working, new_handle: Callable[[], str], today: str) -> None:
        self._working, self.new_handle, self.today = working, new_handle, today
        self.plan = working.plan
        self._index = Index(working)
        self._usual: dict[str, str] = {}

    def entries(self, table: str) -> list[Entry]:
        """Return the accepted rows of a table, in file order; without columns for a period, it is all of time."""
        return self._index.entries(table)

    def picked(self, table: str, handles: Iterable[str]) -> list[Entry | Refusal]:
        """Return the rows of some handles, each once; a refusal for one that is gone, set aside or without a period.

        Parameters
        ----------
        table
            Name of the table.
        handles
            Handles of its rows, in the order in which the planner named them.
        """
        wanted = list(dict.fromkeys(handles))
        if not {FROM, UNTIL} <= set(TABLE_BY_NAME[table].columns):
            return [Refusal(Text("verbs.no-period"), handle) for handle in wanted]
        return [self._found(table, handle) for handle in wanted]

    def placed(self, table: str, handle: str) -> Entry | Refusal:
        """Return a row that may have a position; a refusal for one that is gone or set aside, or may have none.

        Parameters
        ----------
        table, handle
            Its table, and its handle.
        """
        if not TABLE_BY_NAME[table].positioned:
            return Refusal(Text("verbs.no-position"), handle)
        return self._found(table, handle)

    def _found(self, table: str, handle: str) -> Entry | Refusal:
        return self._index.by_handle(table).get(handle) or self._missing(table, handle)

    def _missing(self, table: str, handle: str) -> Refusal:
        row = self._working.table(table).by_handle.get(handle)
        if row is None:
            return Refusal(Text("verbs.row-gone"), handle)
        return Refusal(Text("verbs.row-aside", row=row.number), handle)

    def step(
        self, label: str, picked: Sequence[Entry | Refusal], act: Callable[[Entry], Part | Refusal], **values: object
    ) -> Result:
        """Return one step of an act on each of some rows.

        Parameters
        ----------
        label
            Key of the name of the step, below ``verbs.step``.
        picked
            The rows, as :meth:`picked` returns them.
        act
            What is done with a row.
        values
            What the name of the step says besides the number of rows and the id of the first.
        """
        name = next((one.id for one in picked if isinstance(one, Entry)), "")
        told = Text(f"verbs.step.{label}", count=len(picked), id=name, **values)
        begun: set[tuple[object, ...]] = set()
        return together(told, [one if isinstance(one, Refusal) else self._once(one, act(one), begun) for one in picked])

    def _once(self, entry: Entry, part: Part | Refusal, begun: set[tuple[object, ...]]) -> Part | Refusal:
        """Refuse a new row whose key another new row of the step has: one of the two would be set aside."""
        if isinstance(part, Refusal):
            return part
        keys = {self._key(action) for action in part.actions if action.kind == "add"}
        if keys & begun:
            return entry.refused("verbs.begun-twice")
        begun |= keys
        return part

    def _key(self, action: Action) -> tuple[object, ...]:
        """Return the key of a new row; a day and a date may be one instant."""
        return tuple(self._part(name, action.cells.get(name, "").strip()) for name in TABLE_BY_NAME[action.table].key)

    def _part(self, name: str, text: str) -> object:
        if name != FROM:
            return text
        return parse_instant(text, self.plan.settings.context.ceasefire) if text else BEFORE_ALL

    def of_id(self, entry: Entry) -> list[Entry]:
        """Return all rows that have the id of a row, in file order, with the row itself."""
        return self._index.of(entry.table, entry.id)

    def aside_of(self, entry: Entry) -> list[Entry]:
        """Return the rows that have the id of a row but are set aside, in file order."""
        return self._index.aside(entry.table, entry.id)

    def of(self, name: str, tables: Iterable[str]) -> list[Entry]:
        """Return the rows of an id, in file order.

        Parameters
        ----------
        name
            The id.
        tables
            Names of the tables.
        """
        return [entry for table in tables for entry in self._index.of(table, name)]

    def tied(self, name: str) -> list[Entry]:
        """Return the rows of units, hubs and nodes that are under an id, or supplied by it."""
        return self._index.tied(name)

    @cached_property
    def ids(self) -> frozenset[str]:
        """The ids of all units, hubs and nodes, also of rows that are set aside, without regard to case."""
        rows = ((spec.id, row) for spec in PLACED for row in self._working.table(spec.name).rows)
        return frozenset(row.cells.get(key, "").strip().casefold() for key, row in rows)

    def written(self, hours: float, table: str, entry: Entry | None = None) -> str:
        """Return an instant as its row, or else its table, writes instants.

        Parameters
        ----------
        hours
            Hours since H+0.
        table
            Name of the table.
        entry
            The row; None for a new one.
        """
        own = [entry.cells.get(name, "") for name in (FROM, UNTIL)] if entry else []
        return written(hours, [*own, self._usual_of(table)], self.plan.settings.context.ceasefire)

    def _usual_of(self, table: str) -> str:
        if table not in self._usual:
            rows = self._working.table(table).rows
            self._usual[table] = usual(row.cells.get(name, "") for row in rows for name in (FROM, UNTIL))
        return self._usual[table]

    def edit(self, entry: Entry, cells: Cells) -> tuple[Action, ...]:
        """Return the action that writes cells of a row.

        Parameters
        ----------
        entry
            The row.
        cells
            The new texts; those that the row has already are left out, and without any there is no action.
        """
        new = {name: text for name, text in cells.items() if text != entry.cells.get(name, "")}
        return (Action("edit", entry.table, entry.handle, cells=new),) if new else ()

    def add(self, entry: Entry, cells: Cells, after: str = "") -> Action:
        """Return the action that adds a copy of a row.

        Parameters
        ----------
        entry
            The row.
        cells
            The texts that differ.
        after
            Handle of the row that the new one follows; "" for the row itself.
        """
        new = {**entry.cells, **cells}
        return Action("add", entry.table, self.new_handle(), cells=new, place=after or entry.handle)
