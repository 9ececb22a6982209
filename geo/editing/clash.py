"""What two planners changed alike, and the answers that the one who saves may give."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from geo.editing.changes import Action, ActionKind, RowChange
from geo.editing.row import HEADER, Cells

ClashKind = Literal["field", "deleted-there", "deleted-here", "not-found"]


@dataclass(frozen=True, slots=True)
class Clash:
    """One field or row that two planners changed. A save waits until the planner chooses which value to keep.

    Attributes
    ----------
    kind
        ``field``: both changed one cell. ``deleted-there``: the planner edited a row that others deleted.
        ``deleted-here``: the planner deleted a row that others changed. ``not-found``: no row of the file, or more than
        one, may be the row that the planner changed.
    table, handle
        Name of the table, and the handle by which the planner's change knows the row.
    column
        For ``field``, the column; else None.
    base, mine, theirs
        For ``field``, the text of the cell before both changes, in the planner's draft, and in the file now.
    found, there
        Handle and cells of the row in the file now; empty if no row was found.
    """

    kind: ClashKind
    table: str
    handle: str
    column: str | None = None
    base: str = ""
    mine: str = ""
    theirs: str = ""
    found: str = ""
    there: Cells = field(default_factory=dict)


def settlement(clash: Clash, change: RowChange, *, mine: bool) -> tuple[Action, ...]:
    """Return the actions that answer a clash.

    Parameters
    ----------
    clash
        What the planner answers.
    change
        The planner's change of the row that the clash is about.
    mine
        Whether to keep the planner's own value; else the one in the file.
    """
    table, handle = clash.table, clash.handle
    if clash.column is None and clash.found and change.after is None and clash.kind == "not-found" and mine:
        return Action("drop", table, handle), Action("delete", table, clash.found, clash.there)
    if clash.column is None:
        kind: ActionKind = "drop" if not mine else "keep" if clash.kind == "deleted-here" else "revive"
        return (Action(kind, table, handle, clash.there),)
    if handle == HEADER:
        return (Action("drop", table, handle, cells={clash.column: ""}),)
    columns = {clash.column: ""}
    if change.before is not None:
        return (Action("keep" if mine else "drop", table, handle, clash.there, columns),)
    # Both sides added the row: mine becomes an edit of theirs, with the other fields still to be settled.
    cells = {name: text for name, text in (change.after or {}).items() if text != clash.there.get(name, "")}
    unsettled = {name: "" for name in cells if name != clash.column and clash.there.get(name)}
    if not mine:
        cells.pop(clash.column, None)
    edit = Action("edit", table, clash.found, {**clash.there, **unsettled}, cells)
    return Action("delete", table, handle), edit
