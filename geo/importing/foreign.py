"""A table of other people: named columns of texts, before anybody knows what they mean."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.errors import ForeignFileError
from geo.reading.limits import MAX_CELL_CHARACTERS, MAX_CELLS, MAX_COLUMNS, MAX_LINES
from geo.reading.workbook import column_letter
from geo.words.late import Late
from geo.words.text import Text, grouped


@dataclass(frozen=True)
class ForeignTable:
    """One table of a file.

    Attributes
    ----------
    name
        Its name in the file; that of the file if it has none.
    headings
        Names of its columns; no two are alike.
    rows
        Texts of the cells, as many in each row as there are headings.
    numbers
        Number of each row, as the program that shows the file counts it.
    delimiter
        What divided the cells; "" for a file that is no text.
    notes
        What was assumed about it.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    delimiter: str = ""
    notes: tuple[Text, ...] = field(default=())

    def column(self, heading: str) -> list[str]:
        """Return the cells of a column, by its heading."""
        at = self.headings.index(heading)
        return [row[at] for row in self.rows]


def foreign_table(
    name: str,
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    numbers: Sequence[int],
    delimiter: str = "",
    notes: Sequence[Text] = (),
) -> ForeignTable:
    """Return a table whose headings are all different, without columns that have neither a heading nor a cell.

    Parameters
    ----------
    name, headings, rows, numbers, delimiter, notes
        As for :class:`ForeignTable`; rows may be shorter than the headings.

    Raises
    ------
    ForeignFileError
        If the table is beyond a limit.
    """
    width = max([len(headings), *map(len, rows)])
    _check(len(rows), width)
    padded = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    _check_cells(padded, numbers)
    named = [*headings, *[""] * (width - len(headings))]
    filled = [at for at in range(width) if named[at].strip() or any(row[at] for row in padded)]
    unique = _unique([named[at].strip() or f"({column_letter(at)})" for at in filled])
    cells = tuple(tuple(row[at].strip() for at in filled) for row in padded)
    return ForeignTable(name, unique, cells, tuple(numbers), delimiter, tuple(notes))


def table_of_records(name: str, records: Sequence[dict[str, str]], notes: Sequence[Text] = ()) -> ForeignTable:
    """Return the table of records that each have some of the columns; its rows are numbered from 1.

    Parameters
    ----------
    name, notes
        As for :class:`ForeignTable`.
    records
        Cells of each row, by heading.
    """
    headings = list(dict.fromkeys(heading for record in records for heading in record))
    rows = [[_storable(record.get(heading, "")) for heading in headings] for record in records]
    return foreign_table(_storable(name), list(map(_storable, headings)), rows, range(1, len(rows) + 1), notes=notes)


def _storable(text: str) -> str:
    """Return a text as a file can have it: no NUL, no lone surrogate."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    found: list[str] = []
    for name in names:
        count, wanted = 1, name
        while wanted in found:
            count += 1
            wanted = f"{name} ({count})"
        found.append(wanted)
    return tuple(found)


def _check(rows: int, columns: int) -> None:
    for what, count, most in (
        ("columns", columns, MAX_COLUMNS),
        ("rows", rows, MAX_LINES),
        ("cells", rows * columns, MAX_CELLS),
    ):
        if count > most:
            told = Text(f"importing.refused.{what}", found=Late(grouped, count), limit=Late(grouped, most))
            raise ForeignFileError(told)


def _check_cells(rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> None:
    for row, number in zip(rows, numbers, strict=True):
        if max(map(len, row), default=0) > MAX_CELL_CHARACTERS:
            raise ForeignFileError(Text("importing.refused.cell", row=number, limit=Late(grouped, MAX_CELL_CHARACTERS)))
