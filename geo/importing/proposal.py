"""What a foreign table would change in a plan: rows that are new, changed or equal, and why one is doubtful."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from geo.columns import Column, TableSpec
from geo.editing.working import Working, WorkingRow
from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping
from geo.importing.symbol_meaning import with_meaning
from geo.importing.values import Cell, ForeignCells
from geo.plan import context_of
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.keys import gist
from geo.schema import (
    AS_OF,
    BASIS_COLUMN,
    FROM,
    LATITUDE,
    LONGITUDE,
    MGRS,
    PRECISION,
    SIDC,
    SOURCE_ID,
    TABLE_BY_NAME,
)
from geo.terms import SOURCED_BASES
from geo.words.text import Text

Kind = Literal["new", "changed", "equal", "no-id"]
"""What becomes of a row; one without an id is never written."""

_PLACE = (LATITUDE, LONGITUDE, MGRS)
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
    """

    number: int
    id: str
    kind: Kind
    cells: Mapping[str, str]
    before: Mapping[str, str]
    handle: str
    doubts: tuple[Text, ...] = ()
    assumed: tuple[str, ...] = ()

    @property
    def lands(self) -> bool:
        """Whether anything is written for it."""
        return self.kind in ("new", "changed")


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
        """Return the rows of which the same becomes."""
        return [row for row in self.rows if row.kind == kind]

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
    reading = _Rows(spec, mapping, working, origin, context)
    cells = ForeignCells(table, mapping, spec, context)
    places = {name: table.headings.index(heading) for name, heading in mapping.by_column.items()}
    found = []
    for number, row in zip(table.numbers, table.rows, strict=True):
        read = {name: cells.read(row[at], spec.column(name)) for name, at in places.items()}
        found.append(reading.proposed(number, read))
    return Proposal(table, mapping, tuple(found))


class _Rows:
    def __init__(
        self, spec: TableSpec, mapping: ColumnMapping, working: Working, origin: Origin, context: Context
    ) -> None:
        self._spec = spec
        self._columns = frozenset(spec.column_names)
        self._mapped = frozenset(mapping.by_column)
        self._origin = {name: text for name, text in origin.cells.items() if name in spec.column_names}
        self._context = context
        self._by_id: dict[str, list[WorkingRow]] = {}
        for row in working.table(spec.name).rows:
            if row.sound:
                self._by_id.setdefault(row.cells.get(spec.id, "").strip(), []).append(row)
        self._gists = {gist(key): key for key in self._by_id if key}
        self._seen: dict[tuple[str, str], int] = {}

    def proposed(self, number: int, read: Mapping[str, Cell]) -> ProposedRow:
        """Return what becomes of one row of the file."""
        said = {name: cell.text for name, cell in read.items() if cell.text}
        doubts = [cell.doubt for cell in read.values() if cell.doubt is not None]
        cells = {name: text for name, text in with_meaning(said, self._columns).items() if text or name == SIDC}
        key = cells.get(self._spec.id, "").strip()
        if not key:
            return ProposedRow(number, "", "no-id", cells, {}, "")
        doubts += self._again(number, key, cells)
        row, ambiguous = self._meant(key, cells)
        if ambiguous:
            doubts.append(Text("importing.doubt.several", id=key))
        return self._new(number, key, cells, doubts) if row is None else self._against(number, key, cells, row, doubts)

    def _again(self, number: int, key: str, cells: Mapping[str, str]) -> list[Text]:
        same = (key, cells.get(FROM, ""))
        first = self._seen.setdefault(same, number)
        return [] if first == number else [Text("importing.doubt.again", row=first)]

    def _meant(self, key: str, cells: Mapping[str, str]) -> tuple[WorkingRow | None, bool]:
        """Return the row of the plan that a row means, None for a new one; and whether others could be meant."""
        rows = self._by_id.get(key, [])
        if FROM in self._mapped and FROM in self._spec.key:
            rows = [row for row in rows if self._same(FROM, row.cells.get(FROM, ""), cells.get(FROM, ""))]
        equal = [row for row in rows if not self._differing(cells, row)]
        if equal:
            return equal[0], False
        return (rows[0], len(rows) > 1) if rows else (None, False)

    def _differing(self, cells: Mapping[str, str], row: WorkingRow) -> dict[str, str]:
        now = row.cells
        same_grid = MGRS in cells and self._same(MGRS, now.get(MGRS, ""), cells[MGRS]) and not now.get(LATITUDE)
        passed = (LATITUDE, LONGITUDE) if same_grid else ()
        return {
            name: text
            for name, text in cells.items()
            if text and name not in passed and not self._same(self._spec.column(name), now.get(name, ""), text)
        }

    def _same(self, column: Column, a: str, b: str) -> bool:
        a, b = a.strip(), b.strip()
        if a == b or not (a and b):
            return a == b
        read = cell_reader(column, self._context)
        value = read(a)[0]
        return value is not None and value != "" and value == read(b)[0]

    def _new(self, number: int, key: str, cells: dict[str, str], doubts: list[Text]) -> ProposedRow:
        cells = {name: text for name, text in cells.items() if text}
        assumed = {name: text for name, text in self._origin.items() if name not in cells}
        if near := self._gists.get(gist(key)):
            doubts.append(Text("importing.doubt.near", id=key, near=near))
        filled = {**cells, **{name: text for name, text in assumed.items() if text}}
        return ProposedRow(number, key, "new", filled, {}, "", tuple(doubts), tuple(assumed))

    def _against(
        self, number: int, key: str, cells: dict[str, str], row: WorkingRow, doubts: list[Text]
    ) -> ProposedRow:
        differing = self._differing(cells, row)
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
        if any(name in differing for name in _PLACE) and PRECISION in self._origin:
            wanted.append(PRECISION)
        return {name.name: self._origin[name] for name in wanted if name not in cells}
