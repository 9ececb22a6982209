"""What would be wrong with a row if it had other cells: the answer of the reader itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping

from geo.editing.document import Document
from geo.problem import Problem
from geo.reading.tables import read_table


def row_error(document: Document, cells: Mapping[str, str]) -> Problem | None:
    """Return the first error that would set a row aside; None if the reader would take it.

    Parameters
    ----------
    document
        The file of the row: it says how numbers and times are written.
    cells
        Texts of the row by column; a column that the table has not does not count.
    """
    spec, file = document.spec, io.StringIO()
    names = [name for name in spec.column_names if name in cells or name in spec.needed]
    rows = [names, [cells.get(name, "") for name in names]]
    csv.writer(file, delimiter=document.delimiter or ",").writerows(rows)
    found = read_table(file.getvalue().encode(), spec, document.context).problems
    return next((problem for problem in found if problem.severity == "error"), None)
