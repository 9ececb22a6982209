"""Finds lines among the rows that are no rows: a header again, signs without a letter, what Git leaves of a clash."""

from __future__ import annotations

import re

from geo.columns import TableSpec
from geo.problem import Finding, excerpt
from geo.reading.headings import folded, names_columns
from geo.reading.lines import RawRecord
from geo.schema import TABLES
from geo.words.text import Text

_CLASH = re.compile(r"(<{7}|={7}|>{7}|\|{7})( .*)?", re.DOTALL)
_MIXED, _OF_ANOTHER = "problems.header-again-mixed", "problems.header-again-other"
BLOCKS = (_MIXED, _OF_ANOTHER)
"""Keys of the texts about a header to which the rows below it belong; such a text also counts these rows."""

_TOTALS = frozenset(
    [
        "total", "totals", "sum", "sums", "subtotal", "sub-total", "gesamt", "summe", "insgesamt", "zwischensumme",
        "somme", "sous-total", "totale", "totaal", "suma", "razem", "ogółem", "łącznie", "celkem", "celkom", "spolu",
        "összesen", "всього", "усього", "разом", "итого", "всего", "итог", "сума", "toplam", "yhteensä", "kokku", "kopā",
        "ukupno", "общо", "σύνολο", "viso", "summa",
    ]
)  # fmt: skip
"""First words of a row that adds the others up."""

_FIGURE = re.compile(r"[=+-]?[\d\s.,'’%]+|=\s*\w+\(.*", re.DOTALL)
_FEWEST_NAMES = 3
"""A line with fewer names of columns is a row whose cells happen to be such words."""


def stray(record: RawRecord, header: list[str], spec: TableSpec) -> Finding | None:
    """Return an error if a record is certainly no row of the table, whatever its number of cells; else None.

    Parameters
    ----------
    record
        A record below the header.
    header
        The cells of the header, in small letters with underscores.
    spec
        The table.
    """
    cells = record.cells
    if cells and _may_be_total(cells) and _is_total(cells, header, spec):
        return Finding("row-total", "error", Text("problems.row-total", text=excerpt(_filled(cells)[0], 30)))
    if not cells or not _may_be_stray(cells[0]):
        return None
    text = "".join(cells)
    if _NOTE.match(cells[0]) and len(_filled(cells)) == 1:
        return Finding("row-note", "error", Text("problems.row-note", text=excerpt(cells[0].strip(), 30)))
    if _CLASH.fullmatch(cells[0]):
        return Finding("row-clash", "error", Text("problems.row-clash", text=excerpt(cells[0], 30)))
    if text.strip() and not any(c.isalnum() for c in text):
        return Finding("row-signs", "error", Text("problems.row-signs", text=excerpt(text.strip(), 30)))
    return _header_again(cells, header, spec)


def _may_be_total(cells: list[str]) -> bool:
    """Tell quickly whether the first cell that says something begins with a word for a total."""
    first = cells[0] or next((cell for cell in cells if cell), "")
    return _first_word(first) in _TOTALS


def _first_word(text: str) -> str:
    words = text.split(None, 1)
    return words[0].strip(" :.=*#").casefold() if words else ""


def _is_total(cells: list[str], header: list[str], spec: TableSpec) -> bool:
    """Tell whether a row adds the others up: it has figures beside the word, and lacks most of what a row needs."""
    told, *others = _filled(cells)
    named = dict(zip(header, cells, strict=False))
    lacking = sum(not named.get(column.name, "").strip() for column in spec.needed)
    figures = [cell for cell in others if _FIGURE.fullmatch(cell)]
    words = [cell for cell in others if not _FIGURE.fullmatch(cell)]
    return (
        bool(figures) and 2 * lacking >= len(spec.needed) and all(_first_word(w) in _TOTALS or w == told for w in words)
    )


def _filled(cells: list[str]) -> list[str]:
    return [cell.strip() for cell in cells if cell.strip()]


def _may_be_stray(first: str) -> bool:
    """Tell quickly whether a record may be no row: its first cell is the name of an id, or has no letter."""
    return folded(first.lstrip("\ufeff")) in _FIRST or not any(c.isalnum() for c in first) or first.startswith(_STARTS)


_NOTE = re.compile(r"(#|//|--|/\*|\*{2,}|;)\s*\w|\(?\d+ rows?\b.*\)?$|(eof|end)$|\*+ ?end\b", re.IGNORECASE)
_STARTS = (*"<>=|#/*-;(", "EOF", "eof", "END", "end")
_FIRST = frozenset(str(spec.columns[0]) for spec in TABLES)


def _header_again(cells: list[str], header: list[str], spec: TableSpec) -> Finding | None:
    names = [folded(cell.lstrip("\ufeff")) for cell in cells]
    if names == header:
        return Finding("header-again", "error", Text("problems.header-again"))
    named = [name for name in names if name]
    other = max((spec, *TABLES), key=lambda table: names_columns(named, table))
    if names_columns(named, other) < max(_FEWEST_NAMES, len(named) / 2):
        return None
    key = _MIXED if other is spec else _OF_ANOTHER
    return Finding("header-again", "error", Text(key, file=other.file))
