"""A planner's unsaved edits: steps that the planner can undo and redo until a save."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from geo.editing.actor import Planner
from geo.editing.changes import Action, Changes, Step, fold
from geo.editing.portion import Portion
from geo.words.text import Text


@dataclass
class Draft:
    """Steps that a planner took and has not saved.

    Attributes
    ----------
    steps
        Steps in the order in which the planner took them, undone ones at the end.
    done
        How many of the steps count; the planner undid the rest and can redo them.
    received
        For each sender, the number of its last message that the workspace dealt with; it ignores a message that comes
        again. None is ever forgotten: a browser may keep the edits of a closed page for years, and send them again.
    saving
        SHA-256 that the files would have after the save under way; "" if none is. If a server that starts finds files
        with this sum, the save was complete, although the server before it ended too early to note that.
    saved
        The part of the draft that this save is about; None for all of it.
    left
        Drafts of others that the planner chose to leave: when each was last written, by the id of its planner.
    """

    steps: list[Step] = field(default_factory=list)
    done: int = 0
    received: dict[str, int] = field(default_factory=dict)
    saving: str = ""
    saved: Portion | None = None
    left: dict[str, str] = field(default_factory=dict)

    def take(self, step: Step) -> None:
        """Add a step; steps that were undone can no longer be redone."""
        self.steps = [*self.steps[: self.done], step]
        self.done += 1
        self.saving, self.saved = "", None

    def undo(self) -> Step | None:
        """Undo the last step and return it; None if there is none."""
        if not self.done:
            return None
        self.done -= 1
        return self.steps[self.done]

    def redo(self) -> Step | None:
        """Redo the step that was undone last, and return it; None if there is none."""
        if self.done == len(self.steps):
            return None
        self.done += 1
        return self.steps[self.done - 1]

    def clear(self) -> None:
        """Forget all steps."""
        self.steps, self.done, self.saving, self.saved = [], 0, "", None

    def settle(
        self,
        saved: Portion | None,
        renamed: Mapping[tuple[str, str], str] | None = None,
        places: Mapping[tuple[str, str], str | None] | None = None,
    ) -> None:
        """Forget what the steps did to rows or fields that were saved.

        What remains keeps its steps, which can still be undone; steps that were undone are forgotten.

        Parameters
        ----------
        saved
            The part of the draft that was saved; None for all of it.
        renamed
            Handles of rows after the save, by table and the handle before it.
        places
            For new rows that remain, by table and handle, the rows that they follow now.
        """
        if saved is None:
            self.clear()
            return
        rest = _Rest(saved, self.changes, renamed or {}, places or {})
        left = [(step, tuple(filter(None, map(rest.of, step.actions)))) for step in self.steps[: self.done]]
        self.steps = [Step(step.label, actions) for step, actions in left if actions]
        self.done, self.saving, self.saved = len(self.steps), "", None

    @property
    def labels(self) -> tuple[Text | str, Text | str]:
        """The labels of the steps that an undo and a redo would take; "" for none."""
        undo = self.steps[self.done - 1].label if self.done else ""
        return undo, self.steps[self.done].label if self.done < len(self.steps) else ""

    @property
    def changes(self) -> Changes:
        """The change that the steps make to each row, without the undone ones; see :func:`geo.editing.changes.fold`."""
        return fold(self.steps[: self.done])


@dataclass(frozen=True)
class _Rest:
    """What a save of a part of a draft leaves of each action."""

    saved: Portion
    changes: Changes
    renamed: Mapping[tuple[str, str], str]
    places: Mapping[tuple[str, str], str | None]

    def of(self, action: Action) -> Action | None:
        """Return what is left of an action; None if all of it was saved."""
        row = action.table, action.handle
        columns = self.saved.get(row)
        if columns is not None and (not columns or (action.cells and columns >= action.cells.keys())):
            return None
        written = (self.changes[row].after if columns and row in self.changes else None) or {}
        now = {name: written[name] for name in columns or () if name in written}
        return replace(
            action,
            handle=self.renamed.get(row, action.handle),
            base={**action.base, **now} if action.base else action.base,
            cells={name: text for name, text in action.cells.items() if name not in now},
            place=self.places.get(row, action.place) if action.kind == "add" else action.place,
        )


@dataclass(frozen=True)
class KeptDraft:
    """A draft as it is kept, for somebody who may take it up.

    Attributes
    ----------
    planner
        Whose draft it is; the name is "" in a draft of an earlier version.
    time
        When it was last written, in UTC.
    draft
        Its steps.
    """

    planner: Planner
    time: datetime
    draft: Draft

    @property
    def stamp(self) -> str:
        """The time as text; a draft that is written again has another one."""
        return self.time.isoformat()
