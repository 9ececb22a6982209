"""The part of a plan that a take-away may show: a copy without the layers, chapters, remarks and notes to leave out.

Every take-away is made from such a copy. No format can therefore show more than another.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.columns import Column, TableSpec
from geo.layers import TABLE_OF
from geo.plan import Plan
from geo.problem import Problem, without_excerpts
from geo.reading.tables import ROW, Table, empty_table
from geo.schema import BRIEFING, CHAPTER, FOCUS, NOTES, REMARKS, TABLE_BY_NAME, TABLES

_OF_OTHER_TABLES = ("reference-unknown", "reference-self", "reference-period", "chapter-focus", "cycle", "id-taken")
"""Codes of problems whose messages name rows of other tables."""


def disclosed(
    plan: Plan,
    *,
    layers: Collection[str] | None = None,
    chapter: str | None = None,
    remarks: bool = False,
    notes: bool = False,
) -> Plan:
    """Return a copy of a plan with only what a take-away may show.

    Parameters
    ----------
    plan
        It is not changed.
    layers
        Codes of :data:`geo.layers.LAYER` whose rows are kept; None for all. References to rows of other layers become
        empty.
    chapter
        Id of the only chapter that is kept; None for all.
    remarks, notes
        Whether remarks of rows, and speaker notes, are kept.
    """
    hidden = hidden_tables(layers)
    silent = {name for name, kept in ((REMARKS.name, remarks), (NOTES.name, notes)) if not kept}
    gone = _ids(plan, hidden) - _ids(plan, set(TABLE_BY_NAME) - hidden)
    tables = {
        spec.name: empty_table(spec) if spec.name in hidden else _told(plan.tables[spec.name], silent, hidden, gone, chapter)
        for spec in TABLES
    }  # fmt: skip
    rows = set(tables[BRIEFING.name].frame[ROW])
    files = {TABLE_BY_NAME[name].file for name in hidden}
    problems = [
        _unquoted(problem, silent)
        for problem in plan.problems
        if problem.file not in files
        and problem.column not in silent
        and not (chapter and problem.file == BRIEFING.file and problem.row not in rows)
        and not (hidden and problem.code in _OF_OTHER_TABLES)
    ]
    return replace(plan, tables=tables, problems=problems)


def hidden_tables(layers: Collection[str] | None) -> set[str]:
    """Return the names of the tables to leave out when only these layers (codes) are shown; none for None."""
    return set() if layers is None else {table for name, table in TABLE_OF.items() if name not in layers}


def _ids(plan: Plan, names: Collection[str]) -> set[str]:
    return {str(i) for name in names for i in plan.rows(name)[TABLE_BY_NAME[name].id]}


def _told(
    table: Table, silent: Collection[str], hidden: Collection[str], gone: Collection[str], chapter: str | None
) -> Table:
    spec, frame = table.spec, table.frame
    aside = table.rows - len(frame)
    if spec is BRIEFING and chapter is not None:
        frame = frame[frame[CHAPTER] == chapter].reset_index(drop=True)
    emptied: dict[str, Any] = {name: "" for name in silent if name in spec.column_names}
    emptied |= {c.name: _kept(frame[c], gone) for c in spec.columns if _names_rows(spec, c, hidden)}
    return replace(table, frame=frame.assign(**emptied), rows=len(frame) + aside, problems=[], aside_frame=None)


def _names_rows(spec: TableSpec, column: Column, hidden: Collection[str]) -> bool:
    return bool(hidden) and (bool(column.refers) or (spec is BRIEFING and column == FOCUS))


def _kept(values: pd.Series, gone: Collection[str]) -> list[Any]:
    """Return references without those to rows that are left out."""
    return [
        tuple(name for name in value if name not in gone) if isinstance(value, tuple) else "" if value in gone else value
        for value in values
    ]  # fmt: skip


def _unquoted(problem: Problem, silent: Collection[str]) -> Problem:
    """Leave out what a message quotes of a whole row or file: it may contain a remark or note."""
    if not silent or problem.column is not None:
        return problem
    return replace(problem, text=without_excerpts(problem.text), value=None, fix=None)
