"""What every page for editing gets, and a table as the grid shows it."""

from __future__ import annotations

from typing import Literal

from msgspec import UNSET, UnsetType

from geo.contract.part import Part
from geo.contract.words import Words

Severity = Literal["clash", "error", "warning", "notice"]


class Choice(Part):
    """A value that a cell may have: its code, and its label."""

    code: str
    label: str


class Editing(Part):
    """Who edits, and what is unsaved.

    Attributes
    ----------
    plan_id
        Names the plan for edits under way, whatever its name; "" until the browser has sent a planner.
    planner
        Name as typed; None until the browser has sent one.
    unsaved, clashes
        Number of rows with unsaved changes, and of clashes.
    undo, redo
        Label of the step that undo or redo would take; "" for none.
    received
        Number of the last message that the server acted upon, by sender.
    refusal
        Why the last message was refused; None if it was not.
    notes
        What the planner should know of the last verb that was done.
    templates
        On the map, what people call the templates that may be placed, by name; else absent.
    offered
        On the map, the number of drafts without their browser that the planner may take up; else absent.
    form
        On the map, what the form of a chapter asks for, in its order; absent elsewhere, and until there is a planner.
    """

    plan_id: str
    planner: str | None
    unsaved: int
    clashes: int
    undo: str
    redo: str
    received: dict[str, int]
    refusal: str | None
    offered: int | UnsetType = UNSET
    form: tuple[GridColumn, ...] | UnsetType = UNSET
    notes: tuple[str, ...] = ()
    templates: tuple[Choice, ...] | UnsetType = UNSET


class GridColumn(Part):
    """One column of the grid, or of a form.

    Attributes
    ----------
    index
        Its place among the cells of a row, from 0.
    name, label, help, kind, unit
        As in :class:`geo.columns.Column`.
    needed
        Whether a file must have it.
    choices
        Values that its cells may have; empty for any text.
    strict
        Whether a cell must be one of the choices.
    most
        For a list of instants or terms, how many of them count; 0 for any number.
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
    most: int


class GridRow(Part):
    """One row of the grid.

    Attributes
    ----------
    handle
        Names the row in a message.
    number
        Row number in a spreadsheet; 0 for a row that is not in the file.
    cells
        Texts in the order of the columns; for a raw row, its whole text alone.
    raw
        Whether the text of the row cannot be split into cells.
    edited
        Indices of the columns with unsaved edits.
    new
        Whether the file does not contain the row yet.
    """

    handle: str
    number: int
    cells: tuple[str, ...]
    raw: bool
    edited: tuple[int, ...]
    new: bool


class GridProblem(Part):
    """A problem or a clash of a row, at the index of a column; -1 for one of the whole row."""

    column: int
    severity: Severity
    message: str
    fix: str | None


class GridData(Part):
    """One table for the grid.

    Attributes
    ----------
    plan, table, title
        Name of the plan and of the table, and what people call the table.
    columns, rows
        Columns in the order of the file, and the rows that the grid shows.
    total, matching
        Number of rows of the table, and of those that pass the filter.
    problems, notes
        Clashes and problems, the worst first, and the last day before ``until`` as a date, by the handle of the row.
    ceasefire
        H+0 as a UTC date-time, by which a form takes dates; None if the plan gives none.
    hours
        Hours since H+0 of each instant in the rows, by its text; texts that are no instant are left out.
    key
        Indices of the columns of the key.
    focus, focus_column
        Handle of the row to show first, and name of the column to point at; None for none.
    positioned
        Whether its rows have positions.
    revision
        Changes with every change of what is shown.
    editing
        Who edits; None if nobody can edit.
    words
        The client's texts; absent if the language is English.
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
    ceasefire: str | None
    hours: dict[str, float]
    key: tuple[int, ...]
    focus: str | None
    focus_column: str | None
    positioned: bool
    revision: str
    editing: Editing | None
    words: Words | UnsetType = UNSET


class PlannerQuestion(Part):
    """Input of the component that asks for a name: the known name (or null), whether to ask, and the client's texts."""

    known: str | None
    ask: bool
    words: Words | UnsetType = UNSET
