"""The text of CSV records: where each cell begins and ends, how to write a cell, and a text that grows row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.reading.lines import physical_lines
from geo.reading.quotes import loose_cells


def cell_spans(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return where each cell of a record begins and ends in its text, quotes included.

    Parameters
    ----------
    text
        One record that can be split, without its line end.
    delimiter
        One character, as :func:`geo.reading.header.find_delimiter` finds it.

    Examples
    --------
    >>> cell_spans('A,"b,c",', ",")
    [(0, 1), (2, 7), (8, 8)]
    """
    return [(cell.start, cell.end) for cell in loose_cells(text, delimiter)]


def changed_record(
    text: str, names: Sequence[str], changes: Mapping[str, str], delimiter: str, added: Sequence[str] = ()
) -> str:
    """Return the text of a record with some cells changed and others appended, and the rest byte for byte as it was.

    Parameters
    ----------
    text
        One record, without its line end.
    names
        Name of each of its cells; where a name occurs twice, the first is meant.
    changes
        New text of each changed cell, by name; a name that the record lacks is passed over.
    delimiter
        One character.
    added
        What the new cells say.
    """
    cells = loose_cells(text, delimiter)
    for index in reversed(range(len(names))):
        name, cell = names[index], cells[index]
        if name and name in changes and names.index(name) == index:
            text = text[: cell.start] + written_cell(changes[name], delimiter, quoted=cell.quoted) + text[cell.end :]
    if added and 0 < len(names) < len(cells):
        text = _without_ends(text, len(names), delimiter)
    return delimiter.join([text, *(written_cell(cell, delimiter) for cell in added)])


def _without_ends(text: str, width: int, delimiter: str) -> str:
    """Return a record without the separators after its last column, where nothing stands."""
    cells = loose_cells(text, delimiter)
    return text[: cells[width - 1].end]


def with_cells(text: str, header: Sequence[str], changes: Mapping[str, str], delimiter: str) -> str | None:
    """Return the text of a record with some cells changed, and the rest byte for byte as it was.

    Parameters
    ----------
    text
        One record, without its line end.
    header
        Names of the columns, in the order of the record; where a name occurs twice, the first is meant.
    changes
        New text of each changed cell, by column.
    delimiter
        One character.

    Returns
    -------
    str or None
        None if the record has more or fewer cells than the header, or the header lacks a changed column.

    Examples
    --------
    >>> with_cells('A,"b,c",', ["id", "name", "from"], {"name": "d"}, ",")
    'A,"d",'
    """
    if len(cell_spans(text, delimiter)) != len(header) or any(name not in header for name in changes):
        return None
    return changed_record(text, header, changes, delimiter)


def end_of(text: str) -> str:
    """Return the line end of a text: CR LF, LF, CR, or nothing."""
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\n", "\r")) else ""


def without_end(text: str) -> str:
    """Return a text without its line end."""
    return text[: len(text) - len(end_of(text))]


def written_cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    """Return a cell as a CSV file writes it, in quotes where it needs them.

    Parameters
    ----------
    text
        What the cell says.
    delimiter
        The delimiter of the file, which must be in quotes within a cell.
    quoted
        Whether to use quotes in any case, because the cell had them before.
    """
    risky = quoted or any(c in text for c in (delimiter, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if risky else text


def written_line(cells: Sequence[str], delimiter: str, end: str) -> str:
    """Return a record as a CSV file writes it; one empty cell becomes ``""``, so that the line is not blank.

    Parameters
    ----------
    cells
        What the cells say, in order.
    delimiter
        One character.
    end
        The line end, which closes the record.
    """
    body = delimiter.join(written_cell(cell, delimiter) for cell in cells)
    return (body or '""') + end


class Page:
    """A text that grows line by line, and remembers where its rows begin.

    Parameters
    ----------
    line_end
        The line end that a last line without one gets before a new row.

    Attributes
    ----------
    parts
        The text so far, in pieces.
    starts
        For each handle, the physical line on which its row begins, from 0.
    """

    def __init__(self, line_end: str) -> None:
        self.parts: list[str] = []
        self.starts: dict[str, int] = {}
        self._line_end = line_end
        self._count = 0

    def lines(self, lines: list[str]) -> None:
        """Add lines that belong to no row, each with its line end."""
        self.parts += lines
        self._count += len(lines)

    def row(self, handle: str, text: str) -> None:
        """Add a row of the file.

        Parameters
        ----------
        handle
            Names the row in :attr:`starts`.
        text
            The row with its line end; it may fill several lines.
        """
        self.starts[handle] = self._count
        self.parts.append(text)
        self._count += len(physical_lines(text)) if text else 0

    def new_row(self, handle: str, text: str) -> None:
        """Add a new row below the last line, and first end that line if it has no line end.

        Parameters
        ----------
        handle
            Names the row in :attr:`starts`.
        text
            The row with its line end.
        """
        if self.parts and not end_of(self.parts[-1]):
            self.parts[-1] += self._line_end
        self.row(handle, text)
