"""A column of a file that may have the ids of its rows, though nobody reads it as such."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from geo.importing.foreign import ForeignTable
from geo.importing.mapping import ColumnMapping

_HALF = 0.5
_LIKE_AN_ID = re.compile(r"(?=.*[^\W\d_])\S{1,24}")
"""A word without spaces, and no plain number: those count rows in many files."""


def other_ids(table: ForeignTable, mapping: ColumnMapping, known: Collection[str]) -> str:
    """Return the heading of an unread column that may have the ids of a file in which names stand for ids; "" for none.

    Parameters
    ----------
    table
        The file's table.
    mapping
        How it is read.
    known
        Ids that the plan has.
    """
    if not mapping.id_is_name:
        return ""
    likely = (heading for heading in mapping.unread if _may_be_ids(table.column(heading)))
    return with_known_ids(table, mapping.unread, known) or next(likely, "")


def with_known_ids(table: ForeignTable, headings: Iterable[str], known: Collection[str]) -> str:
    """Return the first heading of a column of which at least half the texts are ids of the plan; "" for none.

    Parameters
    ----------
    table
        The file's table.
    headings
        Columns that may have them.
    known
        Ids that the plan has.
    """
    for heading in headings:
        texts = {text for text in table.column(heading) if text}
        if texts and sum(text in known for text in texts) >= _HALF * len(texts):
            return heading
    return ""


def _may_be_ids(texts: Sequence[str]) -> bool:
    return bool(texts) and len(set(texts)) == len(texts) and all(_LIKE_AN_ID.fullmatch(text) for text in texts)
