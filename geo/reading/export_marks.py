"""Reads through what programs write around a value, or for no value: ``="600"``, ``'600``, ``NaN``, ``N/A``."""

from __future__ import annotations

import re

from geo.columns import Column
from geo.problem import Finding, excerpt
from geo.reading.spreadsheet import EMPTY_MARKS, GUARD
from geo.words.text import Text

TYPED_MARKS = frozenset(mark.casefold() for mark in EMPTY_MARKS) | {"na", "n/a", "none", "n.a."}
"""What stands for no value, in any case, where a number, a time or a code must be; elsewhere it may be a text."""

_AS_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def through_marks(text: str, column: Column) -> tuple[str, Finding | None]:
    """Return the value that a cell means, and a notice if a program wrote something around it or in its place.

    Parameters
    ----------
    text
        The cell, stripped.
    column
        Its column.

    Returns
    -------
    tuple
        The text to read, "" if the cell means no value; and a notice or None.
    """
    if text.startswith('="') and (match := _AS_TEXT.fullmatch(text)):
        inner = match[1].replace('""', '"').strip()
        return inner, _notice("text-formula", text, inner)
    if column.kind in ("text", "id", "ids") and not column.refers:
        empty = text in EMPTY_MARKS and column.kind == "text"
        return ("", _notice("empty-mark", text, "")) if empty else (text, None)
    if text.casefold() in TYPED_MARKS:
        return "", _notice("empty-mark", text, "")
    if column.kind != "id" and text.startswith(GUARD) and len(text) > 1 and text.count(GUARD) == 1:
        return text[1:], _notice("text-mark", text, text[1:])
    return text, None


def _notice(code: str, text: str, fix: str) -> Finding:
    return Finding(code, "notice", Text(f"problems_cells.{code}", text=excerpt(text), fix=fix), fix)
