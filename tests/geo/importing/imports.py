"""A plan and a file for the tests of an import, and what the one makes of the other."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from geo.columns import TableSpec
from geo.editing.folder_store import FolderStore
from geo.editing.workspace import Workspace
from geo.importing.foreign import ForeignTable, foreign_table
from geo.importing.guess import guess_columns, guess_table
from geo.importing.landing import land, try_out
from geo.importing.plan_rows import ids_of
from geo.importing.proposal import Origin, Proposal, propose
from geo.importing.sources import foreign_tables
from geo.schema import PLACEMENTS
from tests.actors import ANN
from tests.conftest import write_plan
from tests.rows import defaults

ORIGIN = Origin("notional", "", "2026-01-31", "10")


def space_of(folder: Path, *units: Mapping[str, str], toml: str = 'title = "Test"\n') -> Workspace:
    """Return a plan of units; each has the cells of a sound one, and those that are given."""
    rows = [defaults(PLACEMENTS) | dict(unit) for unit in units]
    return Workspace(FolderStore(write_plan(folder / "plan", toml=toml, placements=rows)))


def csv_of(headings: Sequence[str], *rows: Iterable[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows([headings, *rows])
    return out.getvalue().encode()


def table_of(headings: Sequence[str], *rows: Sequence[str], name: str = "list") -> ForeignTable:
    return foreign_table(name, headings, rows, range(2, len(rows) + 2))


def proposed(space: Workspace, table: ForeignTable, spec: TableSpec | None = None) -> Proposal:
    """Return what a table would change, with the doubts that the plan's reader has too."""
    ids = ids_of(space.current)
    mapping = guess_columns(table, spec, ids) if spec else guess_table(table, ids=ids)
    assert mapping is not None
    return try_out(space, [propose(table, mapping, space.current, ORIGIN)]).proposals[0]


def import_all(space: Workspace, data: bytes, name: str) -> list[Proposal]:
    """Let all rows of a file land, and return what became of them."""
    ids = ids_of(space.current)
    read = [(table, mapping) for table in foreign_tables(data, name) if (mapping := guess_table(table, ids=ids))]
    found = [propose(table, mapping, space.current, ORIGIN) for table, mapping in read]
    land(space, found, name, ANN)
    return found


def landed(space: Workspace, table: str = "placements") -> list[dict[str, str]]:
    """Return the rows of a table as they are now."""
    return [{str(name): text for name, text in row.cells.items()} for row in space.current.table(table).rows]
