"""A table with its unsaved edits as a CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io

from geo.editing.actor import Actor, require
from geo.editing.working import Working
from geo.reading.spreadsheet import guarded
from geo.words.text import Text


def table_csv(working: Working, table: str, actor: Actor) -> bytes:
    """Return a table as UTF-8 as Excel writes it; what a spreadsheet would run gets a leading ``'``, which reading takes away.

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
