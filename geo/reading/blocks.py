"""Finds the rows below a second header in one file: they belong to it, and are told as one block."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from geo.columns import TableSpec
from geo.problem import Finding
from geo.reading.fit import misfits
from geo.reading.headings import column_names
from geo.reading.lines import RawRecord
from geo.reading.strays import BLOCKS
from geo.schema import TABLE_BY_FILE
from geo.words.text import Text


def with_blocks(
    body: Sequence[RawRecord], found: Mapping[int, Finding], cells: Sequence[str], spec: TableSpec
) -> list[RawRecord]:
    """Return the records with what was found at some, and with the rows below another header marked as its rows.

    Parameters
    ----------
    body
        The records below the header of the file.
    found
        What is wrong with records that are no rows, by their index.
    cells
        Cells of the header of the file.
    spec
        The table of the file.
    """
    marked = list(body)
    names = column_names(cells, spec)
    for at, finding in found.items():
        if finding.text.key in BLOCKS:
            below = _below(body, at, found)
            other = TABLE_BY_FILE[str(finding.text.values["file"])]
            heads = column_names(body[at].cells, other)
            rows = [i for i in below if not _is_own(body[i].cells, names, spec, heads, other)]
            for index in rows:
                marked[index] = body[index]._replace(form="other", finding=None)
            finding = replace(finding, text=Text(finding.text.key, **finding.text.values, count=len(rows)))  # noqa: PLW2901
        marked[at] = body[at]._replace(finding=finding)
    return marked


def _below(body: Sequence[RawRecord], at: int, found: Mapping[int, Finding]) -> list[int]:
    """Return the indices of the rows below a header, until the next line that is no row."""
    rows = []
    for index in range(at + 1, len(body)):
        if index in found:
            break
        if not body[index].broken and any(cell.strip() for cell in body[index].cells):
            rows.append(index)
    return rows


def _is_own(
    cells: Sequence[str], names: Sequence[str], spec: TableSpec, heads: Sequence[str], other: TableSpec
) -> bool:
    """Tell whether a row can only be one of the file's own table."""
    if len(cells) != len(names) or misfits(cells, names, spec):
        return False
    return len(cells) != len(heads) or misfits(cells, heads, other) > 0
