"""The part of a plan that a take-away or a link may show: a copy without the layers, chapters, remarks and notes to leave out.

Every take-away, and every page of a link, is made from such a copy. No format can therefore show more than another.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any

import pandas as pd

from geo.analysis.figures import table_of
from geo.columns import Column, TableSpec
from geo.deck import SINCE, hidden_ids, since_times
from geo.layers import LAYER, TABLE_OF
from geo.plan import LOST, Plan
from geo.problem import Problem, without_excerpts
from geo.reading.column_values import EXTRA
from geo.reading.tables import ROW, Table, empty_table
from geo.scene.window import Window, seen_in
from geo.schema import (
    ANNOTATIONS,
    BRIEFING,
    CHAPTER,
    CLOSURES,
    FIGURES,
    FOCUS,
    LAYERS,
    NOTES,
    PHASES,
    REMARKS,
    SOURCE,
    SOURCES,
    TABLES,
)

_OF_OTHER_ROWS = (
    "reference-unknown",
    "reference-self",
    "reference-period",
    "chapter-focus",
    "chapter-unknown",
    "cycle",
    "id-taken",
    "id-twin",
    "duplicate",
)
"""Beginnings of the codes of problems whose messages name other rows."""

_NOT_NAMED = {BRIEFING.name, PHASES.name}
"""Tables whose ids no other row names."""


def disclosed(
    plan: Plan,
    *,
    layers: Collection[str] | None = None,
    chapters: Collection[str] | None = None,
    window: Window | None = None,
    remarks: bool = False,
    notes: bool = False,
    extras: bool = True,
    since: bool = False,
    hidden_chapters: bool = False,
) -> Plan:
    """Return a copy of a plan with only what a take-away or a link may show.

    Where rows are left out, the others name none of them, and sources that no row cites any more are left out too.

    Parameters
    ----------
    plan
        It is not changed.
    layers
        Codes of :data:`geo.layers.LAYER` whose rows are kept; None for all.
    chapters
        Ids of the only chapters that are kept; None for all.
    window
        The time that is shown; None for all. Rows that reach over its ends are cut there.
    remarks, notes
        Whether remarks of rows, and speaker notes, are kept.
    extras
        Whether columns that no table has by itself are kept; they may hold remarks under another name. Without them no
        problem is told but a file that is not read, since a message may quote any cell, heading or name beside the plan.
    since
        Whether chapters say what has changed since the one before, also where that is left out.
    hidden_chapters
        Whether hidden chapters are kept, and what is on their maps: only a file for the speaker or the planner may have
        them. Annotations of chapters that the plan lacks are then kept too.
    """
    hidden = hidden_tables(layers)
    silent = {name for name, kept in ((REMARKS.name, remarks), (NOTES.name, notes)) if not kept}
    chapters = chapters if hidden_chapters else _open(plan, chapters)
    plan = _with_since(plan) if since else plan
    tables = {spec.name: _shown(plan, spec, hidden, chapters, window) for spec in TABLES}
    if not hidden_chapters or chapters is not None or window is not None:
        tables[ANNOTATIONS.name] = _of_chapters(tables[ANNOTATIONS.name], tables[BRIEFING.name])
    if hidden or window:
        tables = _among_themselves(tables)
    if layers is not None:
        tables[BRIEFING.name] = _on_layers(tables[BRIEFING.name], layers)
    if not extras:
        tables = {name: _of_the_schema(table) for name, table in tables.items()}
    tables = {name: _silenced(table, silent) for name, table in tables.items()}
    known = plan.problems if extras else [replace(p, sheet=None) for p in plan.problems if p.code in LOST]
    problems = [_unquoted(p, silent) for p in known if _is_told(p, tables, silent, hidden, chapters, window)]
    return replace(plan, tables=tables, problems=problems)


def _open(plan: Plan, chapters: Collection[str] | None) -> Collection[str] | None:
    """Return the chapters that are kept, without hidden ones; None if that is all of them."""
    secret = hidden_ids(plan.rows(BRIEFING))
    if not secret:
        return chapters
    return [name for name in (plan.rows(BRIEFING)[CHAPTER] if chapters is None else chapters) if name not in secret]


def _with_since(plan: Plan) -> Plan:
    """Return a plan whose chapters know the time of the one before, whichever are then left out."""
    briefing = plan.tables[BRIEFING.name]
    known = pd.Series(since_times(briefing.frame), index=briefing.frame.index, dtype=float)
    kept = replace(briefing, frame=briefing.frame.assign(**{SINCE: known}))
    return replace(plan, tables={**plan.tables, BRIEFING.name: kept})


def _of_chapters(annotations: Table, briefing: Table) -> Table:
    """Return the annotations of the chapters that are kept."""
    frame = annotations.frame
    kept = frame[frame[CHAPTER].isin(set(briefing.frame[CHAPTER]))].reset_index(drop=True)
    return replace(annotations, frame=kept, rows=annotations.rows - len(frame) + len(kept))


def hidden_tables(layers: Collection[str] | None) -> set[str]:
    """Return the names of the tables to leave out when only these layers (codes) are shown; none for None.

    Closures are on no layer, and left out with the first.
    """
    return (
        set() if layers is None else {CLOSURES.name} | {table for name, table in TABLE_OF.items() if name not in layers}
    )


def _shown(
    plan: Plan, spec: TableSpec, hidden: Collection[str], chapters: Collection[str] | None, window: Window | None
) -> Table:
    """Return a table with the rows that are kept."""
    table = plan.tables[spec.name]
    if spec.name in hidden:
        return empty_table(spec)
    frame = table.frame
    chosen = spec in (BRIEFING, ANNOTATIONS) and chapters is not None
    if chosen:
        frame = frame[frame[CHAPTER].isin(list(chapters or ()))].reset_index(drop=True)
    # Nobody knows of which time or chapter a row is that was set aside.
    aside = 0 if chosen or window is not None else table.rows - len(table.frame)
    if window is not None:
        frame = seen_in(window, plan, spec, frame)
    return replace(table, frame=frame, rows=len(frame) + aside, problems=[], aside=frozenset(), aside_frame=None)


def _among_themselves(tables: Mapping[str, Table]) -> dict[str, Table]:
    """Return the tables without sources that no row cites, and with references to their own rows alone."""
    focus = {name for value in tables[BRIEFING.name].frame[FOCUS] for name in value}
    citing = [table for table in tables.values() if SOURCE in table.spec.columns and table.spec is not SOURCES]
    cited = focus | {name for table in citing for name in table.frame[SOURCE]}
    sources = tables[SOURCES.name]
    frame = sources.frame[sources.frame[SOURCES.id].isin(cited)].reset_index(drop=True)
    kept = {**tables, SOURCES.name: replace(sources, frame=frame, rows=len(frame))}
    known = {name: set(map(str, table.frame[table.spec.id])) for name, table in kept.items() if name not in _NOT_NAMED}
    return {name: _naming(table, known) for name, table in kept.items()}


def _naming(table: Table, known: Mapping[str, Collection[str]]) -> Table:
    """Return a table whose references name rows of the tables that they refer to; a chapter points at rows of any."""
    named = {
        column.name: {i for name in column.refers or known for i in known.get(name, ())}
        for column in table.spec.columns
        if _names_rows(table, column)
    }
    return replace(
        table, frame=table.frame.assign(**{name: _among(table.frame[name], ids) for name, ids in named.items()})
    )


def _names_rows(table: Table, column: Column) -> bool:
    return bool(column.refers) or (table.spec is BRIEFING and column == FOCUS)


def _among(values: pd.Series, known: Collection[str]) -> list[Any]:
    """Return references without those to rows that are left out."""
    return [
        tuple(name for name in value if name in known) if isinstance(value, tuple) else value if value in known else ""
        for value in values
    ]  # fmt: skip


def _on_layers(briefing: Table, layers: Collection[str]) -> Table:
    """Return the chapters without the names of layers that are left out, and without figures of their rows."""
    known = {
        name: term.code for name in {n for told in briefing.frame[LAYERS] for n in told} if (term := LAYER.lookup(name))
    }
    told: Any = [tuple(name for name in names if known.get(name) in layers) for names in briefing.frame[LAYERS]]
    hidden = hidden_tables(layers)
    figures: Any = [tuple(code for code in codes if table_of(code) not in hidden) for codes in briefing.frame[FIGURES]]
    return replace(briefing, frame=briefing.frame.assign(**{LAYERS.name: told, FIGURES.name: figures}))


def _of_the_schema(table: Table) -> Table:
    """Return a table without the columns that the schema does not have."""
    own = [name for name in table.frame.columns if str(name).startswith(EXTRA)]
    return replace(table, frame=table.frame.drop(columns=own))


def _silenced(table: Table, silent: Collection[str]) -> Table:
    emptied: dict[str, Any] = {name: "" for name in silent if name in table.spec.column_names}
    return replace(table, frame=table.frame.assign(**emptied))


def _is_told(
    problem: Problem,
    tables: Mapping[str, Table],
    silent: Collection[str],
    hidden: Collection[str],
    chapters: Collection[str] | None,
    window: Window | None,
) -> bool:
    """Tell whether a problem is told: it is of what is shown, and names nothing else."""
    table = next((t for t in tables.values() if t.spec.file == problem.file), None)
    if problem.column in silent or (table is not None and table.spec.name in hidden):
        return False
    if window is not None and problem.code not in LOST:
        return False
    of_others = problem.code.startswith(_OF_OTHER_ROWS)
    if hidden and table is not None and _quotes_others(problem, table):
        return False
    if chapters is not None and table is not None and table.spec in (BRIEFING, ANNOTATIONS):
        return problem.row in set(table.frame[ROW]) and not of_others
    return not (hidden and of_others)


def _quotes_others(problem: Problem, table: Table) -> bool:
    """Tell whether a problem is of a source that is left out, or quotes a reference, which may be to a row that is left out."""
    if table.spec is SOURCES:
        return problem.code not in LOST and problem.row not in set(table.frame[ROW])
    return any(column.name == problem.column for column in table.spec.columns if _names_rows(table, column))


def _unquoted(problem: Problem, silent: Collection[str]) -> Problem:
    """Leave out what a message quotes of a whole row or file: it may contain a remark or note."""
    if not silent or problem.column is not None:
        return problem
    return replace(problem, text=without_excerpts(problem.text), value=None, fix=None)
