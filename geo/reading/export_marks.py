"""Reads through what programs write around a value, or for no value: ``="600"``, ``'600``, ``NaN``, ``N/A``."""

from __future__ import annotations

import re

from geo.columns import Column
from geo.problem import Finding, excerpt
from geo.reading.spreadsheet import EMPTY_MARKS, GUARD
from geo.words.text import Text

TYPED_MARKS = frozenset(mark.casefold() for mark in EMPTY_MARKS) | {"na", "n/a", "none", "n.a."}
"""What stands for no value, in any case, where a number, a time or a code must be; elsewhere it may be a text."""

NO_TEXT = frozenset(["n/a", "n.a.", "#n/a", "#na", "#nv", "#n/d", "#н/д", "-", "--", "---", "–", "—", "―", "?"])
"""What stands for no value also where a text must be: no name, remark or publisher is written so."""

PERHAPS_NO_TEXT = frozenset(["na", "none", "nil", "null", "nan", "nat"])
"""What programs write for no value, but a planner may mean as a text; in a text it is kept, with a warning."""

NO_NUMBER = frozenset(["-", "--", "---", "–", "—", "―", ".", "tbd", "tbc", "unknown", "unk", "unk.", "nil"])
"""What says of a number that it is not known; of a time it does not say that the time is open."""

_DASHES = frozenset(["-", "--", "---", "–", "—", "―"])
_UNKNOWN_KINDS = ("whole", "number", "precision")

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
        return _text_mark(text) if column.kind == "text" else (text, None)
    folded = text.casefold()
    if folded in TYPED_MARKS or folded in (NO_NUMBER if column.kind in _UNKNOWN_KINDS else _DASHES):
        return "", _notice("empty-mark", text, "")
    if column.kind != "id" and text.startswith(GUARD) and len(text) > 1 and text.count(GUARD) == 1:
        return text[1:], _notice("text-mark", text, text[1:])
    return text, None


def _text_mark(text: str) -> tuple[str, Finding | None]:
    folded = text.casefold()
    if text in EMPTY_MARKS or folded in NO_TEXT:
        return "", _notice("empty-mark", text, "")
    if folded in PERHAPS_NO_TEXT:
        return text, Finding("text-empty-mark", "warning", Text("problems_cells.text-empty-mark", text=excerpt(text)))
    return text, None


def _notice(code: str, text: str, fix: str) -> Finding:
    return Finding(code, "notice", Text(f"problems_cells.{code}", text=excerpt(text), fix=fix), fix)
