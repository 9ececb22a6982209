"""What a planner changed, as data: steps that can be undone, folded into one change for each row."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from geo.editing.document import Cells
from geo.words.catalogue import is_key
from geo.words.text import Text

ActionKind = Literal["edit", "add", "delete", "keep", "drop", "revive"]


@dataclass(frozen=True, slots=True)
class Action:
    """One thing done to one row.

    Attributes
    ----------
    kind
        ``edit`` cells, ``add`` or ``delete`` the row; and the answers to a clash: ``keep`` mine, ``drop`` mine,
        ``revive`` a row that others deleted.
    table, handle
        Which row; see :class:`geo.editing.document.Row`. A new row has a handle of its own.
    base
        The row in the file when this was done; empty for a new row.
    cells
        For ``edit`` and ``add``, the cells written; for ``keep`` and ``drop``, the columns meant (empty: the row).
    place
        For ``add``, the handle of the row that it follows; None: after the last.
    beside
        For a new row, the handle of the row in the file that has its key already: two rows are meant, not one.
    siblings
        Handles of the other rows of its id in the file when this was done: none of them is this row, moved.
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
    """Actions that are done, undone and told as one.

    Attributes
    ----------
    label
        What was done, for the planner; a page words its own.
    actions
        What became of which rows.
    """

    label: Text | str
    actions: tuple[Action, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return plain data for a file; :func:`step_of` is its inverse."""
        names = Action.__slots__
        label = self.label if isinstance(self.label, str) else self.label.as_dict()
        return {"label": label, "actions": [{n: getattr(a, n) for n in names} for a in self.actions]}


def step_of(data: Mapping[str, Any]) -> Step:
    """Return a step from plain data. Raises KeyError or TypeError for data that is none."""
    actions = ({**action, "siblings": tuple(action.get("siblings", ()))} for action in data["actions"])
    return Step(_label_of(data["label"]), tuple(Action(**action) for action in actions))


def _label_of(data: object) -> Text | str:
    """Return a label as a draft keeps it: a key with values, or the words of an older draft."""
    if isinstance(data, Mapping) and is_key(str(data["key"])):
        return Text(str(data["key"]), **data["values"])
    return str(data["key"]) if isinstance(data, Mapping) else str(data)


@dataclass(frozen=True, slots=True)
class RowChange:
    """What became of one row, all steps together.

    Attributes
    ----------
    table, handle
        Which row.
    before
        The row as it was in the file, for each changed column when it was first changed; None for a new row.
    after
        Changed cells, or all of a new row; None for a deleted row.
    place
        For a new row, the handle of the row that it follows; None: after the last.
    beside
        For a new row, the handle of the row in the file beside which it stands although they have one key.
    siblings
        Handles of the other rows of its id when it was changed.
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
        """What a person calls it."""
        return "added" if self.before is None else "deleted" if self.after is None else "changed"


Changes = dict[tuple[str, str], RowChange]


def fold(steps: Iterable[Step]) -> Changes:
    """Return the change of each row that steps leave different; what came back to where it was is none."""
    changes: Changes = {}
    for step in steps:
        for action in step.actions:
            key = action.table, action.handle
            changed = _FOLDS[action.kind](changes.get(key), action)
            if changed is None:
                changes.pop(key, None)
            else:
                changes[key] = changed
    return changes


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
    """Take what now stands in the file as what mine is a change of."""
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
