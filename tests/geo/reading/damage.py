"""What kinds of damage to a CSV are made of. Each is added to :data:`KINDS`, and test_damage.py tries it on many tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from geo.schema import PARENT, PLACEMENTS, UNIT_ID, UNIT_NAME

HEADER = list(PLACEMENTS.column_names)
ID, NAME, SUPERIOR = (HEADER.index(name) for name in (UNIT_ID, UNIT_NAME, PARENT))
END = "\r\n"


class Sheet(NamedTuple):
    """A clean table, and the place that a damage may choose.

    Attributes
    ----------
    rows
        Cells of each row below the header.
    at
        Index of the row to damage.
    pick
        A number from which a damage makes its other choices.
    """

    rows: list[list[str]]
    at: int
    pick: int

    def one_of(self, *choices: str) -> str:
        return choices[self.pick % len(choices)]


Harm = Callable[[Sheet], str | bytes]


@dataclass(frozen=True)
class Damage:
    """One kind of damage: its name, and what it makes of a table."""

    name: str
    harm: Harm

    def data(self, sheet: Sheet) -> bytes:
        """Return the damaged file."""
        harmed = self.harm(sheet)
        return harmed if isinstance(harmed, bytes) else harmed.encode()


KINDS: list[Damage] = []


def kind(harm: Harm) -> Harm:
    KINDS.append(Damage(harm.__name__.replace("_", " "), harm))
    return harm


def line(cells: list[str], delimiter: str = ",", *, quoted: bool = False) -> str:
    out = io.StringIO()
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=END, quoting=quoting).writerow(cells)
    return out.getvalue().removesuffix(END)


def wrapped(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def text_of(lines: list[str]) -> str:
    return END.join(lines) + END


def whole(sheet: Sheet, delimiter: str = ",", *, head: str = ",", quoted: bool = False) -> list[str]:
    return [line(HEADER, head), *(line(row, delimiter, quoted=quoted) for row in sheet.rows)]


def changed(sheet: Sheet, change: Callable[[str], str]) -> str:
    """Change the line of one row."""
    lines = whole(sheet)
    lines[sheet.at + 1] = change(lines[sheet.at + 1])
    return text_of(lines)


def with_cell(sheet: Sheet, column: int, change: Callable[[str], str]) -> str:
    """Change one cell of one row."""
    rows = [list(row) for row in sheet.rows]
    rows[sheet.at][column] = change(rows[sheet.at][column])
    return text_of(whole(sheet._replace(rows=rows)))


def within(sign: str) -> Callable[[str], str]:
    return lambda cell: cell[:1] + sign + cell[1:]


LATITUDE, UNTIL, MGRS, AS_OF = (HEADER.index(name) for name in ("latitude", "until", "mgrs", "as_of"))


def beside(sheet: Sheet, *strays: str) -> str:
    """Put lines before one row."""
    lines = whole(sheet)
    return text_of([*lines[: sheet.at + 1], *strays, *lines[sheet.at + 1 :]])


def with_column(sheet: Sheet, column: int, change: Callable[[str], str], delimiter: str = ",") -> str:
    """Change every cell of a column that has one."""
    rows = [[change(c) if i == column and c else c for i, c in enumerate(row)] for row in sheet.rows]
    return text_of(whole(sheet._replace(rows=rows), delimiter, head=delimiter))
