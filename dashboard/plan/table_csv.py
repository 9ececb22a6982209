"""A table with its unsaved edits as a CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io

from geo.editing.actor import Actor, require
from geo.editing.working import Working
from geo.reading.spreadsheet import guarded
from geo.words.text import Text


def table_csv(working: Working, table: str, actor: Actor) -> bytes:
    """Return a table as a CSV for a spreadsheet: UTF-8 with a byte order mark.

    Parameters
    ----------
    working
        The rows with the planner's edits. A row that does not fit the header is left out.
    table
        Name of the table.
    actor
        Who wants the CSV.

    Returns
    -------
    bytes
        A cell that a spreadsheet would run has a guard ``'`` before it, which the reader of plans takes away.

    Raises
    ------
    NotAllowedError
        If the actor may not export.
    """
    require(actor, "export", Text("actors.outcome.no-table"))
    shown = working.table(table)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(shown.columns)
    for row in shown.rows:
        if row.sound:
            writer.writerow([guarded(row.cells.get(name, "")) for name in shown.columns])
    return out.getvalue().encode("utf-8-sig", "replace")
