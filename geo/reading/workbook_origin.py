"""Where a table comes from that is read from a workbook, and where the workbook shows the place of a problem."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from geo.problem import Finding, Problem, SheetPlace
from geo.schema import TABLES

ORIGIN = "sheet/"
"""What contents put before the name of a table's file for its origin."""


@dataclass(frozen=True, slots=True)
class Origin(Finding):
    """Where the bytes of a table's file come from, if it has none of its own.

    Attributes
    ----------
    workbook, sheet
        Name of the workbook, and of the sheet in it; "" for a workbook that could not be read.
    letters
        The name of each column, and the letter above it.
    notes
        What was assumed about the sheet.
    total
        A sum of the bytes that the sheet gave; an edit makes others.
    """

    workbook: str = ""
    sheet: str = ""
    letters: tuple[tuple[str, str], ...] = ()
    notes: tuple[Finding, ...] = ()
    total: bytes = b""

    def gave(self, content: bytes | Finding) -> bool:
        """Tell whether what a table's file contains is still what the sheet gave, so that the rows have the same places."""
        return not isinstance(content, bytes) or total_of(content) == self.total

    def place(self, problem: Problem) -> SheetPlace:
        """Return where the sheet shows the place of a problem."""
        return SheetPlace(self.workbook, self.sheet, dict(self.letters).get(problem.column or "", ""))


def total_of(data: bytes) -> bytes:
    """Return a sum of bytes."""
    return hashlib.blake2b(data, digest_size=16).digest()


def origin_of(contents: Mapping[str, object], file: str) -> Origin | None:
    """Return where the bytes of a table's file come from; None if it is a file of its own.

    Parameters
    ----------
    contents
        The plan's files by name.
    file
        Name of the table's file.
    """
    found = contents.get(ORIGIN + file)
    return found if isinstance(found, Origin) else None


def origins(contents: Mapping[str, object]) -> dict[str, Origin]:
    """Return where the bytes of tables come from that have no file of their own, by the name of that file."""
    return {spec.file: found for spec in TABLES if (found := origin_of(contents, spec.file)) is not None}
