"""The text of CSV records: where cells stand, how new ones are written, and a text that grows row by row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geo.reading.lines import physical_lines


def cell_spans(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Return where each cell of one sound record begins and ends, quotes included; the text has no final line end."""
    spans: list[tuple[int, int]] = []
    start, quoted, fresh = 0, False, True
    for index, character in enumerate(text):
        if character == '"' and (quoted or fresh):
            quoted = not quoted
        elif character == delimiter and not quoted:
            spans.append((start, index))
            start, fresh = index + 1, True
            continue
        fresh = character == '"' and not quoted and text[start : start + 1] == '"'
    return [*spans, (start, len(text))]


def with_cells(text: str, header: Sequence[str], changes: Mapping[str, str], delimiter: str) -> str | None:
    """Return the text of one record with cells changed, by the names of its header; None when it does not fit the header."""
    spans = cell_spans(text, delimiter)
    if len(spans) != len(header) or any(name not in header for name in changes):
        return None
    for index in reversed(range(len(header))):
        name = header[index]
        if name in changes and header.index(name) == index:
            start, stop = spans[index]
            quoted = text[start : start + 1] == '"'
            text = text[:start] + written_cell(changes[name], delimiter, quoted=quoted) + text[stop:]
    return text


def end_of(text: str) -> str:
    """Return the line end of a text: CR LF, LF, CR, or nothing."""
    return "\r\n" if text.endswith("\r\n") else text[-1:] if text.endswith(("\n", "\r")) else ""


def without_end(text: str) -> str:
    """Return a text without its line end."""
    return text[: len(text) - len(end_of(text))]


def written_cell(text: str, delimiter: str, *, quoted: bool = False) -> str:
    """Return a cell as it stands in a file: in quotes where it was, or where it must be."""
    risky = quoted or any(c in text for c in (delimiter, '"', "\r", "\n"))
    return '"' + text.replace('"', '""') + '"' if risky else text


def written_line(cells: Sequence[str], delimiter: str, end: str) -> str:
    """Return a record as it stands in a file."""
    body = delimiter.join(written_cell(cell, delimiter) for cell in cells)
    return (body or '""') + end


class Page:
    """A text as it grows line by line, and where its rows begin."""

    def __init__(self, line_end: str) -> None:
        self.parts: list[str] = []
        self.starts: dict[str, int] = {}
        self._line_end = line_end
        self._count = 0

    def lines(self, lines: list[str]) -> None:
        """Add lines that are no rows."""
        self.parts += lines
        self._count += len(lines)

    def row(self, handle: str, text: str) -> None:
        """Add a row, which may fill several lines."""
        self.starts[handle] = self._count
        self.parts.append(text)
        self._count += len(physical_lines(text)) if text else 0

    def new_row(self, handle: str, text: str) -> None:
        """Add a row below the last line, which gets an end if it has none."""
        if self.parts and not end_of(self.parts[-1]):
            self.parts[-1] += self._line_end
        self.row(handle, text)
