"""The keys of a table's rows as text, which their handles are made of."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from geo.columns import TableSpec
from geo.editing.row import CONTENT_MARK, Cells
from geo.reading.cells import cell_reader
from geo.reading.context import Context
from geo.reading.formats import Formats

_SEPARATOR = "\x1f"


class RecordKeys:
    """Reads keys as the reader of the file does: two texts of one instant are the same key.

    Parameters
    ----------
    spec
        The table.
    header
        Name under which each column is read; "" for none.
    delimiter
        What divides the cells of the rows.
    context
        What plan.toml says of times and numbers.
    sound
        Cells of the rows that fit the header: they show how the file writes dates.
    """

    def __init__(
        self, spec: TableSpec, header: list[str], delimiter: str, context: Context, sound: Sequence[list[str]]
    ) -> None:
        self._spec, self._header = spec, header
        known = [column for column in spec.columns if column.name in header]
        self._formats = Formats(known, lambda name: {cells[header.index(name)] for cells in sound}, delimiter, context)

    def of(self, rows: Sequence[list[str]]) -> list[str]:
        """Return the key of each row as text, instants as hours; "" for a row whose id is empty or missing.

        Rows without cells stand for those that do not fit the header.
        """
        parts: list[list[str]] = []
        for name in self._spec.key:
            if name not in self._header:
                parts.append([""] * len(rows))
                continue
            column = self._spec.column(name)
            at, read = self._header.index(name), cell_reader(column, self._formats.of(column))
            texts = [cells[at].strip() if cells else "" for cells in rows]
            known = {text: _key_text(read(text)[0], text) if text else "" for text in set(texts)}
            parts.append([known[text] for text in texts])
        return [_SEPARATOR.join(key) if key[0] else "" for key in zip(*parts, strict=True)]


def handles(keys: Sequence[str], rows: Sequence[Cells]) -> Iterator[str]:
    """Yield the handle of each row: its key; or, if that is empty or not unique, its content and a count.

    Parameters
    ----------
    keys, rows
        Key and cells of each row.
    """
    often = Counter(keys)
    seen: Counter[str] = Counter()
    for key, cells in zip(keys, rows, strict=True):
        if key and often[key] == 1:
            yield key
            continue
        content = f"{key}{CONTENT_MARK}{_digest(cells)}"
        yield f"{content}{CONTENT_MARK}{seen[content]}" if seen[content] else content
        seen[content] += 1


def _digest(cells: Cells) -> str:
    text = _SEPARATOR.join(f"{name}={cell}" for name, cell in sorted(cells.items()) if cell)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _key_text(value: object, text: str) -> str:
    return text if value is None else f"{value:g}" if isinstance(value, float) else str(value)
