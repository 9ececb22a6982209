"""Rows of a plan's tables as people read them: heads of columns, and the text of each cell."""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pandas as pd

from geo.clock import told_instant
from geo.columns import Column, TableSpec
from geo.contract.layers import Head
from geo.grid import GridPosition, digits_for, format_mgrs
from geo.nations import nation_name
from geo.plan import Plan
from geo.reading.column_values import EXTRA
from geo.words.text import say

_DEGREES = "°"
"""The unit that follows a number without a space."""


def heads(plan: Plan, spec: TableSpec) -> tuple[Head, ...]:
    """Return the heads of a table: its columns in the schema, then the columns that a planner added.

    Parameters
    ----------
    plan
        Whose rows; they may have columns that the schema does not know.
    spec
        The table.
    """
    own = [Head(name=c.name, label=c.label) for c in spec.columns]
    extras = (name.removeprefix(EXTRA) for name in _extras(plan.rows(spec)))
    return (*own, *(Head(name=name, label=name) for name in extras))


def rows_with_cells(plan: Plan, spec: TableSpec) -> Iterator[tuple[dict[str, Any], tuple[str, ...]]]:
    """Yield every accepted row of a table: its values by column, and the texts of its cells in the order of :func:`heads`.

    Parameters
    ----------
    plan
        Whose rows.
    spec
        The table.
    """
    return zip(_rows(plan.rows(spec)), _cells(plan, spec), strict=True)


def finite(hours: float) -> float | None:
    """Return an instant (hours since H+0) as a scene gives it: None for an open end of a period."""
    return hours if math.isfinite(hours) else None


def cell_text(column: Column, value: Any, ceasefire: datetime | None = None) -> str:
    """Return what a person reads in a cell: labels for terms, names for nations, units for quantities.

    Parameters
    ----------
    column
        Decides how the value is written.
    value
        As the reader of the table gave it, for example hours since H+0 in a column of instants; None, NaN, "" and ()
        mean unknown, and give "".
    ceasefire
        The instant H+0 in UTC, by which an instant has a date; None if the plan gives none.

    Examples
    --------
    >>> cell_text(NATION, "FRA")
    'France (FRA)'
    """
    if value in (None, "", ()) or (isinstance(value, float) and math.isnan(value)):
        return ""
    if column.kind == "instant":
        return told_instant(value, ceasefire)
    if column.kind == "instants":
        return "; ".join(told_instant(at, ceasefire) for at in value)
    if column.kind == "terms" and column.vocabulary is not None:
        return "; ".join(column.vocabulary.label(code) for code in value)
    if column.vocabulary is not None:
        return column.vocabulary.label(value)
    if column.kind in ("nation", "country"):
        return f"{nation_name(value)} ({value})"
    if column.kind in ("ids", "bounds"):
        return "; ".join(part if isinstance(part, str) else f"{part:.10g}" for part in value)
    if isinstance(value, GridPosition):
        return format_mgrs(value.latitude, value.longitude, digits_for(value.side_km))
    return _quantity_text(value, column) if isinstance(value, float) else str(value)


def _quantity_text(value: float, column: Column) -> str:
    number = f"{value:,.0f}" if value.is_integer() and column.kind != "latitude" else f"{value:.10g}"
    if column.unit == _DEGREES:
        return f"{number}{column.unit}"
    return say("scene.cells.quantity", number=number, unit=column.unit_label) if column.unit else number


def _extras(frame: pd.DataFrame) -> list[str]:
    return [str(c) for c in frame.columns if str(c).startswith(EXTRA)]


def _cells(plan: Plan, spec: TableSpec) -> Iterator[tuple[str, ...]]:
    """Return the texts of the cells, row by row."""
    frame = plan.rows(spec)
    texts: list[list[str]] = []
    for column in spec.columns:
        values = frame[column].tolist()
        if column.kind in ("id", "text", "date", "sidc"):
            texts.append([str(v) for v in values])
        else:
            known = {v: cell_text(column, v, plan.settings.ceasefire) for v in set(values)}
            texts.append([known[v] for v in values])
    texts += [[str(v) for v in frame[extra]] for extra in _extras(frame)]
    return zip(*texts, strict=True)


def _rows(frame: pd.DataFrame) -> Iterator[dict[str, Any]]:
    names = [str(column) for column in frame.columns]
    return (dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None))
