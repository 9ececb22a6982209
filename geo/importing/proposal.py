"""What a foreign table would change in a plan: rows that are new, changed or equal, and why one is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.editing.working import Working, WorkingRow
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping
from geo.importing.other_ids import other_ids
from geo.importing.plan_rows import PlanRows
from geo.importing.position import PLACE
from geo.importing.symbol_meaning import with_meaning
from geo.importing.values import Cell, ForeignCells
from geo.plan import context_of
from geo.reading.context import Context
from geo.schema import AS_OF, BASIS_COLUMN, PRECISION, SIDC, SOURCE_ID, TABLE_BY_NAME
from geo.terms import SOURCED_BASES
from geo.words.text import Text

Kind = Literal["new", "changed", "equal", "no-id"]
"""What becomes of a row; one without an id is never written."""

_ORIGIN = (BASIS_COLUMN, SOURCE_ID, AS_OF)

ASSUMED = (*_ORIGIN, PRECISION)
"""Columns for which something is assumed where the file says nothing."""


@dataclass(frozen=True, slots=True)
class Origin:
    """What is written where the file says nothing of where a row comes from.

    Attributes
    ----------
    basis, source_id, as_of, precision_km
        Texts of the columns with these names.
    """

    basis: str
    source_id: str
    as_of: str
    precision_km: str

    @property
    def cells(self) -> dict[str, str]:
        """The texts by column."""
        texts = (self.basis, self.source_id, self.as_of, self.precision_km)
        return {column.name: text for column, text in zip(ASSUMED, texts, strict=True)}


@dataclass(frozen=True, slots=True)
class ProposedRow:
    """What becomes of one row of the file.

    Attributes
    ----------
    number
        Its number in the file.
    id
        Its id; "" for none.
    kind
        What becomes of it.
    cells
        What is written: all cells of a new row, the changed ones of another.
    before
        Texts that the changed cells have now.
    handle
        The row of the plan that it changes; "" for none.
    doubts
        Why nobody can be sure of it.
    assumed
        Columns that the file lacks, and that get what is assumed.
    instead
        Number of the row of the file that is written in its place, because both name one row of the plan; 0 for none.
    """

    number: int
    id: str
    kind: Kind
    cells: Mapping[str, str]
    before: Mapping[str, str]
    handle: str
    doubts: tuple[Text, ...] = ()
    assumed: tuple[str, ...] = ()
    instead: int = 0

    @property
    def lands(self) -> bool:
        """Whether anything is written for it."""
        return self.kind in ("new", "changed") and not self.instead


@dataclass(frozen=True)
class Proposal:
    """What becomes of the rows of one table of a file.

    Attributes
    ----------
    table, mapping
        The foreign table, and how it is read.
    rows
        Its rows, in the order of the file.
    """

    table: ForeignTable
    mapping: ColumnMapping
    rows: tuple[ProposedRow, ...]

    def of(self, kind: Kind) -> list[ProposedRow]:
        """Return the rows of which the same becomes, without those in whose place another is written."""
        return [row for row in self.rows if row.kind == kind and not row.instead]

    @property
    def replaced(self) -> list[ProposedRow]:
        """Rows in whose place another row of the file is written."""
        return [row for row in self.rows if row.instead]

    @property
    def doubtful(self) -> list[ProposedRow]:
        """Rows that are written and doubtful."""
        return [row for row in self.rows if row.lands and row.doubts]

    def without(self, rows: Sequence[ProposedRow]) -> Proposal:
        """Return the proposal without some rows."""
        gone = {row.number for row in rows}
        return replace(self, rows=tuple(row for row in self.rows if row.number not in gone))


def propose(table: ForeignTable, mapping: ColumnMapping, working: Working, origin: Origin) -> Proposal:
    """Return what a foreign table would change.

    Parameters
    ----------
    table
        The foreign table.
    mapping
        How it is read.
    working
        The plan.
    origin
        What is written where the file says nothing.
    """
    spec = TABLE_BY_NAME[mapping.table]
    context = context_of(working.base, working.plan.settings)
    reading = _Rows(table, mapping, working, origin, context)
    cells = ForeignCells(table, mapping, spec, context)
    places = {name: table.headings.index(heading) for name, heading in mapping.by_column.items()}
    found = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        read = {name: cells.read(row[at], spec.column(name)) for name, at in places.items()}
        found.append(reading.proposed(number, read))
    return Proposal(table, mapping, tuple(found))


class _Rows:
    def __init__(
        self, table: ForeignTable, mapping: ColumnMapping, working: Working, origin: Origin, context: Context
    ) -> None:
        self._spec = TABLE_BY_NAME[mapping.table]
        self._columns = frozenset(self._spec.column_names)
        self._origin = {name: text for name, text in origin.cells.items() if name in self._columns}
        self._plan = PlanRows(self._spec, mapping, working, context)
        self._other_ids = other_ids(table, mapping, self._plan.ids)
        self._written: dict[tuple[object, ...], tuple[int, dict[str, str]]] = {}

    def proposed(self, number: int, read: Mapping[str, Cell]) -> ProposedRow:
        """Return what becomes of one row of the file."""
        said = {name: cell.text for name, cell in read.items() if cell.text}
        doubts = [cell.doubt for cell in read.values() if cell.doubt is not None]
        cells = {name: text for name, text in with_meaning(said, self._columns).items() if text or name == SIDC}
        key = cells.get(self._spec.id, "").strip()
        if not key:
            return ProposedRow(number, "", "no-id", cells, {}, "")
        row, ambiguous = self._plan.meant(key, cells)
        if ambiguous:
            doubts.append(Text("importing.doubt.several", id=key))
        first, before = self._written.setdefault(self._plan.named(key, cells), (number, cells))
        found = self._new(number, key, cells, doubts) if row is None else self._against(number, key, cells, row, doubts)
        return found if first == number else self._again(found, first, cells, before)

    def _again(
        self, found: ProposedRow, first: int, cells: Mapping[str, str], before: Mapping[str, str]
    ) -> ProposedRow:
        """Return a row that names the same row of the plan as one before it in the file: that one counts."""
        if found.kind == "equal" or not self._plan.differing(cells, before):
            return ProposedRow(found.number, found.id, "equal", {}, {}, found.handle)
        return replace(found, doubts=(Text("importing.doubt.again", row=first),), assumed=(), instead=first)

    def _new(self, number: int, key: str, cells: dict[str, str], doubts: list[Text]) -> ProposedRow:
        cells = {name: text for name, text in cells.items() if text}
        assumed = {name: text for name, text in self._origin.items() if name not in cells}
        if near := self._plan.near(key):
            doubts.append(Text("importing.doubt.near", id=key, near=near))
        if self._other_ids and key not in self._plan.ids:
            doubts.append(Text("importing.doubt.other-ids", heading=self._other_ids))
        filled = {**cells, **{name: text for name, text in assumed.items() if text}}
        return ProposedRow(number, key, "new", filled, {}, "", tuple(doubts), tuple(assumed))

    def _against(
        self, number: int, key: str, cells: dict[str, str], row: WorkingRow, doubts: list[Text]
    ) -> ProposedRow:
        differing = self._plan.differing(cells, row.cells)
        if not differing:
            return ProposedRow(number, key, "equal", {}, {}, row.handle)
        assumed = self._assumed(cells, differing)
        if row.cells.get(BASIS_COLUMN, "") in SOURCED_BASES and assumed.get(BASIS_COLUMN, "") not in (
            "",
            *SOURCED_BASES,
        ):
            basis, source = row.cells[BASIS_COLUMN], row.cells.get(SOURCE_ID, "")
            doubts.append(Text("importing.doubt.basis", basis=basis, source=source, now=assumed[BASIS_COLUMN]))
        written = {**differing, **assumed}
        before = {name: row.cells.get(name, "") for name in written}
        told = tuple(name for name in assumed if before[name] != assumed[name])
        return ProposedRow(number, key, "changed", written, before, row.handle, tuple(doubts), told)

    def _assumed(self, cells: Mapping[str, str], differing: Mapping[str, str]) -> dict[str, str]:
        """Return where a changed row then comes from: the file, so far as it does not say so itself."""
        wanted = [name for name in _ORIGIN if name in self._origin]
        if any(name in differing for name in PLACE) and PRECISION in self._origin:
            wanted.append(PRECISION)
        return {name.name: self._origin[name] for name in wanted if name not in cells}
