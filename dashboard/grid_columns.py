"""The columns of a grid: their headings, and the values that a cell may have."""

from __future__ import annotations

from dashboard.load import Published
from geo.columns import Column, TableSpec
from geo.contract.editing import Choice, GridColumn
from geo.layers import LAYER
from geo.nations import all_countries, all_nations
from geo.schema import LAYERS, TABLE_BY_NAME
from geo.words.text import say


def grid_column(spec: TableSpec, name: str, index: int, shown: Published) -> GridColumn:
    """Return one column of a grid.

    Parameters
    ----------
    spec, name
        The table, and the name of the column in it, which a planner may have added.
    index
        Its place among the cells of a row, from 0.
    shown
        The plan with the planner's edits: other tables give the values that a cell may have.
    """
    if name not in spec.column_names:
        return _own_column(name, index)
    column = spec.column(name)
    return GridColumn(
        index=index,
        name=name,
        label=column.label,
        help=column.help,
        kind=column.kind,
        unit=column.unit_label,
        needed=name in spec.needed,
        choices=tuple(Choice(code=code, label=label) for code, label in _choices(column, shown).items()),
        strict=column.kind in ("term", "nation", "country"),
        most=column.most,
    )


def _own_column(name: str, index: int) -> GridColumn:
    """Return a column that the planner added."""
    return GridColumn(
        index=index,
        name=name,
        label=name,
        help=say("desk.own-column"),
        kind="text",
        unit="",
        needed=False,
        choices=(),
        strict=False,
        most=0,
    )


def _choices(column: Column, shown: Published) -> dict[str, str]:
    """Return the labels of the values that a cell may have, by code; empty if it may have any."""
    if column.vocabulary is not None:
        return column.vocabulary.labels
    if column.kind == "nation":
        return dict(all_nations())
    if column.kind == "country":
        return dict(all_countries())
    if column == LAYERS:
        return LAYER.labels
    found: dict[str, str] = {}
    for table in column.refers:
        key, label = TABLE_BY_NAME[table].id, TABLE_BY_NAME[table].label_column
        for row in shown.working.table(table).rows:
            found.setdefault(row.cells.get(key, ""), row.cells.get(label, ""))
    found.pop("", None)
    return found
