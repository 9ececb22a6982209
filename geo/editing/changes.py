"""What a planner changed, as data: steps that can be undone, and the one change that they make to each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from geo.editing.row import Cells
from geo.words.text import Text

ActionKind = Literal["edit", "add", "delete", "keep", "drop", "revive"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done to one row.

    Attributes
    ----------
    kind
        ``edit`` cells, ``add`` or ``delete`` the row. The others answer a clash: ``keep`` the planner's change,
        ``drop`` it, or ``revive`` a row that others deleted.
    table, handle
        Name of the table, and the handle of the row in it; see :class:`geo.editing.row.Row`. A new row gets a
        handle that no row of the file has.
    base
        Cells of the row in the file when the planner did this; empty for a new row.
    cells
        For ``edit`` and ``add``, the new text of each column. For ``keep`` and ``drop``, the columns that the answer is
        about; their texts do not count, and empty means the whole row.
    place
        For ``add``, the handle of the row that the new one follows; None puts it after the last row.
    beside
        For a new row, the handle of the row of the file that already has its key, when the planner wants both rows;
        else "".
    siblings
        Handles of the other rows with the same id in the file when the planner did this. The merge does not take one
        of them for this row with another time.
    """

    kind: ActionKind
    table: str
    handle: str
    base: Cells = field(default_factory=dict)
    cells: Cells = field(default_factory=dict)
    place: str | None = None
    beside: str = ""
    siblings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """Actions that a planner does and undoes at once.

    Attributes
    ----------
    label
        What the planner did, as the app shows it beside undo and redo; words only in a draft of an older version.
    actions
        One for each row that the step touches, in order.
    """

    label: Text | str
    actions: tuple[Action, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for a file, which :func:`step_of` reads back; the label is kept as a key with its values."""
        names = Action.__slots__
        label = self.label if isinstance(self.label, str) else self.label.as_dict()
        return {"label": label, "actions": [{n: getattr(a, n) for n in names} for a in self.actions]}


def step_of(data: Mapping[str, Any]) -> Step:
    """Return the step that :meth:`Step.as_dict` turned into plain data.

    Raises
    ------
    KeyError, TypeError
        If the data lacks a field, or has one that no step has.
    """
    actions = ({**action, "siblings": tuple(action.get("siblings", ()))} for action in data["actions"])
    return Step(_label_of(data["label"]), tuple(Action(**action) for action in actions))


def _label_of(data: object) -> Text | str:
    """Return the label that a draft keeps as a key with values, or that an older draft keeps as words."""
    if not isinstance(data, Mapping):
        return str(data)
    label = Text(str(data["key"]), **data["values"])
    try:
        str(label)
    except (KeyError, ValueError):  # a draft of another version, whose catalogue had other keys or values
        return str(data["key"])
    return label


@dataclass(frozen=True, slots=True)
class RowChange:
    """The difference that all steps together make to one row.

    Attributes
    ----------
    table, handle
        Name of the table, and the handle of the row in it.
    before
        Cells of the row in the file; a changed column has the text from just before its first change. None for a
        new row.
    after
        The changed cells, or all cells of a new row; None for a deleted row.
    place
        For a new row, the handle of the row that it follows; None puts it after the last row.
    beside
        For a new row, the handle of the row of the file that has the same key, when the planner wants both; else "".
    siblings
        Handles of the other rows with the same id when the planner changed this one.
    """

    table: str
    handle: str
    before: Cells | None
    after: Cells | None
    place: str | None = None
    beside: str = ""
    siblings: tuple[str, ...] = ()

    @property
    def kind(self) -> Literal["added", "deleted", "changed"]:
        """Whether the row was added, deleted or changed."""
        return "added" if self.before is None else "deleted" if self.after is None else "changed"


Changes = dict[tuple[str, str], RowChange]


def fold(steps: Iterable[Step]) -> Changes:
    """Return the changes that steps make together, by table and handle, without rows that end as they began."""
    changes: Changes = {}
    for step in steps:
        for action in step.actions:
            key = action.table, action.handle
            changed = _FOLDS[action.kind](changes.get(key), action)
            if changed is None:
                _forget(changes, key)
            else:
                changes[key] = changed
    return changes


def _forget(changes: Changes, key: tuple[str, str]) -> None:
    """Take a change away; new rows that follow a new row which is no more follow the row before it."""
    gone = changes.pop(key, None)
    if gone is None or gone.before is not None:
        return
    table, handle = key
    for other, change in changes.items():
        if change.place == handle and change.table == table:
            changes[other] = replace(change, place=gone.place)


def _edited(change: RowChange | None, action: Action) -> RowChange | None:
    if change is None or change.after is None:
        change = RowChange(action.table, action.handle, dict(action.base), {}, siblings=action.siblings)
    after = {**(change.after or {}), **action.cells}
    if change.before is None:
        return replace(change, after=after, beside=action.beside)
    known = change.after or {}
    before = {**action.base, **{name: change.before[name] for name in known if name in change.before}}
    after = {name: text for name, text in after.items() if text != before.get(name, "")}
    return replace(change, before=before, after=after) if after else None


def _added(_: RowChange | None, action: Action) -> RowChange:
    return RowChange(action.table, action.handle, None, dict(action.cells), action.place, action.beside)


def _deleted(change: RowChange | None, action: Action) -> RowChange | None:
    if change is not None and change.before is None:
        return None
    return RowChange(action.table, action.handle, dict(action.base), None, siblings=action.siblings)


def _kept(change: RowChange | None, action: Action) -> RowChange | None:
    """Keep the planner's change, and count it from what the file has now."""
    if change is None:
        return None
    if change.after is None:
        return replace(change, before=dict(action.base))
    before = dict(action.base)
    if change.before is not None:
        settled = {name: action.base[name] for name in action.cells if name in action.base}
        others = {name: text for name, text in change.before.items() if name not in action.cells}
        before = {**others, **settled}
    after = {name: text for name, text in change.after.items() if text != before.get(name, "")}
    return replace(change, before=before, after=after) if after else None


def _dropped(change: RowChange | None, action: Action) -> RowChange | None:
    if change is None or change.after is None or not action.cells:
        return None
    after = {name: text for name, text in change.after.items() if name not in action.cells}
    return replace(change, after=after) if after else None


def _revived(change: RowChange | None, _: Action) -> RowChange | None:
    if change is None or change.before is None or change.after is None:
        return change
    return RowChange(change.table, change.handle, None, {**change.before, **change.after})


_FOLDS = {
    "edit": _edited,
    "add": _added,
    "delete": _deleted,
    "keep": _kept,
    "drop": _dropped,
    "revive": _revived,
}
