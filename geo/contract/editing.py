"""What every page that edits is told, and a table as the grid shows it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from geo.contract.part import Part
from geo.contract.words import Words

Severity = Literal["error", "warning", "notice"]


class Editing(Part):
    """Who edits, and what is unsaved.

    Attributes
    ----------
    planner
        Name as typed; None until the browser has said so.
    unsaved, clashes
        Rows that are changed and not saved, and fields or rows that others changed too.
    undo, redo
        Label of the step that would be undone or redone; "" for none.
    received
        By sender, the number of the last message that was acted upon.
    refusal
        Why the last message was refused; None when it was not.
    """

    planner: str | None
    unsaved: int
    clashes: int
    undo: str
    redo: str
    received: dict[str, int]
    refusal: str | None


class Choice(Part):
    """What a cell may hold: a code, and what a person reads."""

    code: str
    label: str


class GridColumn(Part):
    """One column of the grid.

    Attributes
    ----------
    index
        Its place among the cells of a row.
    name, label, help, kind, unit
        As in :class:`geo.columns.Column`.
    needed
        Whether a file must have it.
    choices
        What its cells may hold; empty: anything.
    strict
        Whether a cell must be one of the choices.
    """

    index: int
    name: str
    label: str
    help: str
    kind: str
    unit: str
    needed: bool
    choices: tuple[Choice, ...]
    strict: bool


class GridRow(Part):
    """One row of the grid.

    Attributes
    ----------
    handle
        What an edit names it by.
    number
        The row that a spreadsheet would show; 0 for one that is not in the file.
    cells
        Texts by the index of their column; the row's whole text alone where it cannot be split.
    raw
        Whether it cannot be split into cells.
    edited
        Indices of the columns that are edited.
    new
        Whether the file does not hold it yet.
    """

    handle: str
    number: int
    cells: tuple[str, ...]
    raw: bool
    edited: tuple[int, ...]
    new: bool


class GridProblem(Part):
    """A problem of a row, at the index of a column; -1: the row."""

    column: int
    severity: Severity
    message: str
    fix: str | None


class GridData(Part):
    """One table for the grid.

    Attributes
    ----------
    plan, table, title
        Name of the plan and of the table, and what a person calls the table.
    columns, rows
        What is shown.
    total, matching
        Rows of the table, and those that hold what was looked for.
    problems, notes
        By handle: problems, and the last day before ``until``.
    key
        Indices of the columns that name a row.
    focus, focus_column
        Handle of the row to show first, and the column to point at; None: none.
    positioned
        Whether its rows have positions.
    revision
        Changes with every change of what is shown.
    editing
        Who edits; None where nothing can be edited.
    words
        The client's texts; absent where they are English.
    """

    plan: str
    table: str
    title: str
    columns: tuple[GridColumn, ...]
    rows: tuple[GridRow, ...]
    total: int
    matching: int
    problems: dict[str, list[GridProblem]]
    notes: dict[str, str]
    key: tuple[int, ...]
    focus: str | None
    focus_column: str | None
    positioned: bool
    revision: str
    editing: Editing | None
    words: Words | UnsetType = UNSET


class PlannerQuestion(Part):
    """What the component that asks for a name is told: the name that is known, whether to ask, and its texts."""

    known: str | None
    ask: bool
    words: Words | UnsetType = UNSET
