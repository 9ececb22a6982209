"""Names of columns that need no quotes in SQL."""

from __future__ import annotations

from collections.abc import Iterable

from geo.schema import (
    DATE,
    FROM,
    FUNCTION_COLUMN,
    LEVEL_COLUMN,
    MODE_COLUMN,
    STATUS_COLUMN,
    TEXT,
    TIME,
    UNTIL,
    VIEW_COLUMN,
)

RENAMED = {
    FROM.name: "from_time",
    UNTIL.name: "until_time",
    DATE.name: "date_told",
    FUNCTION_COLUMN.name: "unit_function",
    LEVEL_COLUMN.name: "command_level",
    MODE_COLUMN.name: "transport_mode",
    STATUS_COLUMN.name: "contribution_status",
    TEXT.name: "annotation_text",
    TIME.name: "chapter_time",
    VIEW_COLUMN.name: "chapter_view",
    "period": "period_told",
    "table": "table_name",
    "row": "file_row",
}
"""What a column is called in SQL whose own name is a word of SQL."""

_ADDED = ("fid", "geom")
"""Columns that a GeoPackage adds."""


def sql_names(names: Iterable[str]) -> list[str]:
    """Return names of columns that are no words of SQL, in their order; of two that differ only in case, the later has a number.

    Parameters
    ----------
    names
        Names of the columns of one table.

    Examples
    --------
    >>> sql_names(["from", "Name", "name"])
    ['from_time', 'Name', 'name_2']
    """
    taken, unique = set(_ADDED), []
    for name in names:
        wanted, count = RENAMED.get(name, name), 1
        free = wanted
        while free.casefold() in taken:
            count += 1
            free = f"{wanted}_{count}"
        taken.add(free.casefold())
        unique.append(free)
    return unique
