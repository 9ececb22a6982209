"""Tells footers from rows: a few lines of prose after the last row, which the file keeps and no table shows."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence

from geo.reading.lines import RawRecord

MOST_FOOTERS = 3
"""The most lines that may be footers; more prose than that is taken for rows that lost their delimiters."""

MOST_FOOTER_CELLS = 3
"""The most cells that a footer with delimiters fills; a row fills more."""

SEPARATORS = ",;\t|"
"""What may divide the cells of a row."""

_ANNOUNCED = re.compile(r"(#|©|(sources?|notes?|remarks?):)\s*\S.*", re.IGNORECASE | re.DOTALL)
_WORD = re.compile(r"[(«“‘]?([^\W\d_]+([-’'/][^\W\d_]+)*|\d{1,4}|&|[–—]|\S+://\S+)[)»”’.,:;!?]*")
_CAPITALS = re.compile(r"[A-Z]{2,}[^a-z]*")
_FEWEST_WORDS = 3
_LONGEST_WORD = 200
"""Characters of a word of prose; an address may be as long."""


def is_footer(cells: list[str], width: int) -> bool:
    """Tell whether a record at the end of a file is prose, and cannot be a row of data.

    It is none if it is one word, or if any delimiter splits it into as many cells as the header has.

    Parameters
    ----------
    cells
        Its cells, by the delimiter of the file.
    width
        Number of columns of the header.
    """
    if not cells or any(cells[MOST_FOOTER_CELLS:]):
        return False
    filled = [cell.strip() for cell in cells if cell.strip()]
    if not filled or not cells[0].strip():
        return False
    announced = _ANNOUNCED.fullmatch(filled[0]) is not None and len(" ".join(filled).split()) > 1
    if len(filled) > 1:
        return announced and len(cells) != width and not _is_row(" ".join(filled), width)
    if announced or len(cells) == width:
        return announced and not _is_row(filled[0], width)
    return _is_prose(filled[0]) and not _is_row(filled[0], width) and not _is_record(filled[0])


def without_footers(records: Sequence[RawRecord], width: int) -> int:
    """Return how many records of a file are not footers; the footers follow them, perhaps with blank lines between.

    A table in which every record would be a footer has none, nor has one with more than :data:`MOST_FOOTERS`.

    Parameters
    ----------
    records
        The records below the header, in order.
    width
        Number of columns of the header.
    """
    kept, footers = len(records), 0
    while kept and _passes(records[kept - 1], width):
        kept -= 1
        footers += any(cell.strip() for cell in records[kept].cells)
    return kept if kept and 0 < footers <= MOST_FOOTERS else len(records)


def _passes(record: RawRecord, width: int) -> bool:
    if record.finding is not None or record.form != "plain":
        return False
    return not any(cell.strip() for cell in record.cells) or is_footer(record.cells, width)


def _is_row(text: str, width: int) -> bool:
    return any(count == width for count in _counts(text))


def _is_record(text: str) -> bool:
    return any(count > _FEWEST_WORDS for count in _counts(text))


def _counts(text: str) -> list[int]:
    """Return into how many cells each delimiter splits a text."""
    counts = []
    for mark in SEPARATORS:
        counts.append(text.count(mark) + 1)
        if '"' in text:
            counts += [len(cells) for cells in csv.reader([text.replace("\r", " ").replace("\n", " ")], delimiter=mark)]
    return [count for count in counts if count > 1]


def _is_prose(text: str) -> bool:
    """Tell whether a text is a sentence: plain words and whole numbers, and not the cells of a row with spaces between."""
    words = text.split()
    if len(words) < _FEWEST_WORDS or max(map(len, words)) > _LONGEST_WORD:
        return False
    if words[0][0].isdigit() or _CAPITALS.fullmatch(words[0]):
        return False
    return all(_WORD.fullmatch(word) for word in words)
